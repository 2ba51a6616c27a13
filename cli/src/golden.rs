//! Files that tests hold what is printed to.

use std::path::Path;
use std::{env, fs};

/// The text is that of a file of this package. `UPDATE_GOLDEN=1` writes the file instead.
#[track_caller]
pub fn assert(file: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1") {
        fs::write(path, text).unwrap();
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    let differs = expected.lines().zip(text.lines()).find(|(a, b)| a != b);
    assert!(
        expected == text,
        "{file} differs: {differs:?}; if that is meant: UPDATE_GOLDEN=1"
    );
}

/// A text, and those lines of another that are not in it.
pub fn both(text: &str, other: &str) -> String {
    let further = other
        .lines()
        .filter(|line| !text.lines().any(|l| l == *line));
    let further: String = further.map(|line| format!("+ {line}\n")).collect();
    format!("{text}\n\n{further}")
}
