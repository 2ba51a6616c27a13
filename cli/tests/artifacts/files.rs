//! What it writes, and what it says of it.

use crate::run::{CHECKSUMS, CONTRACTS, Folder, assert_fits, checked, names, sha256};
use cosmwasm_std::Checksum;
use serde_json::json;
use std::fs;

#[test]
fn three_files_are_written_and_the_checksums_fit() {
    let folder = Folder::new();
    let said = folder.artifacts(&["--out", "new/out"]).success();
    let out = folder.path("new/out");
    assert_eq!(names(&out), [CHECKSUMS, "cw20_base.wasm", "tributary.wasm"]);
    assert_fits(&out);
    for name in CONTRACTS {
        assert!(said.contains(&sha256(&out.join(name))), "{said}");
    }
}

#[test]
fn the_files_are_what_the_tests_run_on() {
    let folder = Folder::new();
    folder.artifacts(&["--out", "out"]).success();
    let built = artifacts::build().unwrap();
    for (name, path) in CONTRACTS
        .into_iter()
        .zip([built.tributary, built.cw20_base])
    {
        let written = fs::read(folder.path("out").join(name)).unwrap();
        assert!(written == fs::read(path).unwrap(), "{name} differs");
    }
}

#[test]
fn without_a_folder_they_are_in_artifacts() {
    let folder = Folder::new();
    folder.artifacts(&[]).success();
    assert_fits(&folder.path("artifacts"));
}

#[test]
fn what_lay_there_is_replaced() {
    let folder = Folder::new();
    let out = folder.path("out");
    fs::create_dir(&out).unwrap();
    for name in ["tributary.wasm", CHECKSUMS] {
        fs::write(out.join(name), "of old").unwrap();
    }
    folder.artifacts(&["--out", "out"]).success();
    assert_fits(&out);
}

#[test]
fn a_changed_file_does_not_fit() {
    let folder = Folder::new();
    folder.artifacts(&["--out", "out"]).success();
    let out = folder.path("out");
    let mut wasm = fs::read(out.join("tributary.wasm")).unwrap();
    *wasm.last_mut().unwrap() ^= 1;
    fs::write(out.join("tributary.wasm"), wasm).unwrap();
    let fits = checked(&out).into_iter().map(|(_, fits)| fits);
    assert_eq!(fits.collect::<Vec<_>>(), [false, true]);
}

/// For scripts: nothing else on the standard output, and figures as numbers.
#[test]
fn json_tells_size_needs_and_checksum_of_each() {
    let folder = Folder::new();
    let told = folder.artifacts(&["--out", "out", "--json"]).json();
    let told = told.as_array().unwrap();
    assert_eq!(told.len(), CONTRACTS.len());
    for (file, name) in told.iter().zip(CONTRACTS) {
        let wasm = fs::read(folder.path("out").join(name)).unwrap();
        assert_eq!(file["file"], format!("out/{name}"));
        assert_eq!(file["bytes"], wasm.len());
        // as a chain tells it of stored code
        assert_eq!(file["sha256"], Checksum::generate(&wasm).to_hex());
        // no chain that runs CosmWasm is without it
        assert_eq!(file["needs"], json!("iterator"));
        let gzipped = file["gzipped"].as_u64().unwrap();
        assert!(gzipped * 2 < file["bytes"].as_u64().unwrap(), "{file}");
    }
}
