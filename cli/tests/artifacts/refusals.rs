//! Folders that cannot be written.

use crate::run::{CHECKSUMS, Folder, names};
use std::fs;

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let folder = Folder::new();
    fs::write(folder.path("file"), "no folder").unwrap();
    for out in ["file", "file/out"] {
        let said = folder.artifacts(&["--out", out]).failure();
        assert!(said.contains(&format!("cannot make {out}")), "{said}");
    }
    assert_eq!(names(&folder.path("")), ["file"]);
}

#[test]
fn a_file_that_cannot_be_written_is_named() {
    for name in ["cw20_base.wasm", CHECKSUMS] {
        let folder = Folder::new();
        fs::create_dir_all(folder.path("out").join(name)).unwrap();
        let said = folder.artifacts(&["--out", "out"]).failure();
        assert!(said.contains(&format!("cannot write out/{name}")), "{said}");
    }
}
