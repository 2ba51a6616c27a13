//! Hashes, typed or taken of a file.

use crate::input::InputError;
use anyhow::Result;
use cosmwasm_std::Binary;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use tributary_api::HASH_BYTES;

/// A content hash, in one of two ways.
#[derive(Debug, clap::Args)]
#[group(multiple = false)]
pub struct ContentArgs {
    /// The content's hash: 64 hex digits, or base64 of 32 bytes
    #[arg(long, value_name = "HASH", value_parser = hash)]
    pub hash: Option<Binary>,

    /// The content itself: its SHA-256 is taken, the file stays here
    #[arg(long, value_name = "PATH")]
    pub file: Option<PathBuf>,
}

impl ContentArgs {
    /// # Errors
    /// [`InputError::Unreadable`].
    pub fn read(self) -> Result<Option<Binary>, InputError> {
        match (self.hash, self.file) {
            (Some(hash), _) => Ok(Some(hash)),
            (None, Some(path)) => sha256(&path).map(Some),
            (None, None) => Ok(None),
        }
    }
}

/// 32 bytes in hex or base64.
///
/// # Errors
/// What was expected.
pub fn hash(text: &str) -> Result<Binary, String> {
    let bytes = match hex::decode(text) {
        Ok(bytes) => Binary::from(bytes),
        Err(_no_hex) => Binary::from_base64(text).unwrap_or_default(),
    };
    if bytes.len() == HASH_BYTES {
        return Ok(bytes);
    }
    Err(format!(
        "expected 64 hex digits or base64 of {HASH_BYTES} bytes, found {} characters that are neither",
        text.chars().count()
    ))
}

fn sha256(path: &Path) -> Result<Binary, InputError> {
    let mut hasher = Hasher(Sha256::new());
    File::open(path)
        .and_then(|file| io::copy(&mut BufReader::new(file), &mut hasher))
        .map(|_bytes| hasher.0.finalize().to_vec().into())
        .map_err(|source| InputError::Unreadable {
            file: path.display().to_string(),
            source,
        })
}

struct Hasher(Sha256);

impl io::Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
