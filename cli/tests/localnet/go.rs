//! What building wasmd needs and this machine may lack.

use crate::run::{Folder, programs};

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
