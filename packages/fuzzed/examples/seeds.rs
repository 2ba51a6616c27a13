//! Writes the first corpus of the fuzzers: `cargo run --release -p fuzzed --example seeds -- fuzz/corpus`.
//!
//! For `messages`, real messages of every kind from drawn sequences, a few that succeeded and a few that were refused; for the
//! others, drawn bytes. The fuzzers take it from there: see `fuzz/README.md`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const EACH: usize = 3;

fn main() -> io::Result<()> {
    let folder = env::args_os()
        .nth(1)
        .map_or("fuzz/corpus".into(), PathBuf::from);
    let mut found = BTreeMap::<(String, bool), usize>::new();
    for seed in 0..400 {
        let drawn = drawn_bytes(seed, 700);
        for (name, ok, json) in fuzzed::messages_of(&drawn) {
            let count = found.entry((name.clone(), ok)).or_default();
            let most = if name == "query" { 60 } else { EACH };
            if *count < most {
                *count += 1;
                let file = format!("{name}-{}-{count}", if ok { "accepted" } else { "refused" });
                write(&folder.join("messages"), &file, &json)?;
            }
        }
        if seed < 60 {
            write(&folder.join("sequences"), &format!("drawn-{seed}"), &drawn)?;
            write(
                &folder.join("proofs"),
                &format!("drawn-{seed}"),
                &drawn[..400],
            )?;
        }
    }
    Ok(())
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join(name), bytes)
}

/// The same for the same seed: splitmix64.
fn drawn_bytes(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed;
    let numbers = std::iter::repeat_with(|| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = state;
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        number ^ (number >> 31)
    });
    numbers.flat_map(u64::to_le_bytes).take(length).collect()
}
