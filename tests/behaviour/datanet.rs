use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite,
};

#[rstest]
fn contributors_share_by_weight(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let datanet = suite.add_datanet("cora", 500, &[("ann", 2), ("bob", 1)]);
    let model = suite.add_model("olga", 2_000, &[(datanet, 1)]);
    suite.pay("payer", model, 1_000);
    suite.assert_invariants();
    suite.claim("ann").unwrap();
    suite.assert_invariants();
    assert_eq!(suite.balance(suite.token(0), "ann"), 494);
}
