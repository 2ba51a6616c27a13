//! Files that pin what is promised outside.

use std::path::Path;
use std::{env, fs};

/// Compares with `golden/<file>` exactly; with `UPDATE_GOLDEN=1` in the environment, writes it.
#[track_caller]
pub fn assert_golden(file: &str, found: &str) {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    assert_golden_at(&golden.join(file), found);
}

/// The same with any file.
#[track_caller]
pub fn assert_golden_at(path: &Path, found: &str) {
    if env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1") {
        fs::write(path, found).unwrap();
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == found {
        return;
    }
    let line = expected
        .lines()
        .zip(found.lines())
        .position(|(a, b)| a != b)
        .unwrap_or_else(|| expected.lines().count().min(found.lines().count()));
    panic!(
        "{} differs from line {} on\n- {}\n+ {}\nif that is meant: UPDATE_GOLDEN=1",
        path.display(),
        line + 1,
        expected.lines().nth(line).unwrap_or("(end)"),
        found.lines().nth(line).unwrap_or("(end)"),
    );
}
