//! `tributary roll proof`: one leaf and what shows it.

use super::fault::Fault;
use super::folder::{self, Folder, Which};
use super::leaves::Leaf;
use crate::output;
use anyhow::Result;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use tributary_api::ProofNode;
use weight_roll::Node;

/// Print the proof of one leaf as JSON, with its index, address and weight
///
/// Example: tributary roll proof birds wasm1qyqszqgpqyqszqgpqyqszqgpqyqszqgpc0styh > proof.json
#[derive(clap::Args)]
// what is made from a required group puts it before DIR
#[command(override_usage = "tributary roll proof <DIR> <ADDRESS|--index <N>>")]
pub struct Args {
    /// A folder that `tributary roll build` made
    #[arg(value_name = "DIR")]
    dir: PathBuf,

    #[command(flatten)]
    leaf: LeafArgs,
}

#[derive(clap::Args)]
#[group(required = true, multiple = false)]
pub struct LeafArgs {
    /// Whose leaf
    #[arg(value_name = "ADDRESS")]
    address: Option<String>,

    /// The leaf's index instead of its address, from 0
    #[arg(long, value_name = "N")]
    index: Option<u64>,
}

impl LeafArgs {
    pub fn which(&self) -> Which<'_> {
        match (&self.address, self.index) {
            (_, Some(index)) => Which::Index(index),
            (address, None) => Which::Address(address.as_deref().unwrap_or_default()),
        }
    }
}

/// A leaf and the siblings that lead to its root, as `enrol` takes them.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// From 0.
    pub leaf_index: u64,
    pub address: String,
    pub weight: u64,
    /// From the bottom.
    pub proof: Vec<ProofNode>,
}

impl Proof {
    pub fn new(leaf: Leaf, nodes: &[Node]) -> Self {
        let node = |node: &Node| ProofNode {
            hash: node.hash.into(),
            weight: node.weight,
        };
        Self {
            leaf_index: leaf.leaf_index,
            address: leaf.address,
            weight: leaf.weight,
            proof: nodes.iter().map(node).collect(),
        }
    }

    /// Reads what the command printed.
    ///
    /// # Errors
    /// [`Fault::Unreadable`], [`Fault::Json`].
    pub fn read(path: &Path) -> Result<Self, Fault> {
        folder::read_json(path, "what tributary roll proof prints")
    }

    /// The siblings, for verification.
    ///
    /// # Errors
    /// [`Fault::HashLength`].
    pub fn nodes(&self, file: &str) -> Result<Vec<Node>, Fault> {
        let node = |node: &ProofNode| {
            Ok(Node {
                hash: folder::hash(file, "hash", &node.hash)?,
                weight: node.weight,
            })
        };
        self.proof.iter().map(node).collect()
    }
}

/// Prints the proof.
///
/// # Errors
/// See [`Folder::prove`].
pub fn run(args: &Args) -> Result<()> {
    let proof = Folder::open(&args.dir)?.prove(args.leaf.which())?;
    output::print(&serde_json::to_string_pretty(&proof)?)?;
    Ok(())
}
