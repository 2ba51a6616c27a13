//! A roll's folder while it is built: what fails leaves nothing behind.

use super::fault::Fault;
use super::folder;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Files that are written apart, inside the folder, and moved to their places in the end. When it is dropped before,
/// they go, and so does the folder if it was not there before.
pub struct Draft {
    dir: PathBuf,
    made: bool,
    /// None once it is gone.
    files: Option<TempDir>,
}

impl Draft {
    /// Begins in a folder that is empty or not there yet, or in any with `force`.
    ///
    /// # Errors
    /// [`Fault::NotAFolder`], [`Fault::NotEmpty`], [`Fault::Unreadable`].
    pub fn begin(dir: &Path, force: bool) -> Result<Self, Fault> {
        let name = || dir.display().to_string();
        let unreadable = |source: io::Error| Fault::Unreadable {
            file: name(),
            source,
        };
        let made = match fs::read_dir(dir) {
            Ok(mut entries) => match entries.next().transpose().map_err(unreadable)? {
                Some(entry) if !force => {
                    let found = entry.file_name().to_string_lossy().into_owned();
                    return Err(Fault::NotEmpty { dir: name(), found });
                }
                _ => false,
            },
            Err(error) if error.kind() == ErrorKind::NotFound => {
                fs::create_dir_all(dir).map_err(unreadable)?;
                true
            }
            Err(_) if dir.is_file() => return Err(Fault::NotAFolder { dir: name() }),
            Err(error) => return Err(unreadable(error)),
        };
        let mut draft = Self {
            dir: dir.to_owned(),
            made,
            files: None,
        };
        let files = tempfile::Builder::new()
            .prefix(".unfinished-")
            .tempdir_in(dir);
        draft.files = Some(files.map_err(unreadable)?);
        Ok(draft)
    }

    /// # Errors
    /// When the file can't be made.
    pub fn create(&self, name: &str) -> io::Result<File> {
        File::create_new(self.path(name)?)
    }

    /// Moves the files to their places. The one that makes the folder a roll's goes first and comes last, so that
    /// whatever happens in between leaves no roll of files that don't belong together.
    ///
    /// # Errors
    /// When a file can't be moved.
    pub fn finish(mut self) -> io::Result<()> {
        match fs::remove_file(self.dir.join(folder::ROLL)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        for name in [folder::LEVELS, folder::LEAVES, folder::ROLL] {
            fs::rename(self.path(name)?, self.dir.join(name))?;
        }
        self.made = false;
        Ok(())
    }

    fn path(&self, name: &str) -> io::Result<PathBuf> {
        let gone = || io::Error::from(ErrorKind::NotFound);
        Ok(self.files.as_ref().ok_or_else(gone)?.path().join(name))
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        self.files = None;
        if self.made {
            // only ever removes an empty folder
            let _ = fs::remove_dir(&self.dir);
        }
    }
}
