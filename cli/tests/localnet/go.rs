//! What building wasmd needs and this machine may lack.

use crate::run::{Folder, programs, record};
use std::env::consts::{ARCH, OS};
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

#[test]
fn without_go_its_installation_is_advised() {
    let folder = Folder::new();
    folder.assert_up_fails(
        "Go is not to be found: install Go 1.24.0 or later (https://go.dev/doc/install) and have `go` in PATH",
    );
    assert!(!folder.home().join("localnet.json").exists());
}

#[test]
fn a_go_that_is_too_old_is_told_from_one_that_will_do() {
    let folder = Folder::new();
    folder.up(&programs("old-go"), &[]).failure(
        "Go is too old: expected 1.24.0 or later, found 1.20.3; install a newer one (https://go.dev/doc/install) and have it first in PATH",
    );
}

#[test]
fn without_a_c_compiler_nothing_is_built() {
    let folder = Folder::new();
    folder.up(&programs("no-compiler"), &[]).failure(
        "the C compiler `no-such-compiler` that Go wants is not to be found: install one, for instance gcc or clang, or name yours in CC",
    );
    assert!(!folder.path("builds").exists());
}

/// What is installed is taken to know better.
#[test]
fn a_go_of_no_release_will_do() {
    let folder = Folder::new();
    let said = folder.up(&programs("devel-go"), &[]).stderr;
    assert!(said.contains("C compiler `no-such-compiler`"), "{said}");
}

/// A Go that builds this wasmd, or none.
fn that_builds(folder: &Folder, wasmd: Option<&str>) -> PathBuf {
    let here = folder.path("programs");
    let api = here.join("module/internal/api");
    fs::create_dir_all(&api).unwrap();
    fs::copy(programs("fake-go").join("go"), here.join("go")).unwrap();
    let (library, origin) = match (OS, ARCH) {
        ("macos", _) => ("libwasmvm.dylib".to_owned(), "@loader_path"),
        _ => (format!("libwasmvm.{ARCH}.so"), "$ORIGIN"),
    };
    fs::write(api.join(library), "a library").unwrap();
    fs::write(here.join("origin"), format!("{origin}\n")).unwrap();
    if let Some(wasmd) = wasmd {
        let path = here.join("wasmd");
        fs::write(&path, format!("#!/bin/sh\n{wasmd}\n")).unwrap();
        fs::set_permissions(path, Permissions::from_mode(0o755)).unwrap();
    }
    here
}

fn building() -> String {
    let version = record()["wasmd"].as_str().unwrap().to_owned();
    format!("building wasmd {version}, once; this takes some minutes")
}

/// The builds that are kept.
fn builds(folder: &Folder) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder.path("builds")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.is_dir()).collect()
}

#[test]
fn a_build_that_fails_is_told_with_what_to_do() {
    let folder = Folder::new();
    let finished = folder.up(&that_builds(&folder, None), &[]);
    assert!(
        finished
            .stderr
            .contains("failed\n\nno space left on device\n\nmake room on the disk"),
        "{}",
        finished.stderr
    );
    assert!(builds(&folder).is_empty());
}

#[test]
fn a_wasmd_that_does_not_run_is_not_kept() {
    let folder = Folder::new();
    let go = that_builds(&folder, Some("echo no such library >&2; exit 127"));
    let step = building();
    folder.up(&go, &[]).failure(&format!(
        "{step}: the wasmd that was built does not run: no such library"
    ));
    assert!(builds(&folder).is_empty());
}

#[test]
fn wasmd_is_built_once_with_its_library_beside_it() {
    let folder = Folder::new();
    // it runs, and can make no chain
    let wasmd = "test \"$1\" = version || { echo one >&2; echo two >&2; exit 1; }";
    let go = that_builds(&folder, Some(wasmd));
    for is_built in [false, true] {
        let said = folder.up(&go, &[]).stderr;
        let built = said.contains(&format!("{}: ", building()));
        assert_eq!(built, !is_built, "{said}");
        let failed = "making a chain with funded accounts: `wasmd init localnet --chain-id \
                      tributary-localnet --default-denom ustake` failed\n\none\ntwo\n\nsee what it says";
        assert!(said.contains(failed), "{said}");
        let [build] = &builds(&folder)[..] else {
            panic!("one build")
        };
        let files = fs::read_dir(build).unwrap();
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        let mut files: Vec<_> = names.collect();
        files.sort();
        assert!(
            files.len() == 2 && files[0].starts_with("libwasmvm."),
            "{files:?}"
        );
        // a new compiler is not even asked for
        let _ = fs::remove_file(go.join("go"));
        folder.localnet(&["reset"]).success();
    }
}
