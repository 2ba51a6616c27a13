//! `tributary roll verify`: whether a proof or a whole folder is what a roll says.

use super::fault::Fault;
use super::folder::{Folder, Which, assert_same};
use super::leaves::Leaves;
use super::proof::Proof;
use crate::amount::grouped;
use crate::input::InputError;
use crate::output;
use anyhow::{Result, anyhow, bail};
use cosmwasm_std::Binary;
use std::path::{Path, PathBuf};
use weight_roll::{Builder, Hash, Roll};

/// Verify a proof, or a roll's folder
///
/// A proof (PROOF.json, which `tributary roll proof` printed) is followed to the root, total weight and count given. Of a
/// folder, the level file is compared with roll.json; with an ADDRESS its leaf is proven, and without one the whole roll
/// is built once more from leaves.csv and compared. Root, total weight and count, if given, are compared too: take
/// them from the chain (the query `roll`) to see whether a folder is what was published.
///
/// The proof of a leaf shows its weight and the root; the count it shows for certain only if it is the last leaf's.
///
/// The exit code is 1 when it does not hold.
///
/// Examples:
/// tributary roll verify birds;
/// tributary roll verify proof.json --root bW9A…= --total-weight 22645 --leaf-count 3447
#[derive(clap::Args)]
pub struct Args {
    /// A proof, or a folder that `tributary roll build` made
    #[arg(value_name = "PROOF.json|DIR")]
    path: PathBuf,

    /// Verify this address' leaf alone
    #[arg(value_name = "ADDRESS")]
    address: Option<String>,

    /// The roll's root, in base64 or hex
    #[arg(long, value_name = "R", value_parser = root)]
    #[arg(requires_all = ["total_weight", "leaf_count"])]
    root: Option<Hash>,

    /// The sum of all its leaves
    #[arg(long, value_name = "W", requires = "root")]
    total_weight: Option<u64>,

    /// How many leaves it has
    #[arg(long, value_name = "N", requires = "root")]
    leaf_count: Option<u64>,
}

impl Args {
    fn roll(&self) -> Option<Roll> {
        Some(Roll {
            root: self.root?,
            total_weight: self.total_weight?,
            leaf_count: self.leaf_count?,
        })
    }
}

fn root(text: &str) -> Result<Hash, String> {
    let mut root = [0; 32];
    if hex::decode_to_slice(text, &mut root).is_ok() {
        return Ok(root);
    }
    match Binary::from_base64(text).and_then(|bytes| bytes.to_array()) {
        Ok(root) => Ok(root),
        Err(_no_hash) => Err("expected 32 bytes in base64 or hex".to_owned()),
    }
}

/// Verifies, and says what holds.
///
/// # Errors
/// [`Fault`] for what can't be read; anything else says what does not hold.
pub fn run(args: &Args) -> Result<()> {
    output::print(&if args.path.is_dir() {
        verify_folder(&args.path, args.address.as_deref(), args.roll())?
    } else {
        verify_proof(args)?
    })?;
    Ok(())
}

fn verify_proof(args: &Args) -> Result<String> {
    let file = args.path.display().to_string();
    let proof = Proof::read(&args.path)?;
    if let Some(address) = args.address.clone() {
        return Err(Fault::AddressOfProof { file, address }.into());
    }
    let Some(roll) = args.roll() else {
        return Err(Fault::NoRoll { file }.into());
    };
    let nodes = proof.nodes(&file)?;
    match roll.verify(proof.leaf_index, &proof.address, proof.weight, &nodes) {
        Ok(()) => Ok(holds(&proof, roll)),
        Err(reason) => bail!("{file}: the proof does not hold: {reason}"),
    }
}

fn verify_folder(dir: &Path, address: Option<&str>, published: Option<Roll>) -> Result<String> {
    let mut folder = Folder::open(dir)?;
    let roll = folder.roll;
    if let Some(published) = published {
        let dir = dir.display().to_string();
        assert_same(
            &dir,
            "--root, --total-weight and --leaf-count",
            published,
            roll,
        )?;
    }
    if let Some(address) = address {
        return Ok(holds(&folder.prove(Which::Address(address))?, roll));
    }
    let list = dir.join(super::folder::LEAVES).display().to_string();
    let rebuilt = folder.leaves().and_then(rebuild).map_err(does_not_hold)?;
    assert_same(&list, super::folder::ROLL, roll, rebuilt)?;
    // the one that publishing needs
    folder.prove(folder.last())?;
    Ok(format!(
        "the roll holds: {} leaves of {list} add up to {} under root {}",
        grouped(roll.leaf_count),
        grouped(roll.total_weight),
        hex::encode(roll.root),
    ))
}

fn rebuild(mut leaves: Leaves) -> Result<Roll> {
    let mut builder = Builder::new(std::io::sink())?;
    while let Some(leaf) = leaves.next_leaf()? {
        builder.push(&leaf.address, leaf.weight)?;
    }
    Ok(builder.finish()?)
}

/// A list that is no list does not hold; one that can't be read is another matter.
fn does_not_hold(error: anyhow::Error) -> anyhow::Error {
    match error.downcast_ref() {
        Some(InputError::Unreadable { .. }) | None => error,
        Some(reason) => anyhow!("{reason}"),
    }
}

fn holds(proof: &Proof, roll: Roll) -> String {
    format!(
        "the proof holds: leaf {} of {} is {} with weight {} of {}",
        proof.leaf_index,
        grouped(roll.leaf_count),
        proof.address,
        grouped(proof.weight),
        grouped(roll.total_weight),
    )
}
