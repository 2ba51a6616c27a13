//! wasmd, built once from `chain/` for all chains of this machine.

use super::fault::{Fault, last_lines};
use super::go::{self, Version};
use super::step::step;
use anyhow::{Context, Result, bail};
use rustix::fs::{FlockOperation, flock};
use sha2::{Digest, Sha256};
use std::env::consts::{ARCH, OS};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

const WASMD: &str = "github.com/CosmWasm/wasmd";
/// The machine that runs contracts, a library in C beside the binary.
const WASMVM: &str = "github.com/CosmWasm/wasmvm/v3";

/// The Go module of the node.
pub struct Module {
    folder: PathBuf,
    go_mod: String,
    go_sum: Vec<u8>,
    /// wasmd's, such as `0.61.14`.
    pub version: String,
}

impl Module {
    /// # Errors
    /// When `chain/` is not there or names no wasmd.
    pub fn read(workspace: &Path) -> Result<Self> {
        let folder = workspace.join("chain");
        let read = |name| {
            let path = folder.join(name);
            fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
        };
        let go_mod = String::from_utf8(read("go.mod")?).context("chain/go.mod")?;
        let version = required(&go_mod, WASMD).context("chain/go.mod requires no wasmd")?;
        Ok(Self {
            version: version.to_owned(),
            go_sum: read("go.sum")?,
            go_mod,
            folder,
        })
    }

    /// The binary in `builds`, built if it isn't there. Its name changes with all that it is built from.
    ///
    /// # Errors
    /// As [`go::check`] when it has to be built; [`Fault::Failed`] when that fails.
    pub fn build(&self, builds: &Path) -> Result<PathBuf> {
        let folder = builds.join(self.name());
        let binary = folder.join("wasmd");
        if binary.exists() {
            return Ok(binary);
        }
        go::check(Version::needed(&self.go_mod)?)?;
        fs::create_dir_all(builds)
            .with_context(|| format!("cannot make the folder {}", builds.display()))?;
        let lock = File::create(builds.join("lock"))?;
        let what = format!(
            "building wasmd {}, once; this takes some minutes",
            self.version
        );
        step(&what, || {
            // whoever waited here finds it built
            flock(&lock, FlockOperation::LockExclusive)?;
            if binary.exists() {
                return Ok(());
            }
            let begun = tempfile::Builder::new()
                .prefix("begun-")
                .tempdir_in(builds)?;
            self.build_into(begun.path())?;
            fs::rename(begun.keep(), &folder)?;
            Ok(())
        })?;
        Ok(binary)
    }

    fn name(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.go_mod.as_bytes());
        hash.update([0]);
        hash.update(&self.go_sum);
        let key: String = hex::encode(hash.finalize()).chars().take(16).collect();
        format!("wasmd-{}-{key}", self.version)
    }

    fn build_into(&self, folder: &Path) -> Result<()> {
        let library = library()?;
        let modules = self.go(&["list", "-m", "-f", "{{.Dir}}", WASMVM])?;
        let shipped = Path::new(modules.trim())
            .join("internal/api")
            .join(&library);
        // before the build, which takes long
        let beside = folder.join(&library);
        fs::copy(&shipped, &beside)
            .with_context(|| format!("cannot copy {}", shipped.display()))?;

        // The library is found beside the binary, whatever becomes of Go's cache.
        let origin = if OS == "macos" {
            "@loader_path"
        } else {
            "$ORIGIN"
        };
        let sdk = "github.com/cosmos/cosmos-sdk/version";
        let flags = format!(
            "-s -w -X {sdk}.Name=wasm -X {sdk}.AppName=wasmd -X {sdk}.Version={} -extldflags '-Wl,-rpath,{origin}'",
            self.version
        );
        let binary = folder.join("wasmd").display().to_string();
        let package = format!("{WASMD}/cmd/wasmd");
        self.go(&["build", "-o", &binary, "-ldflags", &flags, &package])?;
        // it writes into its user's home even so
        let elsewhere = tempfile::tempdir()?;
        let mut version = Command::new(&binary);
        let answer = version
            .arg("version")
            .env("HOME", elsewhere.path())
            .output()?;
        if !answer.status.success() {
            bail!(
                "the wasmd that was built does not run: {}",
                String::from_utf8_lossy(&answer.stderr).trim()
            );
        }
        Ok(())
    }

    fn go(&self, args: &[&str]) -> Result<String> {
        let output = go::command(&self.folder).args(args).output()?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        let said = String::from_utf8_lossy(&output.stderr);
        Err(Fault::Failed {
            what: format!("`go {}` in {}", args.join(" "), self.folder.display()),
            said: last_lines(&said, 20),
            advice: advice(&said),
        }
        .into())
    }
}

/// The version that a `go.mod` requires of a module, without its `v`.
fn required<'a>(go_mod: &'a str, module: &str) -> Option<&'a str> {
    let mut lines = go_mod.lines().map(str::split_whitespace);
    lines.find_map(|mut words| {
        (words.next() == Some(module)).then(|| words.next()?.strip_prefix('v'))?
    })
}

/// Its name as wasmvm ships it.
fn library() -> Result<String> {
    match (OS, ARCH) {
        ("linux", "x86_64" | "aarch64") => Ok(format!("libwasmvm.{ARCH}.so")),
        ("macos", _) => Ok("libwasmvm.dylib".to_owned()),
        _ => bail!("wasmvm has no library for {OS} on {ARCH}: use Linux or macOS"),
    }
}

fn advice(said: &str) -> &'static str {
    if ["dial tcp", "no such host", "proxyconnect", "i/o timeout"]
        .iter()
        .any(|sign| said.contains(sign))
    {
        "modules could not be fetched: see that this machine reaches Go's module proxy, or set GOPROXY to one that it reaches, and run the command again"
    } else if said.contains("no space left") {
        "make room on the disk and run the command again; `go clean -cache` gives some"
    } else {
        "correct the error above and run the command again"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_required_one() {
        let go_mod = "tool github.com/CosmWasm/wasmd/cmd/wasmd\n\nrequire (\n\tgithub.com/CosmWasm/wasmd v0.61.14 // indirect\n)\n";
        assert_eq!(required(go_mod, WASMD), Some("0.61.14"));
        assert_eq!(required(go_mod, WASMVM), None);
    }

    #[test]
    fn another_go_sum_is_another_build() {
        let module = |go_sum: &[u8]| Module {
            folder: PathBuf::new(),
            go_mod: "go 1.24.0".to_owned(),
            go_sum: go_sum.to_owned(),
            version: "1.2.3".to_owned(),
        };
        assert_eq!(module(b"a").name(), module(b"a").name());
        assert_ne!(module(b"a").name(), module(b"b").name());
        assert!(module(b"a").name().starts_with("wasmd-1.2.3-"));
    }

    #[test]
    fn a_network_that_is_not_there_is_explained() {
        let said = "dial tcp: lookup proxy.example: no such host";
        assert!(advice(said).contains("GOPROXY"));
    }
}
