//! Running the command.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

pub const A: &str = "wasm1qyqszqgpqyqszqgpqyqszqgpqyqszqgpc0styh";
pub const B: &str = "wasm1qgpqyqszqgpqyqszqgpqyqszqgpqyqszftkw0p";

/// A folder of a user's files, from which the command runs.
pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// With a roll of so many leaves, in `roll`; the weight of each is its place in the list, from 1.
    pub fn with_roll(leaves: usize) -> Self {
        let folder = Self::new().with("l.csv", list(leaves));
        folder.roll(&["build", "l.csv", "--out", "roll"]).success();
        folder
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        fs::write(self.path().join(name), content).unwrap();
        self
    }

    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap()
    }

    pub fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.text(name)).unwrap()
    }

    /// Rewrites a file.
    pub fn change(&self, name: &str, change: impl FnOnce(Vec<u8>) -> Vec<u8>) {
        let path = self.path().join(name);
        fs::write(&path, change(fs::read(&path).unwrap())).unwrap();
    }

    /// Replaces a text in a file, which has it.
    pub fn replace(&self, name: &str, from: &str, to: &str) {
        let text = self.text(name);
        assert!(text.contains(from), "{text}");
        fs::write(self.path().join(name), text.replacen(from, to, 1)).unwrap();
    }

    /// What lies in a folder of it, by name.
    pub fn entries(&self, name: &str) -> Vec<PathBuf> {
        let dir = self.path().join(name);
        let entries = fs::read_dir(&dir).unwrap();
        let mut entries: Vec<_> = entries
            .map(|entry| PathBuf::from(entry.unwrap().file_name()))
            .collect();
        entries.sort();
        entries
    }

    pub fn roll(&self, args: &[&str]) -> Finished {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tributary"));
        command.arg("roll").args(args).stdin(Stdio::null());
        let output = command.current_dir(self.path()).output().unwrap();
        Finished {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Root, total weight and count as `roll.json` has them.
    pub fn published(&self) -> [String; 6] {
        let roll = self.json("roll/roll.json");
        [
            "--root".to_owned(),
            roll["root"].as_str().unwrap().to_owned(),
            "--total-weight".to_owned(),
            roll["total_weight"].to_string(),
            "--leaf-count".to_owned(),
            roll["leaf_count"].to_string(),
        ]
    }
}

/// The address at a place of [`list`], from 0.
pub fn address(index: usize) -> String {
    let api = embedded_chain::Bech32Api::default();
    api.account(&format!("leaf {index}")).into_string()
}

pub fn list(leaves: usize) -> String {
    let rows: String = (0..leaves)
        .map(|index| format!("{},{}\n", address(index), index + 1))
        .collect();
    format!("address,weight\n{rows}")
}

#[derive(Debug)]
pub struct Finished {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Finished {
    #[track_caller]
    pub fn success(self) -> String {
        assert_eq!(self.code, Some(0), "{}\n{}", self.stdout, self.stderr);
        assert_eq!(self.stderr, "", "no bar without a terminal");
        self.stdout
    }

    #[track_caller]
    pub fn json(self) -> Value {
        serde_json::from_str(&self.success()).unwrap()
    }

    /// Failed, and said this.
    #[track_caller]
    pub fn failed(self, code: i32, expected: &str) {
        assert_eq!(self.stderr, format!("error: {expected}\n"));
        assert_eq!((self.code, self.stdout.as_str()), (Some(code), ""));
    }

    /// Failed, and said something that contains this.
    #[track_caller]
    pub fn failed_with(self, code: i32, expected: &str) {
        assert!(self.stderr.contains(expected), "{expected}\n{self:?}");
        assert_eq!((self.code, self.stdout.as_str()), (Some(code), ""));
    }
}
