//! Rolls: what was committed to is proven, and nothing else.

use std::io::Cursor;

use arbitrary::Unstructured;
use weight_roll::{Builder, Levels, MAX_ADDRESS_LEN, MAX_WEIGHT, Roll};

use crate::dishonest::assert_dishonest_tree;
use crate::forge::{Claim, assert_forgery};

const MOST_LEAVES: u64 = 40;

/// Draws leaves and builds their roll; each leaf is proven, whatever is changed is not. Then the same of a dishonest tree,
/// and of a level file that was tampered with.
pub fn proofs(bytes: &[u8]) {
    let mut bytes = Unstructured::new(bytes);
    let (leaves, file, roll) = build(&mut bytes);
    let mut levels = Levels::open(Cursor::new(file.as_slice())).unwrap();
    assert_eq!(levels.roll(), roll);

    let mut honest = vec![];
    for ((address, weight), leaf_index) in leaves.into_iter().zip(0..) {
        let proof = levels.proof(leaf_index).unwrap();
        assert_eq!(roll.verify(leaf_index, &address, weight, &proof), Ok(()));
        honest.push(Claim {
            roll,
            leaf_index,
            address,
            weight,
            proof,
        });
    }
    for _ in 0..8 {
        assert_forgery(&honest, &mut bytes);
    }
    assert_dishonest_tree(&mut bytes);
    read_tampered(file, &mut bytes);
}

/// Leaves that together pass no bound: one that would is refused, and changes nothing.
fn build(bytes: &mut Unstructured) -> (Vec<(String, u64)>, Vec<u8>, Roll) {
    let mut file = vec![];
    let mut builder = Builder::new(&mut file).unwrap();
    let mut leaves = vec![];
    let mut total = 0;
    let count = bytes.int_in_range(1..=MOST_LEAVES).unwrap_or(1);
    for _ in 0..count {
        let (address, weight) = (address(bytes), weight(bytes));
        let fits = (1..=usize::from(MAX_ADDRESS_LEN)).contains(&address.len())
            && (1..=MAX_WEIGHT - total).contains(&weight);
        assert_eq!(
            builder.push(&address, weight).is_ok(),
            fits,
            "{address} {weight}"
        );
        if fits {
            total += weight;
            leaves.push((address, weight));
        }
    }
    if leaves.is_empty() {
        builder.push("tributary1ann", 1).unwrap();
        leaves.push(("tributary1ann".to_owned(), 1));
        total = 1;
    }
    let roll = builder.finish().unwrap();
    assert_eq!(
        (roll.total_weight, roll.leaf_count),
        (total, leaves.len() as u64)
    );
    (leaves, file, roll)
}

pub fn address(bytes: &mut Unstructured) -> String {
    match bytes.int_in_range(0..=15u8) {
        Ok(15) => "q".repeat(bytes.int_in_range(0..=92).unwrap_or(1)),
        Ok(14) => bytes.arbitrary::<&str>().unwrap_or("ł").to_owned(),
        Ok(n) => format!("tributary1{n}"),
        Err(_) => "tributary1".to_owned(),
    }
}

pub fn weight(bytes: &mut Unstructured) -> u64 {
    match bytes.int_in_range(0..=15u8) {
        Ok(0..=11) => bytes.int_in_range(1..=16).unwrap_or(1),
        Ok(12..=13) => bytes.arbitrary().unwrap_or(1),
        Ok(14) => bytes.int_in_range(0..=MAX_WEIGHT).unwrap_or(1),
        _ => MAX_WEIGHT - bytes.int_in_range(0..=3).unwrap_or(0),
    }
}

/// Whatever a file holds, its proofs are proofs or nothing: they never show a leaf that is not there.
fn read_tampered(mut file: Vec<u8>, bytes: &mut Unstructured) {
    let Ok(place) = bytes.choose_index(file.len()) else {
        return;
    };
    match bytes.arbitrary::<bool>() {
        Ok(true) => file.truncate(place),
        _ => file[place] ^= bytes.arbitrary::<u8>().unwrap_or(1) | 1,
    }
    if let Ok(mut levels) = Levels::open(Cursor::new(file)) {
        let count = levels.roll().leaf_count;
        for leaf_index in [0, count / 2, count.saturating_sub(1), count, u64::MAX] {
            let _ = levels.proof(leaf_index);
        }
    }
}
