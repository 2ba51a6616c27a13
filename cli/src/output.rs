//! What a command prints.

use std::io::{self, ErrorKind, Write};

/// Prints a text and a line feed. Whoever reads may stop early, as `head` does: that is no failure.
///
/// # Errors
/// When stdout can't be written to for another reason, for instance a full disk.
pub fn print(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    match writeln!(stdout, "{text}").and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Prints an error, as well as stderr takes it.
pub fn print_error(error: &anyhow::Error) {
    let _ = writeln!(io::stderr(), "error: {error:#}");
}

/// Says something beside the answer, as well as stderr takes it.
pub fn note(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}
