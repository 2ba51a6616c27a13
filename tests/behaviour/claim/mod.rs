//! Claims: what they pay, to whom, and that nothing stands in their way.

mod filter;
mod large;
mod often;
mod paging;
mod payout;
mod standing;

use suite::{Runtime, Suite};

/// Two tokens; a datanet of ann (2) and bob (1), and a model that takes any amount.
fn simple(runtime: Runtime) -> (Suite, u64) {
    let mut suite = Suite::builder(runtime).tokens(2).build();
    let datanet = suite.add_datanet("cora", 500, &[("ann", 2), ("bob", 1)]);
    let model = suite.add_model("olga", 2_000, &[(datanet, 1)]);
    (suite, model)
}
