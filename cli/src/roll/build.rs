//! `tributary roll build`: from a list to a roll's folder.

use super::draft::Draft;
use super::folder::{LEAVES, LEVELS, ROLL, RollFile};
use super::{leaves, source};
use crate::amount::grouped;
use crate::input::{Contributor, InputError, Weights};
use crate::output;
use anyhow::Result;
use embedded_chain::Bech32Api;
use serde::Serialize;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::time::Instant;
use weight_roll::{Builder, Roll};

/// Build a roll from a list of addresses and weights
///
/// The list has a column `address` (bech32, as in wasm1…) or `account_hex` (20 or 32 bytes in hex), and a column `weight`
/// or `commits` (whole numbers from 1, at most 2^53 − 1 in all); others are ignored, and of two the first is taken. Each
/// address stands in it once. Leaves keep the list's order.
///
/// Writes three files into DIR: roll.json (root, total weight and count: what to publish), levels.bin (every node, for
/// proofs) and leaves.csv (the public list, for the `uri`). Until all three are complete, none is there.
///
/// Example: tributary roll build birds.csv --out birds
#[derive(clap::Args)]
pub struct Args {
    /// The list
    #[arg(value_name = "FILE.csv")]
    file: PathBuf,

    /// The folder to make; it may be there if it is empty
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    /// The chain's address prefix, at most 31 characters
    #[arg(long, default_value = "wasm", value_parser = prefix)]
    prefix: Prefix,

    /// Build into a folder that is not empty, and replace a roll in it; its other files stay
    #[arg(long)]
    force: bool,

    /// Print the summary as JSON
    #[arg(long)]
    json: bool,
}

/// An address of 32 bytes has 59 characters after its prefix, and no more than 90 in all.
const MAX_PREFIX: usize = 31;

#[derive(Clone)]
struct Prefix(Bech32Api);

fn prefix(text: &str) -> Result<Prefix, String> {
    if text.len() > MAX_PREFIX {
        return Err(format!(
            "expected at most {MAX_PREFIX} characters, found {}",
            text.len()
        ));
    }
    match Bech32Api::new(text) {
        Ok(api) => Ok(Prefix(api)),
        Err(reason) => Err(reason.to_string()),
    }
}

#[derive(Serialize)]
pub struct Summary {
    dir: String,
    #[serde(flatten)]
    roll: RollFile,
    largest_weight: u64,
    files: [&'static str; 3],
    seconds: f64,
}

/// Builds the roll and prints what it is.
///
/// # Errors
/// [`InputError`] for the list, [`Fault`](super::Fault) for the folder; else when a file can't
/// be written.
pub fn run(args: &Args) -> Result<()> {
    let (roll, summary) = build(args)?;
    output::print(&if args.json {
        serde_json::to_string_pretty(&summary)?
    } else {
        text(&summary, roll)
    })?;
    Ok(())
}

/// Builds the roll.
///
/// # Errors
/// As [`run`].
pub fn build(args: &Args) -> Result<(Roll, Summary)> {
    let started = Instant::now();
    let (name, list) = source::open(&args.file, "building the roll")?;
    let mut weights = Weights::open(&name, list, &args.prefix.0)?;
    let draft = Draft::begin(&args.out, args.force)?;
    let (roll, largest_weight) = write(&mut weights, &draft)?;
    drop(weights);
    draft.finish()?;

    let summary = Summary {
        dir: args.out.display().to_string(),
        roll: roll.into(),
        largest_weight,
        files: [ROLL, LEVELS, LEAVES],
        seconds: started.elapsed().as_secs_f64(),
    };
    Ok((roll, summary))
}

/// Writes all three files, in one pass over the list.
fn write(
    weights: &mut impl Iterator<Item = Result<Contributor, InputError>>,
    draft: &Draft,
) -> Result<(Roll, u64)> {
    let mut builder = Builder::new(draft.create(LEVELS)?)?;
    let mut list = csv::Writer::from_writer(draft.create(LEAVES)?);
    list.write_record(leaves::HEADER)?;
    let mut largest_weight = 0;
    for (leaf_index, contributor) in (0_u64..).zip(weights) {
        let Contributor { address, weight } = contributor?;
        builder.push(address.as_str(), weight)?;
        list.serialize((leaf_index, address.as_str(), weight))?;
        largest_weight = largest_weight.max(weight);
    }
    list.flush()?;
    let roll = builder.finish()?;

    let mut file = BufWriter::new(draft.create(ROLL)?);
    serde_json::to_writer_pretty(&mut file, &RollFile::from(roll))?;
    writeln!(file)?;
    file.flush()?;
    Ok((roll, largest_weight))
}

fn text(summary: &Summary, roll: Roll) -> String {
    let rows = [
        ("leaves", grouped(roll.leaf_count)),
        ("total weight", grouped(roll.total_weight)),
        ("largest weight", grouped(summary.largest_weight)),
        ("root", hex::encode(roll.root)),
        (
            "files",
            format!("{} in {}", summary.files.join(", "), summary.dir),
        ),
        ("time", format!("{:.2} s", summary.seconds)),
    ];
    rows.map(|(name, value)| format!("{name:16}{value}"))
        .join("\n")
}
