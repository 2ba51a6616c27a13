//! Rolls: at once and by notice, with seats taken early, late, from closed ones, and never.

use suite::{Claim, Tree};

use super::data::mature;
use super::*;

/// Bob and gil have two leaves each; hal's are never taken.
pub fn tree(suite: &Suite, scale: u64) -> Tree {
    let weights = [("bob", 3), ("gil", 5), ("hal", 7), ("bob", 11), ("gil", 2)];
    Tree::new(suite, &weights.map(|(name, weight)| (name, weight * scale)))
}

pub fn at_once(diary: &mut Diary) {
    let trees = [1, 2, 3].map(|scale| tree(&diary.suite, scale));
    diary.act(|s| s.publish_roll("cora", PLAIN, &trees[0], None));
    diary.pay(0, OPEN, 9_999);
    diary.act(|s| s.enrol(PLAIN, 1, &trees[0], 0));
    diary.pay(1, OPEN, 1_001);
    diary.act(|s| s.publish_roll("cora", PLAIN, &trees[1], None));
    diary.act(|s| s.enrol(PLAIN, 1, &trees[0], 1));
    diary.act(|s| s.enrol(PLAIN, 2, &trees[1], 0));
    diary.pay(0, OPEN, 50_021);
    // one in the place of another, whose seats claim what they earned until then
    diary.act(|s| s.publish_roll("cora", PLAIN, &trees[2], Some(1)));
    diary.pay(1, OPEN, 70_001);
    let claim = Claim {
        tokens: Some(vec![diary.suite.token(0).into()]),
        ..Claim::default()
    };
    diary.execute("bob", claim);
    diary.act(|s| s.enrol(PLAIN, 1, &trees[0], 3));
    diary.act(|s| s.enrol(PLAIN, 3, &trees[2], 4));
    diary.act(|s| s.close_roll("cora", PLAIN, 2));
    diary.pay(0, OPEN, 3);
    for leaf_index in [1, 3] {
        diary.act(|s| s.enrol(PLAIN, 2, &trees[1], leaf_index));
    }
    diary.act(|s| s.claim_for("sam", "gil"));
}

pub fn by_notice(diary: &mut Diary) {
    let trees = [4, 5].map(|scale| tree(&diary.suite, scale));
    diary.act(|s| s.publish_roll("carl", LANE, &trees[0], None));
    mature(diary);
    diary.act(|s| s.enrol(LANE, 1, &trees[0], 3));
    diary.pay(0, PRICED, 41);
    diary.act(|s| s.publish_roll("carl", LANE, &trees[1], Some(1)));
    diary.pay(1, OPEN, 6_543);
    mature(diary);
    // of the closed one, too
    diary.act(|s| s.enrol(LANE, 1, &trees[0], 4));
    diary.act(|s| s.enrol(LANE, 2, &trees[1], 1));
    diary.act(|s| s.close_roll("carl", LANE, 2));
    diary.act(|s| s.publish_roll("carl", LANE, &trees[0], None));
    mature(diary);
    diary.pay(0, OPEN, 12_121);
    diary.act(|s| s.enrol(LANE, 2, &trees[1], 0));
    // these wait to the end
    diary.act(|s| s.publish_roll("carl", LANE, &trees[1], Some(3)));
    diary.act(|s| s.close_roll("carl", LANE, 3));
}
