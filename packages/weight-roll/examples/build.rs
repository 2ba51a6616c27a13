//! Builds a roll of a million leaves into a temporary file, then reads a thousand proofs from it and verifies them.
//!
//! ```sh
//! cargo run --release --locked -p weight-roll --example build
//! ```

#![allow(clippy::arithmetic_side_effects, clippy::as_conversions)]

use std::error::Error;
use std::fs::{self, File};
use std::time::{Duration, Instant};

use weight_roll::{Builder, Levels, Roll};

const LEAVES: u64 = 1_000_000;
const PROOFS: u64 = 1_000;

fn main() -> Result<(), Box<dyn Error>> {
    let mut file = tempfile::tempfile()?;
    let (build, roll) = timed(|| build(&mut file))?;
    let bytes = file.metadata()?.len();
    let (prove, ()) = timed(|| prove(file, &roll))?;

    let leaves_a_second = LEAVES as f64 / build.as_secs_f64();
    println!(
        "leaves          {LEAVES}, together of weight {}",
        roll.total_weight
    );
    println!(
        "build           {:.2} s, {leaves_a_second:.0} leaves a second",
        build.as_secs_f64()
    );
    println!("level file      {bytes} bytes");
    println!(
        "a proof         {:.1} µs, read and verified, mean of {PROOFS}",
        prove.as_secs_f64() * 1e6 / PROOFS as f64
    );
    println!(
        "peak of memory  {}",
        peak_memory().unwrap_or_else(|| "unknown here".into())
    );
    Ok(())
}

fn build(file: &mut File) -> Result<Roll, Box<dyn Error>> {
    let mut builder = Builder::new(file)?;
    for leaf_index in 0..LEAVES {
        builder.push(&address(leaf_index), weight(leaf_index))?;
    }
    Ok(builder.finish()?)
}

fn prove(file: File, roll: &Roll) -> Result<(), Box<dyn Error>> {
    let mut levels = Levels::open(file)?;
    for nth in 0..PROOFS {
        let leaf_index = mix(nth) % LEAVES;
        let proof = levels.proof(leaf_index)?;
        roll.verify(leaf_index, &address(leaf_index), weight(leaf_index), &proof)?;
    }
    Ok(())
}

fn timed<T>(
    work: impl FnOnce() -> Result<T, Box<dyn Error>>,
) -> Result<(Duration, T), Box<dyn Error>> {
    let begun = Instant::now();
    let done = work()?;
    Ok((begun.elapsed(), done))
}

/// 43 characters of bech32's alphabet, as an address has them.
fn address(leaf_index: u64) -> String {
    const ALPHABET: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let mut address = String::from("trib1");
    for nth in 0..38 {
        let word = mix(leaf_index * 4 + nth / 12);
        address.push(ALPHABET[(word >> (nth % 12 * 5)) as usize % 32].into());
    }
    address
}

/// Few weigh much: 1 to 1,000,000, one in `n` at least `n` (Pareto). Most weigh 1.
fn weight(leaf_index: u64) -> u64 {
    1_000_000 / (1 + mix(!leaf_index) % 1_000_000)
}

/// SplitMix64: the same leaves on every machine.
fn mix(seed: u64) -> u64 {
    let z = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Where the kernel tells it.
fn peak_memory() -> Option<String> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.trim_start_matches("VmHWM:").trim().to_owned())
}
