//! Where the command prints to.

use crate::run::Folder;
#[cfg(target_os = "linux")]
use std::fs::OpenOptions;
use std::process::{Command, Stdio};

fn proof(folder: &Folder) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tributary"));
    command.args(["roll", "proof", "roll", "--index", "0"]);
    command.current_dir(folder.path()).stderr(Stdio::piped());
    command
}

#[test]
fn who_reads_may_stop_early() {
    let folder = Folder::with_roll(3);
    let mut child = proof(&folder).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), &*output.stderr), (Some(0), &[][..]));
}

#[test]
#[cfg(target_os = "linux")]
fn what_cannot_be_written_is_a_failure() {
    let folder = Folder::with_roll(3);
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = proof(&folder).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stderr.starts_with(b"error: "));
}
