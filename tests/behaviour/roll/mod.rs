//! Rolls: many weights in one transaction.

mod closing;
mod dishonest;
mod enrol;
mod events;
mod forged;
mod lies;
mod notice;
mod own;
mod publish;
mod query;
mod twin;
mod victim;

use suite::{Runtime, Suite, Tree};

/// A datanet by cora in which ann holds 10 directly, and one model on it that takes no fee of its own.
pub fn suite_with_datanet(runtime: Runtime) -> Suite {
    let mut suite = Suite::builder(runtime)
        .tokens(2)
        .protocol_fee_bps(0)
        .build();
    suite.add_datanet("cora", 0, &[("ann", 10)]);
    suite.add_model("olga", 0, &[(1, 1)]);
    suite
}

/// bob 20, dan 30, eve 40: 90 in all.
pub fn tree(suite: &Suite) -> Tree {
    Tree::new(suite, &[("bob", 20), ("dan", 30), ("eve", 40)])
}
