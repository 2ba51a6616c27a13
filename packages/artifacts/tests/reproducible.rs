//! The same sources in another folder, with another cargo home, give the same bytes.
#![allow(clippy::unwrap_used)]

use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

#[test]
fn another_folder_and_another_cargo_home_give_the_same_bytes() {
    let scratch = tempfile::tempdir().unwrap();
    let clone = scratch.path().join("some where/else");
    let home = scratch.path().join("cargo home");
    copy_sources(&clone);
    other_home(&home);

    let there = scratch.path().join("there");
    let status = Command::new(env!("CARGO"))
        .current_dir(&clone)
        .args([
            "run",
            "--quiet",
            "--locked",
            "--offline",
            "--package",
            "artifacts",
        ])
        .args(["--example", "publish", "--"])
        .arg(&there)
        .env("CARGO_HOME", &home)
        .env("CARGO_TARGET_DIR", scratch.path().join("target"))
        .env_remove("RUSTFLAGS")
        .status()
        .unwrap();
    assert!(status.success());

    let here = scratch.path().join("here");
    artifacts::publish(&here, |_, wasm| Ok(wasm)).unwrap();
    for file in ["checksums.txt", "tributary.wasm", "cw20_base.wasm"] {
        let (here, there) = (fs::read(here.join(file)), fs::read(there.join(file)));
        assert!(here.unwrap() == there.unwrap(), "{file} differs");
    }
}

/// What git knows of, as it is in the working tree now.
fn copy_sources(to: &Path) {
    let root = fs::canonicalize(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).unwrap();
    let list = Command::new("git")
        .current_dir(&root)
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .output()
        .unwrap();
    assert!(list.status.success(), "not a clone");
    for file in String::from_utf8(list.stdout)
        .unwrap()
        .split_terminator('\0')
    {
        let (from, to) = (root.join(file), to.join(file));
        // a file that is deleted and not committed yet is still on the list
        if from.is_file() {
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(from, to).unwrap();
        }
    }
}

/// A cargo home with the same packed sources, which cargo unpacks there anew: no network is needed.
fn other_home(home: &Path) {
    let default = || PathBuf::from(env::var_os("HOME").unwrap()).join(".cargo");
    let cargo_home = env::var_os("CARGO_HOME").map_or_else(default, PathBuf::from);
    fs::create_dir_all(home.join("registry")).unwrap();
    for part in ["registry/index", "registry/cache", "config.toml"] {
        let from = cargo_home.join(part);
        if from.exists() {
            symlink(from, home.join(part)).unwrap();
        }
    }
}
