//! The level file: what stands where, and what is refused of it.

use std::io::{self, Cursor, Write};

use weight_roll::{BuildError, Builder, Levels, LevelsError, MAX_WEIGHT, RollError};

use crate::{built, counted, naive, opened};

const MAGIC: &[u8] = b"tributary/roll/levels/v1";

fn refused(file: &[u8]) -> LevelsError {
    Levels::open(Cursor::new(file)).err().unwrap()
}

#[test]
fn nodes_stand_where_the_docs_say() {
    let leaves = counted(5);
    let (_, file) = built(&leaves);
    let levels = naive::levels(naive::leaves(&leaves));
    let (leaf, pair, root) = (&levels[0], &levels[1], levels[3][0]);
    let nodes = [
        leaf[0],
        leaf[1],
        pair[0],
        leaf[2],
        leaf[3],
        pair[1],
        levels[2][0],
        leaf[4], // complete
        leaf[4],
        leaf[4],
        root, // the last of levels 1, 2 and 3
        root,
    ];
    let mut expected = MAGIC.to_vec();
    for node in nodes {
        expected.extend(node.hash);
        expected.extend(node.weight.to_be_bytes());
    }
    expected.extend(5_u64.to_be_bytes());
    expected.extend(MAGIC);
    assert_eq!(file, expected);
}

#[test]
fn a_roll_of_one_leaf_is_that_leaf() {
    let (roll, file) = built(&counted(1));
    let leaf = naive::leaf(0, "tributary1leaf1", 1);
    assert_eq!(
        (roll.root, roll.total_weight, roll.leaf_count),
        (leaf.hash, 1, 1)
    );
    assert_eq!(opened(&file).proof(0).unwrap(), []);
    assert_eq!(file.len(), 24 + 40 + 72);
}

#[test]
fn a_roll_without_leaves_is_refused() {
    let empty = Builder::new(io::sink()).unwrap();
    assert!(matches!(empty.finish(), Err(BuildError::NoLeaves)));
}

#[test]
fn a_full_device_ends_the_build() {
    let mut space = [0; 200];
    let mut builder = Builder::new(&mut space[..]).unwrap();
    for (address, weight) in counted(20) {
        builder.push(&address, weight).unwrap();
    }
    // what was buffered does not fit
    assert!(matches!(builder.finish(), Err(BuildError::Io(_))));
}

#[test]
fn there_is_no_leaf_past_the_last() {
    let (_, file) = built(&counted(3));
    let expected = RollError::LeafIndex {
        leaf_count: 3,
        found: 3,
    };
    assert!(matches!(opened(&file).proof(3), Err(LevelsError::Roll(error)) if error == expected));
    assert!(matches!(opened(&file).leaf(3), Err(LevelsError::Roll(error)) if error == expected));
}

#[test]
fn another_file_is_no_level_file() {
    let (_, mut file) = built(&counted(3));
    for other in [&b""[..], b"address,weight\n", &[0; 500]] {
        assert!(matches!(refused(other), LevelsError::Format));
    }
    file[23] = b'2'; // a later version
    assert!(matches!(refused(&file), LevelsError::Format));
}

#[test]
fn a_file_that_was_cut_off_is_refused_wherever_it_was() {
    let (_, file) = built(&counted(3));
    for len in 0..24 {
        assert!(matches!(refused(&file[..len]), LevelsError::Format));
    }
    for len in 24..file.len() {
        assert!(matches!(refused(&file[..len]), LevelsError::Truncated));
    }
}

#[test]
fn a_file_with_a_node_too_few_or_too_many_is_refused() {
    let (_, file) = built(&counted(3));
    let (mut gap, mut doubled) = (file.clone(), file.clone());
    gap.drain(24..64);
    doubled.splice(24..24, file[24..64].to_vec());
    for damaged in [gap, doubled] {
        let error = refused(&damaged);
        let LevelsError::Length {
            leaf_count: 3,
            expected,
            found,
        } = error
        else {
            panic!("{error}");
        };
        let lengths = (file.len() as u64, damaged.len() as u64);
        assert_eq!((expected, found), lengths);
    }
}

#[test]
fn a_file_without_a_whole_node_is_refused() {
    let (_, mut file) = built(&counted(1));
    for gone in 1..=40 {
        file.remove(24);
        assert!(matches!(refused(&file), LevelsError::Truncated), "{gone}");
    }
}

#[test]
fn a_footer_that_no_roll_could_have_is_refused() {
    let (_, file) = built(&counted(3));
    let footer = file.len() - 72;
    for (at, value, expected) in [
        (footer + 32, 0, RollError::Weight { found: 0 }),
        (
            footer + 32,
            MAX_WEIGHT + 1,
            RollError::Weight {
                found: MAX_WEIGHT + 1,
            },
        ),
        (footer + 40, 0, RollError::LeafCount { most: 6, found: 0 }),
        (footer + 40, 7, RollError::LeafCount { most: 6, found: 7 }),
    ] {
        let mut file = file.clone();
        file[at..at + 8].copy_from_slice(&value.to_be_bytes());
        assert!(matches!(refused(&file), LevelsError::Roll(error) if error == expected));
    }
}

#[test]
fn a_footer_of_another_root_is_refused() {
    let (_, mut file) = built(&counted(3));
    let footer = file.len() - 72;
    file[footer] ^= 1;
    assert!(matches!(refused(&file), LevelsError::Root));
}

#[test]
fn a_damaged_node_gives_no_proof() {
    let (_, mut file) = built(&counted(4));
    file[24] ^= 1; // the hash of leaf 0
    let mut levels = opened(&file);
    for leaf_index in [0, 1] {
        let error = levels.proof(leaf_index).unwrap_err();
        assert!(
            matches!(error, LevelsError::Damaged { leaf_index: damaged, .. } if damaged == leaf_index)
        );
    }
    assert_eq!(levels.proof(2).unwrap().len(), 2);
}

/// Fails from the first write on.
struct Broken;

impl Write for Broken {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::Error::other("broken"))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_writer_that_fails_is_not_written_over() {
    let mut builder = Builder::new(Broken).unwrap();
    let failed = (0..10_000).any(|_| builder.push("ann", 1).is_err());
    assert!(failed && matches!(builder.finish(), Err(BuildError::Io(_))));
}

#[test]
fn refusals_name_the_leaf() {
    let mut builder = Builder::new(io::sink()).unwrap();
    builder.push("ann", MAX_WEIGHT - 1).unwrap();
    let said = [
        builder.push("ben", 0),
        builder.push("ben", 2),
        builder.push("", 1),
    ];
    let expected = [
        "leaf 1: weight: expected 1 to 9007199254740991, found 0",
        "leaf 1: sum of weights: expected at most 9007199254740991, found 9007199254740990 + 2",
        "leaf 1: bytes of the address: expected 1 to 90, found 0",
    ];
    assert_eq!(
        said.map(|refused| refused.unwrap_err().to_string()),
        expected
    );
    builder.push("ben", 1).unwrap();
    assert_eq!(builder.finish().unwrap().total_weight, MAX_WEIGHT);
}
