//! The files that lines name.

use super::run::{address, addressed, roll_steps};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Text files by name, capitals in them standing for addresses.
pub const FILES: &[(&str, &str)] = &[
    ("weights.csv", "address,weight\nALICE,10\nBOB,20\n"),
    ("changes.csv", "address,weight\nALICE,15\nBOB,0\n"),
    ("scores.csv", "address,score\nALICE,30\nBOB,70\n"),
    (
        "charges.csv",
        "payer,query_id,units,digest\nALICE,q-1,3,HASH\nBOB,q-2,,\n",
    ),
    (
        "verdicts.csv",
        "contribution_id,verdict,weight,reason\n4,accepted,10,\n5,rejected,,sent before\n",
    ),
    ("robin.wav", "a robin sings"),
];

/// A folder with all of them, `birds-roll`, a roll's folder, and `proof.json`, the proof of one of its leaves.
pub struct Files(TempDir);

impl Files {
    pub fn new() -> Self {
        Self::of(addressed, FILES, address("BOB"))
    }

    /// With these files, and the leaf of `proven`.
    pub fn of(addressed: impl Fn(&str) -> String, texts: &[(&str, &str)], proven: String) -> Self {
        let files = Self(tempfile::tempdir().unwrap());
        for (name, text) in texts {
            fs::write(files.path(name), addressed(text)).unwrap();
        }
        roll_steps(&files, &proven);
        files
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), addressed(text)).unwrap();
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn root(&self) -> &Path {
        self.0.path()
    }
}
