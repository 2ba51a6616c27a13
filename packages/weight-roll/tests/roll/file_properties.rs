//! Properties: a level file gives the proofs that it was built with, or none.

use std::io::Cursor;

use proptest::prelude::*;
use proptest::sample::Index;
use weight_roll::{Builder, Levels, MAX_WEIGHT};

use crate::any_roll::any_leaves;
use crate::{built, opened};

proptest! {
    #[test]
    fn a_refused_leaf_changes_nothing(leaves in any_leaves(), at in any::<Index>()) {
        let (roll, file) = built(&leaves);
        let mut again = Vec::new();
        let mut builder = Builder::new(&mut again).unwrap();
        let at = at.index(leaves.len());
        for (nth, (address, weight)) in leaves.iter().enumerate() {
            if nth == at {
                prop_assert!(builder.push(address, 0).is_err());
                prop_assert!(builder.push("", 1).is_err());
                prop_assert!(nth == 0 || builder.push(address, MAX_WEIGHT).is_err());
            }
            builder.push(address, *weight).unwrap();
        }
        prop_assert_eq!(builder.finish().unwrap(), roll);
        prop_assert_eq!(again, file);
    }

    #[test]
    fn a_changed_byte_never_gives_another_proof(
        leaves in any_leaves(), at in any::<Index>(), by in 1..=u8::MAX, nth in any::<Index>(),
    ) {
        let (_, mut file) = built(&leaves);
        let nth = nth.index(leaves.len()) as u64;
        let proof = opened(&file).proof(nth).unwrap();
        let at = at.index(file.len());
        file[at] ^= by;
        if let Ok(mut levels) = Levels::open(Cursor::new(&file)) {
            if let Ok(found) = levels.proof(nth) {
                prop_assert_eq!(found, proof);
            }
        }
    }

    #[test]
    fn a_file_of_another_length_is_refused(leaves in any_leaves(), len in any::<Index>(), more in 1..500_usize) {
        let (_, mut file) = built(&leaves);
        prop_assert!(Levels::open(Cursor::new(&file[..len.index(file.len())])).is_err());
        file.resize(file.len() + more, 0);
        prop_assert!(Levels::open(Cursor::new(&file)).is_err());
    }
}
