//! A chain's folder, and what it says about itself.

use super::fault::Fault;
use super::ports::Ports;
use anyhow::{Context, Result};
use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;
use serde::{Deserialize, Serialize};
use std::fs::{self, File, Permissions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{self, Path, PathBuf};
use tempfile::Builder;

/// Of every chain of this command.
pub const CHAIN_ID: &str = "tributary-localnet";

/// A chain's folder, there or not.
pub struct Home(PathBuf);

/// What a chain's folder says about itself, in `localnet.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub chain_id: String,
    /// wasmd's version.
    pub wasmd: String,
    /// The wasmd that the node runs, or ran last.
    pub binary: PathBuf,
    pub ports: Ports,
    pub stage: Stage,
    /// The deployment file, once there is one.
    pub deployment: Option<PathBuf>,
}

/// How far a chain has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Its genesis is being written.
    Begun,
    /// Nothing is deployed.
    Made,
    Deploying,
    Deployed,
}

/// Nobody else works in the folder as long as this lives.
pub struct Lock(#[expect(dead_code, reason = "held, not read")] File);

impl Home {
    /// # Errors
    /// When there is no working directory for a relative path.
    pub fn at(folder: PathBuf) -> Result<Self> {
        let folder = match folder.canonicalize() {
            Ok(folder) => folder,
            Err(_not_there_yet) => path::absolute(folder)?,
        };
        Ok(Self(folder))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// What wasmd calls its home.
    pub fn node(&self) -> PathBuf {
        self.0.join("node")
    }

    pub fn keys(&self) -> PathBuf {
        self.0.join("keys")
    }

    pub fn log(&self) -> PathBuf {
        self.0.join("node.log")
    }

    pub fn pid(&self) -> PathBuf {
        self.0.join("node.pid")
    }

    /// The deployment, as it is copied to where the user wants it.
    pub fn deployment(&self) -> PathBuf {
        self.0.join("deployment.json")
    }

    fn record(&self) -> PathBuf {
        self.0.join("localnet.json")
    }

    fn lock_file(&self) -> PathBuf {
        self.0.join("lock")
    }

    /// Makes the folder if need be.
    ///
    /// # Errors
    /// [`Fault::Foreign`], [`Fault::Busy`].
    pub fn lock(&self) -> Result<Lock> {
        self.assert_ours()?;
        fs::create_dir_all(&self.0)
            .with_context(|| format!("cannot make the folder {}", self.0.display()))?;
        let path = self.lock_file();
        let file =
            File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(Lock(file)),
            Err(Errno::WOULDBLOCK) => Err(Fault::Busy {
                home: self.0.clone(),
            }
            .into()),
            Err(error) => Err(error).with_context(|| format!("cannot lock {}", path.display())),
        }
    }

    /// As [`lock`](Self::lock), but where there is no chain there is nothing to lock, and nothing is made.
    ///
    /// # Errors
    /// [`Fault::Busy`].
    pub fn lock_if_any(&self) -> Result<Option<Lock>> {
        self.record().exists().then(|| self.lock()).transpose()
    }

    /// A folder without a record is ours if there is nothing in it, so that nobody's files are ever overwritten or deleted.
    fn assert_ours(&self) -> Result<()> {
        let entries = match fs::read_dir(&self.0) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => {
                return Err(error).with_context(|| format!("cannot read {}", self.0.display()));
            }
        };
        let paths = entries
            .map(|entry| Ok(entry?.path()))
            .collect::<io::Result<Vec<_>>>()?;
        let ours = paths.contains(&self.record()) || paths.iter().all(|p| *p == self.lock_file());
        if ours {
            return Ok(());
        }
        Err(Fault::Foreign {
            home: self.0.clone(),
        }
        .into())
    }

    /// The chain's record, or none where there is no chain.
    ///
    /// # Errors
    /// [`Fault::Foreign`]; [`Fault::HalfMade`] also when the record can't be understood.
    pub fn read(&self) -> Result<Option<Record>> {
        self.assert_ours()?;
        let bytes = match fs::read(self.record()) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                let path = self.record();
                return Err(error).with_context(|| format!("cannot read {}", path.display()));
            }
        };
        match serde_json::from_slice::<Record>(&bytes) {
            Ok(record) if record.stage != Stage::Begun => Ok(Some(record)),
            _ => Err(Fault::HalfMade {
                home: self.0.clone(),
            }
            .into()),
        }
    }

    /// In one step: a record is never half written.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn write(&self, record: &Record) -> Result<()> {
        write_whole(&self.record(), &serde_json::to_vec_pretty(record)?)
    }

    /// Deletes everything. Returns whether there was anything.
    ///
    /// # Errors
    /// [`Fault::Foreign`].
    pub fn delete(&self) -> Result<bool> {
        self.assert_ours()?;
        match fs::remove_dir_all(&self.0) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error).with_context(|| format!("cannot delete {}", self.0.display())),
        }
    }
}

impl Record {
    /// # Errors
    /// [`Fault::Stale`] for a chain that this command would not have made.
    pub fn assert_fits(&self, home: &Home, wasmd: &str) -> Result<(), Fault> {
        for (what, found, expected) in [
            ("the chain id", &*self.chain_id, CHAIN_ID),
            ("wasmd", &self.wasmd, wasmd),
        ] {
            if found != expected {
                return Err(Fault::Stale {
                    home: home.path().to_owned(),
                    what,
                    expected: expected.to_owned(),
                    found: found.to_owned(),
                });
            }
        }
        Ok(())
    }
}

/// Writes a file in one step, and makes the folder it is in.
///
/// # Errors
/// When the disk does not take it.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    write_with_mode(path, bytes, 0o666)
}

/// As [`write_whole`], for nobody else to read.
///
/// # Errors
/// As [`write_whole`].
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<()> {
    write_with_mode(path, bytes, 0o600)
}

/// `mode`: less what the user's mask takes away.
fn write_with_mode(path: &Path, bytes: &[u8], mode: u32) -> Result<()> {
    let write = || {
        let folder = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut file = Builder::new()
            .permissions(Permissions::from_mode(mode))
            .tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.persist(path)?;
        io::Result::Ok(())
    };
    write().with_context(|| format!("cannot write {}", path.display()))
}
