//! Rolls, and what waits of them.

use suite::{NewDatanet, Tree};

use super::Step;

/// The datanet without notice, and the one with it.
const DATANET: u64 = 3;
const NOTICE: u64 = 4;

fn tree(suite: &suite::Suite) -> Tree {
    Tree::new(suite, &[("ann", 5), ("bob", 6), ("ann", 7)])
}

pub const STEPS: [Step; 10] = [
    ("publish a roll", |s| {
        let tree = tree(s);
        s.publish_roll("cora", DATANET, &tree, None)
    }),
    ("enrol", |s| {
        let tree = tree(s);
        s.enrol(DATANET, 1, &tree, 1)
    }),
    ("publish one in its place", |s| {
        let tree = tree(s);
        s.publish_roll("cora", DATANET, &tree, Some(1))
    }),
    ("enrol in a closed one", |s| {
        let tree = tree(s);
        s.enrol(DATANET, 1, &tree, 2)
    }),
    ("close a roll", |s| s.close_roll("cora", DATANET, 2)),
    ("announce a roll", |s| {
        let tree = tree(s);
        s.publish_roll("cora", NOTICE, &tree, None)
    }),
    ("open it", |s| {
        s.advance_time(3 * 24 * 60 * 60);
        s.apply_changes("sam", NOTICE)
    }),
    ("announce one in its place", |s| {
        let tree = tree(s);
        s.publish_roll("cora", NOTICE, &tree, Some(1))
    }),
    ("announce its closing", |s| s.close_roll("cora", NOTICE, 1)),
    ("register a datanet beside them", |s| {
        s.register_datanet("cora", NewDatanet::default())
    }),
];
