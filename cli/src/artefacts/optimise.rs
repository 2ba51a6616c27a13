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
