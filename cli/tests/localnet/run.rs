//! Running the command on a chain's folder.

use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A folder for a chain's home and all else. Nothing can be built from it but with what a test brings.
pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// With a chain that is there and has no node.
    pub fn with_chain() -> Self {
        let folder = Self::new();
        folder.record(&record());
        folder
    }

    pub fn home(&self) -> PathBuf {
        // as the command finds it, where the temporary folder is a link
        self.0.path().canonicalize().unwrap().join("home")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().canonicalize().unwrap().join(name)
    }

    /// Writes what a chain's folder says about itself.
    pub fn record(&self, record: &Value) {
        self.write("localnet.json", &record.to_string());
    }

    /// Writes a file of the home.
    pub fn write(&self, name: &str, text: &str) {
        fs::create_dir_all(self.home()).unwrap();
        fs::write(self.home().join(name), text).unwrap();
    }

    /// Runs where no program is to be found.
    pub fn localnet(&self, args: &[&str]) -> Finished {
        self.localnet_with(&self.path("nothing"), args)
    }

    /// Runs where programs are found in `path` alone.
    pub fn localnet_with(&self, path: &Path, args: &[&str]) -> Finished {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tributary"));
        command
            .args(["localnet", "--home"])
            .arg(self.home())
            .args(args)
            .env("PATH", path)
            .stdin(Stdio::null());
        let output = command.output().unwrap();
        Finished {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// `up` on ports that are free, with wasmd not built.
    pub fn up(&self, path: &Path, args: &[&str]) -> Finished {
        let builds = self.path("builds").display().to_string();
        let ports: Vec<_> = free_ports().iter().map(u16::to_string).collect();
        let [rpc, rest, grpc] = &ports[..] else {
            unreachable!()
        };
        let up = [
            "up",
            "--builds",
            &builds,
            "--rpc-port",
            rpc,
            "--rest-port",
            rest,
            "--grpc-port",
            grpc,
        ];
        self.localnet_with(path, &[&up, args].concat())
    }

    #[track_caller]
    pub fn assert_up_fails(&self, expected: &str) {
        self.up(&self.path("nothing"), &[]).failure(expected);
        assert!(!self.path("builds").exists(), "nothing was built");
    }
}

/// Of a chain that is made, with nothing on it.
pub fn record() -> Value {
    let go_mod = concat!(env!("CARGO_MANIFEST_DIR"), "/../chain/go.mod");
    let go_mod = fs::read_to_string(go_mod).unwrap();
    let (_, wasmd) = go_mod.split_once("github.com/CosmWasm/wasmd v").unwrap();
    json!({
        "chain_id": "tributary-localnet",
        "wasmd": wasmd.split_whitespace().next(),
        "binary": "/builds/wasmd",
        "ports": { "rpc": 26657, "rest": 1317, "grpc": 9090 },
        "stage": "made",
        "deployment": null,
    })
}

/// A folder of this suite with programs.
pub fn programs(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/localnet")
        .join(name)
}

/// Free a moment ago.
pub fn free_ports() -> [u16; 3] {
    let listeners = [(); 3].map(|()| std::net::TcpListener::bind("127.0.0.1:0").unwrap());
    listeners.map(|listener| listener.local_addr().unwrap().port())
}

pub struct Finished {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Finished {
    #[track_caller]
    pub fn success(self) -> String {
        assert_eq!(self.code, Some(0), "{}\n{}", self.stdout, self.stderr);
        assert_eq!(self.stderr, "");
        self.stdout.trim_end().to_owned()
    }

    /// With exit code 1 and that error.
    #[track_caller]
    pub fn failure(self, expected: &str) {
        assert_eq!(self.stderr, format!("error: {expected}\n"));
        assert_eq!((self.code, self.stdout.as_str()), (Some(1), ""));
    }
}
