//! binaryen's wasm-opt, from npm.

use crate::progress;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const VERSION: &str = "132.0.0";
/// For size, without what chains refuse.
const FLAGS: [&str; 5] = [
    "-Os",
    "--enable-sign-ext",
    "--signext-lowering",
    "--strip-debug",
    "--strip-producers",
];

pub struct WasmOpt(PathBuf);

impl WasmOpt {
    /// Installs it below `target/tools`, unless this version is there.
    pub fn install() -> Result<Self> {
        let binaryen = format!("binaryen@{VERSION}");
        let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/tools");
        let tools = tools.join(&binaryen);
        let program = tools.join("node_modules/.bin/wasm-opt");
        if !program.exists() {
            let _shown = progress::spinner(format!("installing {binaryen}"));
            fs::create_dir_all(&tools)?;
            let mut npm = Command::new("npm");
            npm.args(["install", "--no-fund", "--no-audit", "--prefix"]);
            let output = npm.arg(&tools).arg(binaryen).output();
            let output = output.context("cannot run npm: install Node, or leave out --optimize")?;
            succeeded("npm install", &output)?;
        }
        Ok(Self(program))
    }

    pub fn run(&self, name: &str, wasm: &[u8]) -> Result<Vec<u8>> {
        let folder = tempfile::tempdir()?;
        let (from, to) = (folder.path().join(name), folder.path().join("optimised"));
        fs::write(&from, wasm)?;
        let mut command = Command::new(&self.0);
        command.args(FLAGS).arg(&from).arg("--output").arg(&to);
        succeeded(
            "wasm-opt",
            &command.output().context("cannot run wasm-opt")?,
        )?;
        Ok(fs::read(to)?)
    }
}

fn succeeded(what: &str, output: &Output) -> Result<()> {
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(
        output.status.success(),
        "{what} failed\n\n{}",
        said.trim_end()
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    /// A program of one line, which has what wasm-opt is given.
    fn program(folder: &Path, line: &str) -> WasmOpt {
        let path = folder.join("wasm-opt");
        fs::write(&path, format!("#!/bin/sh\n{line}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        WasmOpt(path)
    }

    #[test]
    fn what_it_wrote_is_taken_only_where_it_succeeded() {
        let folder = tempfile::tempdir().unwrap();
        // the last three arguments: the file, --output, the new file
        let copies = "shift 5; cat \"$1\" > \"$3\"";
        let run = |line: &str| program(folder.path(), line).run("a.wasm", b"bytes");
        assert_eq!(run(copies).unwrap(), b"bytes");
        let failed = run(&format!("{copies}; echo a bad opcode >&2; exit 1"));
        let said = failed.unwrap_err().to_string();
        assert_eq!(said, "wasm-opt failed\n\na bad opcode");
    }
}
