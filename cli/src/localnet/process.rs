//! The node's process: started on its own, found again by its pid, never mistaken for another.

use super::fault::{Fault, last_lines};
use super::home::Home;
use anyhow::{Context, Result};
use rustix::io::Errno;
use rustix::process::{Pid, Signal, kill_process_group};
use std::env;
use std::ffi::OsStr;
use std::fs::{self, OpenOptions};
use std::io::ErrorKind;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long a node may take to end by itself.
const GRACE: Duration = Duration::from_secs(10);
const POLL: Duration = Duration::from_millis(50);

/// What wasmd may learn from its surroundings. Any other variable could be one of its settings: `NODE`, `WASMD_RPC_LADDR`.
const KEPT: [&str; 4] = ["PATH", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"];

/// wasmd on a chain's folder. Settings come from the files there alone, and nothing is written elsewhere.
pub fn wasmd(binary: &Path, home: &Home) -> Command {
    let mut command = Command::new(binary);
    let kept = KEPT
        .iter()
        .filter_map(|name| Some((name, env::var_os(name)?)));
    command
        .env_clear()
        .envs(kept)
        // it reads, and if need be writes, `.wasmd/config/client.toml` there, whatever its own home is
        .env("HOME", home.node())
        .stdin(Stdio::null())
        .arg("--home")
        .arg(home.node());
    command
}

/// Starts the node in a process group of its own, so that neither Ctrl-C nor the end of this command ends it.
///
/// # Errors
/// When it cannot be started or its pid not be written down.
pub fn start(binary: &Path, home: &Home) -> Result<Child> {
    let path = home.log();
    let log = OpenOptions::new().create(true).append(true).open(&path);
    let log = log.with_context(|| format!("cannot write {}", path.display()))?;
    let mut command = wasmd(binary, home);
    command
        .args(["start", "--log_no_color"])
        .current_dir(home.path())
        .stdout(log.try_clone()?)
        .stderr(log)
        .process_group(0);
    let child = command
        .spawn()
        .with_context(|| format!("cannot run {}", binary.display()))?;
    let path = home.pid();
    if let Err(error) = fs::write(&path, format!("{}\n", child.id())) {
        // nobody would find it again
        signal(pid(child.id()).context("a pid")?, Signal::KILL)?;
        return Err(error).with_context(|| format!("cannot write {}", path.display()));
    }
    Ok(child)
}

/// The node of a chain, if it runs. A process that has got the pid of a node that is no more is not it.
///
/// # Errors
/// When the pid file can't be read.
pub fn find(home: &Home) -> Result<Option<Pid>> {
    let path = home.pid();
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
    };
    // a file without a pid tells of none
    let found = text.trim().parse().ok().and_then(pid);
    Ok(found.filter(|pid| is_node(*pid, home)))
}

/// Ends the node, by force if need be, and returns its pid; none when it didn't run.
///
/// # Errors
/// When it cannot be ended.
pub fn stop(home: &Home) -> Result<Option<Pid>> {
    let found = find(home)?;
    if let Some(pid) = found {
        signal(pid, Signal::TERM)?;
        if !ends(pid, home) {
            signal(pid, Signal::KILL)?;
            ends(pid, home);
        }
    }
    match fs::remove_file(home.pid()) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot delete {}", home.pid().display()))
        }
        _ => Ok(found),
    }
}

fn ends(pid: Pid, home: &Home) -> bool {
    let began = Instant::now();
    while is_node(pid, home) {
        if began.elapsed() > GRACE {
            return false;
        }
        thread::sleep(POLL);
    }
    true
}

/// To the node's whole group, which it leads.
fn signal(pid: Pid, signal: Signal) -> Result<()> {
    match kill_process_group(pid, signal) {
        // it has just ended by itself
        Ok(()) | Err(Errno::SRCH) => Ok(()),
        Err(error) => Err(error).with_context(|| format!("cannot end the process {pid}")),
    }
}

fn pid(number: u32) -> Option<Pid> {
    Pid::from_raw(number.try_into().ok()?)
}

/// Whether the process runs `wasmd --home <this one's> start`. One that has ended and not been waited for has no arguments.
fn is_node(pid: Pid, home: &Home) -> bool {
    let arguments = match fs::read(format!("/proc/{pid}/cmdline")) {
        Ok(bytes) => bytes,
        // where there is no /proc, blanks separate them
        Err(_) if !Path::new("/proc/self").exists() => listed(pid).unwrap_or_default(),
        Err(_) => return false,
    };
    let arguments = String::from_utf8_lossy(&arguments).replace('\0', " ");
    let rest = format!(" --home {} start", home.node().display());
    let program = arguments.split_once(&rest).map(|(program, _)| program);
    program.is_some_and(|program| Path::new(program).file_name() == Some(OsStr::new("wasmd")))
}

fn listed(pid: Pid) -> Option<Vec<u8>> {
    let mut ps = Command::new("ps");
    ps.args(["-ww", "-o", "args=", "-p", &pid.to_string()]);
    Some(ps.output().ok()?.stdout)
}

/// That the node has ended, with the last it said.
pub fn ended(home: &Home) -> Fault {
    let log = home.log();
    let said = fs::read(&log).unwrap_or_default();
    Fault::Ended {
        said: last_lines(&String::from_utf8_lossy(&said), 30),
        log,
    }
}
