//! `tributary roll message`: execute messages, on one line each.

use super::folder::Folder;
use super::proof::{LeafArgs, Proof};
use crate::output;
use anyhow::Result;
use clap::Subcommand;
use std::path::PathBuf;
use tributary_api::{ExecuteMsg, LastLeaf, MAX_TEXT_BYTES};

/// Print an execute message of a roll as JSON, on one line
///
/// Example: wasmd tx wasm execute $CONTRACT "$(tributary roll message publish birds --datanet 1 --uri ipfs://bafy…)" --from curator
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    message: Message,
}

#[derive(Subcommand)]
enum Message {
    Publish(PublishArgs),
    Enrol(EnrolArgs),
}

/// The message that publishes a roll, for the datanet's curator
///
/// Example: tributary roll message publish birds --datanet 1 --uri ipfs://bafy… --closes 2
#[derive(Debug, clap::Args)]
pub struct PublishArgs {
    /// A folder that `tributary roll build` made
    #[arg(value_name = "DIR")]
    dir: PathBuf,

    /// The datanet's id, from 1
    #[arg(long, value_name = "ID", value_parser = clap::value_parser!(u64).range(1..))]
    datanet: u64,

    /// Where leaves.csv can be found, 1 to 512 bytes
    #[arg(long, value_parser = uri)]
    uri: String,

    /// An open roll of the datanet that is closed in the same moment
    #[arg(long, value_name = "ROLL_ID", value_parser = clap::value_parser!(u64).range(1..))]
    closes: Option<u64>,
}

/// The message that gives a leaf's address its seat, for anyone to send
///
/// Example: tributary roll message enrol birds wasm1qyqszqgpqyqszqgpqyqszqgpqyqszqgpc0styh --datanet 1 --roll 3
#[derive(clap::Args)]
#[command(
    override_usage = "tributary roll message enrol <DIR> <ADDRESS|--index <N>> --datanet <ID> --roll <ROLL_ID>"
)]
struct EnrolArgs {
    /// A folder that `tributary roll build` made
    #[arg(value_name = "DIR")]
    dir: PathBuf,

    #[command(flatten)]
    leaf: LeafArgs,

    /// The datanet's id, from 1
    #[arg(long, value_name = "ID", value_parser = clap::value_parser!(u64).range(1..))]
    datanet: u64,

    /// The roll's id, from 1
    #[arg(long, value_name = "ROLL_ID", value_parser = clap::value_parser!(u64).range(1..))]
    roll: u64,
}

/// What the contract takes.
fn uri(text: &str) -> Result<String, String> {
    match text.len() {
        1..=MAX_TEXT_BYTES => {}
        found => {
            return Err(format!(
                "expected 1 to {MAX_TEXT_BYTES} bytes, found {found}"
            ));
        }
    }
    if text.trim() != text || text.chars().any(char::is_control) {
        return Err("expected neither control characters nor blanks around it".to_owned());
    }
    Ok(text.to_owned())
}

/// Prints the message.
///
/// # Errors
/// See [`Folder::prove`].
pub fn run(args: &Args) -> Result<()> {
    let message = match &args.message {
        Message::Publish(args) => args.message()?,
        Message::Enrol(args) => {
            let proof = Folder::open(&args.dir)?.prove(args.leaf.which())?;
            enrol(args.datanet, args.roll, proof)
        }
    };
    output::print(&serde_json::to_string(&message)?)?;
    Ok(())
}

impl PublishArgs {
    /// The message, with the proof of the last leaf.
    ///
    /// # Errors
    /// See [`Folder::open`] and [`Folder::prove`].
    pub fn message(&self) -> Result<ExecuteMsg> {
        let mut folder = Folder::open(&self.dir)?;
        let last = folder.prove(folder.last())?;
        Ok(ExecuteMsg::PublishRoll {
            datanet_id: self.datanet,
            root: folder.roll.root.into(),
            total_weight: folder.roll.total_weight,
            leaf_count: folder.roll.leaf_count,
            uri: self.uri.clone(),
            last_leaf: LastLeaf {
                address: last.address,
                weight: last.weight,
                proof: last.proof,
            },
            closes: self.closes,
        })
    }
}

/// The message that takes a proven leaf's seat.
pub fn enrol(datanet_id: u64, roll_id: u64, proof: Proof) -> ExecuteMsg {
    let Proof {
        leaf_index,
        address,
        weight,
        proof,
    } = proof;
    ExecuteMsg::Enrol {
        datanet_id,
        roll_id,
        leaf_index,
        address,
        weight,
        proof,
    }
}
