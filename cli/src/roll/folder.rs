//! A roll's folder: what to publish, every node, and the public list.

use super::fault::Fault;
use super::leaves::{Leaf, Leaves};
use super::proof::Proof;
use anyhow::{Result, bail, ensure};
use cosmwasm_std::Binary;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use weight_roll::{Levels, Node, Roll};

/// What to publish.
pub const ROLL: &str = "roll.json";
/// The level file of `weight-roll`.
pub const LEVELS: &str = "levels.bin";
/// The public list.
pub const LEAVES: &str = "leaves.csv";

const VERSION: u32 = 1;

/// `roll.json`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RollFile {
    /// Of this file and of the tree.
    version: u32,
    root: Binary,
    root_hex: String,
    total_weight: u64,
    leaf_count: u64,
}

impl From<Roll> for RollFile {
    fn from(roll: Roll) -> Self {
        Self {
            version: VERSION,
            root: roll.root.into(),
            root_hex: hex::encode(roll.root),
            total_weight: roll.total_weight,
            leaf_count: roll.leaf_count,
        }
    }
}

/// A folder that `tributary roll build` made.
pub struct Folder {
    dir: PathBuf,
    pub roll: Roll,
    levels: Levels<File>,
}

/// Which leaf.
#[derive(Clone, Copy)]
pub enum Which<'a> {
    Address(&'a str),
    Index(u64),
}

impl Folder {
    /// Opens `roll.json` and the level file, which say the same.
    ///
    /// # Errors
    /// [`Fault`] when there is no roll; other errors when they don't fit together.
    pub fn open(dir: &Path) -> Result<Self> {
        let roll = read_roll(&dir.join(ROLL))?;
        let path = dir.join(LEVELS);
        let file = path.display().to_string();
        let opened = File::open(&path).map_err(|source| Fault::Unreadable {
            file: file.clone(),
            source,
        })?;
        let levels = match Levels::open(opened) {
            Ok(levels) => levels,
            Err(reason) => bail!("{file}: {reason}"),
        };
        assert_same(&file, ROLL, roll, levels.roll())?;
        Ok(Self {
            dir: dir.to_owned(),
            roll,
            levels,
        })
    }

    /// The public list, from its beginning.
    ///
    /// # Errors
    /// [`InputError`](crate::input::InputError).
    pub fn leaves(&self) -> Result<Leaves> {
        Ok(Leaves::open(&self.dir.join(LEAVES))?)
    }

    /// A leaf and its proof, which holds.
    ///
    /// # Errors
    /// [`Fault::UnknownAddress`], [`Fault::UnknownIndex`]; other errors when the files don't fit together.
    pub fn prove(&mut self, which: Which<'_>) -> Result<Proof> {
        let leaf = self.find(which)?;
        let committed = Node::leaf(leaf.leaf_index, &leaf.address, leaf.weight)?;
        let list = self.dir.join(LEAVES);
        let file = self.dir.join(LEVELS);
        ensure!(
            self.levels.leaf(leaf.leaf_index)? == committed,
            "{}: leaf {} is {} with weight {} here, but another one in {LEVELS}",
            list.display(),
            leaf.leaf_index,
            leaf.address,
            leaf.weight,
        );
        match self.levels.proof(leaf.leaf_index) {
            Ok(nodes) => Ok(Proof::new(leaf, &nodes)),
            Err(reason) => bail!("{}: {reason}", file.display()),
        }
    }

    /// The last leaf.
    pub const fn last(&self) -> Which<'static> {
        // a roll has at least one
        Which::Index(self.roll.leaf_count.saturating_sub(1))
    }

    fn find(&self, which: Which<'_>) -> Result<Leaf> {
        let file = || self.dir.join(LEAVES).display().to_string();
        let leaf_count = self.roll.leaf_count;
        if let Which::Index(found) = which {
            if found >= leaf_count {
                return Err(Fault::UnknownIndex {
                    file: file(),
                    leaf_count,
                    found,
                }
                .into());
            }
        }
        let mut leaves = self.leaves()?;
        while let Some(leaf) = leaves.next_leaf()? {
            let found = match which {
                Which::Address(address) => leaf.address == address,
                Which::Index(index) => leaf.leaf_index == index,
            };
            if found {
                ensure!(
                    leaf.leaf_index < leaf_count,
                    "{}: expected {leaf_count} leaves, found more",
                    file()
                );
                return Ok(leaf);
            }
        }
        match which {
            Which::Address(address) => Err(Fault::UnknownAddress {
                file: file(),
                address: address.to_owned(),
            }
            .into()),
            Which::Index(index) => bail!(
                "{}: expected {leaf_count} leaves, found none with index {index}",
                file()
            ),
        }
    }
}

/// Refuses when two rolls differ, and says in what.
///
/// # Errors
/// When they do.
pub fn assert_same(what: &str, than: &str, expected: Roll, found: Roll) -> Result<()> {
    let (a, b) = (hex::encode(expected.root), hex::encode(found.root));
    let (root, total, count) = (
        (a != b).then(|| format!("root: expected {a}, found {b}")),
        (expected.total_weight != found.total_weight).then(|| {
            format!(
                "total weight: expected {}, found {}",
                expected.total_weight, found.total_weight
            )
        }),
        (expected.leaf_count != found.leaf_count).then(|| {
            format!(
                "leaf count: expected {}, found {}",
                expected.leaf_count, found.leaf_count
            )
        }),
    );
    let differences: Vec<_> = [count, total, root].into_iter().flatten().collect();
    ensure!(
        differences.is_empty(),
        "{what}: another roll than by {than}: {}",
        differences.join("; ")
    );
    Ok(())
}

fn read_roll(path: &Path) -> Result<Roll> {
    let file = path.display().to_string();
    let read: RollFile = read_json(path, "what tributary roll build writes")?;
    if read.version != VERSION {
        return Err(Fault::Version {
            file,
            expected: VERSION,
            found: read.version,
        }
        .into());
    }
    let root = hash(&file, "root", &read.root)?;
    ensure!(
        read.root_hex == hex::encode(root),
        "{file}: root and root_hex are two different hashes"
    );
    Ok(Roll {
        root,
        total_weight: read.total_weight,
        leaf_count: read.leaf_count,
    })
}

/// Reads a JSON file.
///
/// # Errors
/// [`Fault::Unreadable`], [`Fault::Json`].
pub fn read_json<T: for<'a> Deserialize<'a>>(
    path: &Path,
    expected: &'static str,
) -> Result<T, Fault> {
    let file = path.display().to_string();
    let text = match fs::read(path) {
        Ok(text) => text,
        Err(source) => return Err(Fault::Unreadable { file, source }),
    };
    serde_json::from_slice(&text).map_err(|reason| Fault::Json {
        file,
        expected,
        reason,
    })
}

/// The hash that a file gives in base64.
///
/// # Errors
/// [`Fault::HashLength`].
pub fn hash(file: &str, field: &'static str, bytes: &Binary) -> Result<weight_roll::Hash, Fault> {
    bytes.to_array().map_err(|_length| Fault::HashLength {
        file: file.to_owned(),
        field,
        found: bytes.len(),
    })
}
