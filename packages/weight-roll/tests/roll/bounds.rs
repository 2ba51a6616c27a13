//! Every refusal of a leaf, a node or a proof, by variant.

use weight_roll::{MAX_ADDRESS_LEN, MAX_WEIGHT, Node, Roll, RollError, proof_len};

use crate::{built, counted, naive, opened};

const LEAF: Node = Node {
    hash: [7; 32],
    weight: 1,
};

fn weighing(weight: u64) -> Node {
    Node { weight, ..LEAF }
}

#[test]
fn a_leaf_of_the_bounds_is_taken() {
    for weight in [1, MAX_WEIGHT] {
        for len in [1, usize::from(MAX_ADDRESS_LEN)] {
            let address = "q".repeat(len);
            let expected = naive::leaf(u64::MAX, &address, weight);
            assert_eq!(Node::leaf(u64::MAX, &address, weight), Ok(expected));
        }
    }
}

#[test]
fn a_leaf_weighs_something_and_no_more_than_a_roll_may() {
    for found in [0, MAX_WEIGHT + 1, u64::MAX] {
        assert_eq!(
            Node::leaf(0, "ann", found),
            Err(RollError::Weight { found })
        );
    }
}

#[test]
fn an_address_has_1_to_90_bytes() {
    let (two_bytes_each, past_u16) = ("ł".repeat(46), "q".repeat(65_536 + 5));
    for address in ["", &"q".repeat(91), &two_bytes_each, &past_u16] {
        let found = address.len();
        assert_eq!(
            Node::leaf(0, address, 1),
            Err(RollError::AddressLength { found })
        );
    }
}

#[test]
fn neither_child_weighs_nothing_or_too_much() {
    for found in [0, MAX_WEIGHT + 1, u64::MAX] {
        let refused = Err(RollError::Weight { found });
        assert_eq!(Node::parent(&weighing(found), &LEAF), refused);
        assert_eq!(Node::parent(&LEAF, &weighing(found)), refused);
    }
}

#[test]
fn children_add_up_to_the_largest_weight_and_no_further() {
    let (left, right) = (weighing(MAX_WEIGHT - 1), weighing(2));
    assert_eq!(Node::parent(&left, &LEAF), Ok(naive::parent(&left, &LEAF)));
    let refused = RollError::WeightSum {
        left: MAX_WEIGHT - 1,
        right: 2,
    };
    assert_eq!(Node::parent(&left, &right), Err(refused));
}

#[test]
fn a_proof_has_at_most_53_siblings() {
    assert_eq!(proof_len(0, 1), Ok(0));
    assert_eq!(proof_len(0, MAX_WEIGHT), Ok(53));
    assert_eq!(proof_len(4, 5), Ok(1));
    assert_eq!(proof_len((1 << 52) - 1, (1 << 52) + 1), Ok(53));
    assert_eq!(proof_len(1 << 52, (1 << 52) + 1), Ok(1));
}

#[test]
fn a_roll_has_leaves_and_no_more_than_weight() {
    for found in [0, MAX_WEIGHT + 1, u64::MAX] {
        let refused = RollError::LeafCount {
            most: MAX_WEIGHT,
            found,
        };
        assert_eq!(proof_len(0, found), Err(refused));
    }
    let leaf = naive::leaf(0, "ann", 5);
    for found in [0, 6, u64::MAX] {
        let roll = Roll {
            root: leaf.hash,
            total_weight: 5,
            leaf_count: found,
        };
        let refused = RollError::LeafCount { most: 5, found };
        assert_eq!(roll.verify(0, "ann", 5, &[]), Err(refused));
    }
}

#[test]
fn a_roll_weighs_something_and_no_more_than_it_may() {
    for found in [0, MAX_WEIGHT + 1, u64::MAX] {
        let roll = Roll {
            root: [0; 32],
            total_weight: found,
            leaf_count: 1,
        };
        assert_eq!(
            roll.verify(0, "ann", 1, &[]),
            Err(RollError::Weight { found })
        );
    }
}

