//! Files as they are read, with a bar on stderr, if that is a terminal.

use crate::input::InputError;
use indicatif::{ProgressBar, ProgressBarIter, ProgressStyle};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

/// A file that shows how far it is read. The bar goes when it is dropped.
pub type Source = BufReader<ProgressBarIter<File>>;

/// Opens a file, and gives the name that its errors bear.
///
/// # Errors
/// [`InputError::Unreadable`].
pub fn open(path: &Path, what: &'static str) -> Result<(String, Source), InputError> {
    let name = path.display().to_string();
    let opened = File::open(path).and_then(|file| Ok((file.metadata()?.len(), file)));
    match opened {
        Ok((bytes, file)) => {
            let file = bar(what, bytes).wrap_read(file);
            Ok((name, BufReader::with_capacity(1 << 16, file)))
        }
        Err(source) => Err(InputError::Unreadable { file: name, source }),
    }
}

fn bar(what: &'static str, bytes: u64) -> ProgressBar {
    let bar = ProgressBar::new(bytes)
        .with_message(what)
        .with_finish(indicatif::ProgressFinish::AndClear);
    match ProgressStyle::with_template("{msg:28} {wide_bar} {bytes}/{total_bytes} {eta}") {
        Ok(style) => bar.with_style(style),
        // the default style does as well
        Err(_) => bar,
    }
}
