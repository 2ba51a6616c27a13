//! Builds a real contract, twice.
#![allow(clippy::unwrap_used)]

use std::time::Instant;
use std::{fs, thread};

#[test]
fn the_token_is_built_once_and_without_absolute_paths() {
    let built: Vec<_> = (0..4)
        .map(|_| thread::spawn(|| artifacts::cw20_base().unwrap()))
        .collect();
    let paths: Vec<_> = built.into_iter().map(|t| t.join().unwrap()).collect();
    assert!(paths.windows(2).all(|pair| pair[0] == pair[1]));

    let wasm = fs::read(&paths[0]).unwrap();
    assert!(wasm.starts_with(b"\0asm"));
    assert_eq!(
        usize::try_from(artifacts::size(&paths[0]).unwrap()),
        Ok(wasm.len())
    );
    let root = fs::canonicalize(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).unwrap();
    let root = root.to_str().unwrap().as_bytes().to_vec();
    assert!(!wasm.windows(root.len()).any(|window| window == root));

    let again = Instant::now();
    artifacts::cw20_base().unwrap();
    assert!(again.elapsed().as_millis() < 50);
}
