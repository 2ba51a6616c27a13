//! Running the command, and checking what it wrote as `sha256sum --check` does.

use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

pub const CONTRACTS: [&str; 2] = ["tributary.wasm", "cw20_base.wasm"];
pub const CHECKSUMS: &str = "checksums.txt";

/// A user's folder, from which the command runs.
pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn artifacts(&self, args: &[&str]) -> Finished {
        let output = Command::new(env!("CARGO_BIN_EXE_tributary"))
            .arg("artifacts")
            .args(args)
            .current_dir(self.0.path())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        Finished {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

pub struct Finished {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Finished {
    #[track_caller]
    pub fn success(self) -> String {
        assert_eq!(self.code, Some(0), "{}", self.stderr);
        self.stdout
    }

    #[track_caller]
    pub fn json(self) -> Value {
        serde_json::from_str(&self.success()).unwrap()
    }

    /// What it says of the failure; it prints nothing else.
    #[track_caller]
    pub fn failure(self) -> String {
        assert_eq!(self.code, Some(1), "{}", self.stderr);
        assert_eq!(self.stdout, "");
        self.stderr
    }
}

/// The names in a folder, sorted.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

pub fn sha256(path: &Path) -> String {
    hex::encode(Sha256::digest(fs::read(path).unwrap()))
}

/// Each line of `checksums.txt`: a file's name, and whether the file is there and has that SHA-256. Like
/// `sha256sum --check --strict`, it takes no line of another form: 64 hex digits, two spaces, name.
pub fn checked(folder: &Path) -> Vec<(String, bool)> {
    let list = fs::read_to_string(folder.join(CHECKSUMS)).unwrap();
    assert!(list.ends_with('\n'), "{list:?}");
    let lines = list.lines().map(|line| {
        let (sum, name) = line.split_once("  ").expect(line);
        assert_eq!(sum.len(), 64, "{line}");
        let path = folder.join(name);
        (name.to_owned(), path.is_file() && sha256(&path) == sum)
    });
    lines.collect()
}

#[track_caller]
pub fn assert_fits(folder: &Path) {
    assert_eq!(
        checked(folder),
        CONTRACTS.map(|name| (name.to_owned(), true))
    );
}
