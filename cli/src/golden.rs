//! Files that tests hold what is printed to.

use std::path::Path;

/// The text is that of a file of this package. `UPDATE_GOLDEN=1` writes the file instead.
#[track_caller]
pub fn assert(file: &str, text: &str) {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    suite::assert_golden_at(&package.join(file), text);
}

/// A text, and those lines of another that are not in it.
pub fn both(text: &str, other: &str) -> String {
    let further = other
        .lines()
        .filter(|line| !text.lines().any(|l| l == *line));
    let further: String = further.map(|line| format!("+ {line}\n")).collect();
    format!("{text}\n\n{further}")
}