#[test]
fn as_many_leaves_as_weight_are_proven() {
    let leaves: Vec<_> = (0..5).map(|nth| (format!("leaf{nth}"), 1)).collect();
    let (roll, file) = built(&leaves);
    assert_eq!((roll.total_weight, roll.leaf_count), (5, 5));
    let proof = opened(&file).proof(4).unwrap();
    assert_eq!(roll.verify(4, "leaf4", 1, &proof), Ok(()));
}

#[test]
fn leaves_are_counted_from_0() {
    let (roll, file) = built(&counted(5));
    let proof = opened(&file).proof(4).unwrap();
    for found in [5, u64::MAX] {
        let refused = RollError::LeafIndex {
            leaf_count: 5,
            found,
        };
        assert_eq!(proof_len(found, 5), Err(refused.clone()));
        assert_eq!(
            roll.verify(found, "tributary1leaf5", 5, &proof),
            Err(refused)
        );
    }
}

#[test]
fn a_proof_has_all_its_siblings_and_no_other() {
    let (roll, file) = built(&counted(5));
    let proof = opened(&file).proof(0).unwrap();
    let shown = |proof: &[Node]| roll.verify(0, "tributary1leaf1", 1, proof);
    assert_eq!(shown(&proof), Ok(()));
    for found in [0, 2] {
        let refused = RollError::ProofLength { expected: 3, found };
        assert_eq!(shown(&proof[..found]), Err(refused));
    }
    let refused = RollError::ProofLength {
        expected: 3,
        found: 4,
    };
    assert_eq!(shown(&[&proof[..], &[LEAF]].concat()), Err(refused));
}

#[test]
fn a_sibling_weighs_something_and_all_no_more_than_they_may() {
    let (roll, file) = built(&counted(5));
    let mut proof = opened(&file).proof(0).unwrap();
    proof[1].weight = 0;
    let refused = RollError::Weight { found: 0 };
    assert_eq!(roll.verify(0, "tributary1leaf1", 1, &proof), Err(refused));
    proof[1].weight = MAX_WEIGHT;
    let refused = RollError::WeightSum {
        left: 3,
        right: MAX_WEIGHT,
    };
    assert_eq!(roll.verify(0, "tributary1leaf1", 1, &proof), Err(refused));
}

#[test]
fn a_proof_leads_to_root_and_total_weight() {
    let (roll, file) = built(&counted(2));
    let proof = opened(&file).proof(1).unwrap();
    let refused = RollError::TotalWeight {
        expected: 3,
        found: 4,
    };
    assert_eq!(roll.verify(1, "tributary1leaf2", 3, &proof), Err(refused));

    let found = naive::parent(&proof[0], &naive::leaf(1, "eve", 2)).hash;
    let refused = RollError::Root {
        expected: roll.root,
        found,
    };
    assert_eq!(roll.verify(1, "eve", 2, &proof), Err(refused));
}

#[test]
fn refusals_say_what_was_expected_and_what_came() {
    let said = [
        RollError::LeafCount { most: 5, found: 6 },
        RollError::LeafIndex {
            leaf_count: 5,
            found: 5,
        },
        RollError::AddressLength { found: 91 },
        RollError::Weight { found: 0 },
        RollError::WeightSum {
            left: 1,
            right: MAX_WEIGHT,
        },
        RollError::ProofLength {
            expected: 3,
            found: 4,
        },
        RollError::TotalWeight {
            expected: 12,
            found: 13,
        },
        RollError::Root {
            expected: [0xab; 32],
            found: [1; 32],
        },
    ]
    .map(|error| error.to_string());
    let (ab, one) = ("ab".repeat(32), "01".repeat(32));
    let expected = [
        "leaf count: expected 1 to 5, found 6",
        "leaf index: expected below 5, found 5",
        "bytes of the address: expected 1 to 90, found 91",
        "weight: expected 1 to 9007199254740991, found 0",
        "sum of weights: expected at most 9007199254740991, found 1 + 9007199254740991",
        "siblings: expected 3, found 4",
        "total weight: expected 12, found 13",
        &format!("root: expected {ab}, found {one}"),
    ];
    assert_eq!(said, expected);
}
