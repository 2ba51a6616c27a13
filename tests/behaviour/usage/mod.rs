//! Recorded queries: what is taken, what is refused, and how it is split.

mod bounds;
mod intake;
mod preview;
mod price;
mod query_id;
mod record;
mod rounding;
mod route;
mod same_block;

use suite::{Runtime, Suite};

/// A datanet of ann (2) and bob (1), and a model that takes any amount.
fn simple(runtime: Runtime) -> (Suite, u64) {
    let mut suite = Suite::new(runtime);
    let datanet = suite.add_datanet("cora", 500, &[("ann", 2), ("bob", 1)]);
    let model = suite.add_model("olga", 2_000, &[(datanet, 1)]);
    (suite, model)
}
