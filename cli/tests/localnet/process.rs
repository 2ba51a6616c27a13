//! Stopping what is the node, and nothing else.

use crate::run::{Folder, programs, record};
use serde_json::json;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// Ends when the test does, whatever becomes of that.
struct Process(Child);

impl Process {
    fn start(program: &Path, args: &[&str]) -> Self {
        let mut command = Command::new(program);
        Self(command.args(args).process_group(0).spawn().unwrap())
    }

    /// What looks like the node of that folder.
    fn node_of(program: &str, folder: &Folder) -> Self {
        let node = folder.home().join("node").display().to_string();
        let process = Self::start(
            &programs(program).join("wasmd"),
            &["--home", &node, "start", "--log_no_color"],
        );
        // it has to be past its own exec
        let began = Instant::now();
        while !is_wasmd(process.0.id()) && began.elapsed() < Duration::from_secs(5) {}
        process
    }

    fn runs(&mut self) -> bool {
        self.0.try_wait().unwrap().is_none()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let group = rustix::process::Pid::from_child(&self.0);
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
        let _ = self.0.wait();
    }
}

fn is_wasmd(pid: u32) -> bool {
    let ps = Command::new("ps")
        .args(["-o", "args=", "-p", &pid.to_string()])
        .output();
    ps.is_ok_and(|ps| String::from_utf8_lossy(&ps.stdout).contains("wasmd"))
}

fn with_pid(pid: u32) -> Folder {
    let folder = Folder::with_chain();
    folder.write("node.pid", &format!("{pid}\n"));
    folder
}

#[test]
fn where_nothing_runs_there_is_nothing_to_stop() {
    let folder = Folder::new();
    assert_eq!(folder.localnet(&["down"]).success(), "no node runs");
    assert!(!folder.home().exists(), "and nothing is made");
    let folder = Folder::with_chain();
    assert_eq!(folder.localnet(&["down"]).success(), "no node runs");
}

#[test]
fn a_process_that_has_got_the_nodes_pid_is_left_alone() {
    let mut other = Process::start(Path::new("sleep"), &["60"]);
    let folder = with_pid(other.0.id());
    assert_eq!(folder.localnet(&["down"]).success(), "no node runs");
    assert!(other.runs());
    assert!(!folder.home().join("node.pid").exists());
}

#[test]
fn the_node_of_another_chain_is_left_alone() {
    let others = Folder::with_chain();
    let mut node = Process::node_of("fake", &others);
    let folder = with_pid(node.0.id());
    assert_eq!(folder.localnet(&["down"]).success(), "no node runs");
    assert!(node.runs());
}

#[test]
fn a_pid_file_without_a_pid_tells_of_no_node() {
    for text in ["", "0", "-1", "1\n2", "4294967296", "me"] {
        let folder = Folder::with_chain();
        folder.write("node.pid", text);
        assert_eq!(
            folder.localnet(&["down"]).success(),
            "no node runs",
            "{text}"
        );
    }
}

#[test]
fn the_node_is_asked_to_end() {
    let folder = Folder::with_chain();
    let mut node = Process::node_of("fake", &folder);
    folder.write("node.pid", &node.0.id().to_string());
    let began = Instant::now();
    assert_eq!(
        folder.localnet(&["down"]).success(),
        "the node is stopped; its chain stays"
    );
    assert!(!node.runs());
    assert!(began.elapsed() < Duration::from_secs(9), "without force");
    let last_words = node.0.wait().unwrap().code();
    assert_eq!(last_words, Some(7), "it has ended by itself");
    assert_eq!(folder.localnet(&["down"]).success(), "no node runs");
}

#[test]
fn a_node_that_will_not_end_is_killed() {
    let folder = Folder::with_chain();
    let mut node = Process::node_of("stubborn", &folder);
    folder.write("node.pid", &node.0.id().to_string());
    let began = Instant::now();
    folder.localnet(&["down"]).success();
    assert!(!node.runs());
    assert!(began.elapsed() < Duration::from_secs(40), "by force");
}

#[test]
fn a_node_that_runs_does_not_move_to_another_port() {
    let folder = Folder::new();
    let mut chain = record();
    chain["ports"] = json!({ "rpc": 4001, "rest": 4002, "grpc": 4003 });
    folder.record(&chain);
    let mut node = Process::node_of("fake", &folder);
    folder.write("node.pid", &node.0.id().to_string());
    folder
        .localnet(&["up", "--rest-port", "4004"])
        .failure(&format!(
            "the node runs with REST on port 4002: run `tributary localnet down --home {}` first",
            folder.home().display()
        ));
    assert!(node.runs());
}
