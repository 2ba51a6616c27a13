//! Ports that are not to be had.

use crate::run::{Folder, free_ports};
use std::net::TcpListener;
use std::time::Duration;

#[test]
fn a_port_that_is_taken_is_named_before_anything_is_built() {
    for (taken, what, option) in [
        (0, "RPC", "--rpc-port"),
        (1, "REST", "--rest-port"),
        (2, "gRPC", "--grpc-port"),
    ] {
        let folder = Folder::new();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let mut ports = free_ports();
        ports[taken] = port;
        let [rpc, rest, grpc] = ports.map(|port| port.to_string());
        let builds = folder.path("builds");
        let finished = folder.localnet(&[
            "up",
            "--builds",
            builds.to_str().unwrap(),
            "--rpc-port",
            &rpc,
            "--rest-port",
            &rest,
            "--grpc-port",
            &grpc,
        ]);
        let expected = format!("error: port {port} ({what}) is taken (");
        let advice = format!("): stop what listens there, or choose another with {option}\n");
        assert!(
            finished.stderr.starts_with(&expected),
            "{}",
            finished.stderr
        );
        assert!(finished.stderr.ends_with(&advice), "{}", finished.stderr);
        assert_eq!(finished.code, Some(1));
        assert!(!builds.exists() && !folder.home().join("localnet.json").exists());
    }
}

#[test]
fn a_port_that_is_being_let_go_is_waited_for() {
    let folder = Folder::new();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let letting_go = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(500));
        drop(listener);
    });
    let builds = folder.path("builds").display().to_string();
    let [rest, grpc, _] = free_ports().map(|port| port.to_string());
    let finished = folder.localnet(&[
        "up",
        "--builds",
        &builds,
        "--rpc-port",
        &port,
        "--rest-port",
        &rest,
        "--grpc-port",
        &grpc,
    ]);
    letting_go.join().unwrap();
    // past the ports
    assert!(
        finished.stderr.contains("Go is not to be found"),
        "{}",
        finished.stderr
    );
}

#[test]
fn one_port_is_not_two_things() {
    let folder = Folder::new();
    let args = ["up", "--rpc-port", "4000", "--grpc-port", "4000"];
    let expected = "port 4000 is to be both RPC and gRPC: give each its own";
    folder.localnet(&args).failure(expected);
}
