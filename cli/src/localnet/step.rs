//! What a step shows: a spinner or a bar while it lasts, on a terminal, and a line on stderr when it is done.

use crate::progress::{self, Bar};
use anyhow::{Context, Result};
use std::io::{self, Write};
use std::time::Instant;

/// Runs one step, with a spinner.
///
/// # Errors
/// The step's, with its name.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    shown(what, progress::spinner(what.to_owned()), |_| work())
}

/// Runs a step of `len` parts, with a bar that the work moves on.
///
/// # Errors
/// The step's, with its name.
pub fn step_of<T>(what: &str, len: usize, work: impl FnOnce(&Bar) -> Result<T>) -> Result<T> {
    shown(what, progress::bar(what.to_owned(), len), work)
}

fn shown<T>(what: &str, bar: Bar, work: impl FnOnce(&Bar) -> Result<T>) -> Result<T> {
    let began = Instant::now();
    let done = work(&bar).with_context(|| what.to_owned())?;
    drop(bar);
    let seconds = began.elapsed().as_secs_f32();
    // whether stderr takes it or not, the work is done
    let _ = writeln!(io::stderr(), "{what}: {seconds:.1} s");
    Ok(done)
}
