//! When and how often somebody claims changes nobody's total.

use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite,
};

/// Amounts that leave a fraction for everybody, and weights that change on the way.
fn history(mut suite: Suite, mut after_each: impl FnMut(&mut Suite, u64)) -> Suite {
    let people = [("ann", 3), ("bob", 5), ("cat", 7)];
    let datanet = suite.add_datanet("cora", 777, &people);
    let other = suite.add_datanet("carl", 0, &[("ann", 1), ("dan", 12)]);
    let model = suite.add_model("olga", 111, &[(datanet, 2), (other, 1)]);
    for fee in 0..1_000u64 {
        suite.pay("payer", model, 1 + u128::from(fee * fee % 97));
        if fee % 10 == 9 {
            let weight = 1 + fee % 13;
            suite
                .set_weights("cora", datanet, &[("bob", weight)])
                .unwrap();
        }
        after_each(&mut suite, fee);
    }
    for who in ["ann", "bob", "cat", "dan", "cora", "olga", "treasury"] {
        suite.claim(who).unwrap();
    }
    suite.assert_invariants();
    suite
}

#[rstest]
fn a_thousand_claims_are_one_claim(#[values(Native, Wasm)] runtime: Runtime) {
    let once = history(Suite::new(runtime), |_, _| {});
    let often = history(Suite::new(runtime), |suite, fee| {
        // ann every time, others now and then
        suite.claim("ann").unwrap();
        for (who, every) in [("bob", 3), ("dan", 7), ("cora", 5), ("olga", 50)] {
            if fee % every == 0 {
                suite.claim(who).unwrap();
            }
        }
    });
    let token = once.token(0);
    for who in ["ann", "bob", "cat", "dan", "cora", "olga", "treasury"] {
        let paid = once.balance(&token, who);
        assert!(paid > 0, "{who}");
        assert_eq!(often.balance(&token, who), paid, "{who}");
    }
    // not only the units: also the fractions that wait for the next fee
    for datanet in [1, 2] {
        assert_eq!(often.pool(datanet, &token), once.pool(datanet, &token));
        for who in ["ann", "bob", "cat", "dan"] {
            let [often, once] = [&often, &once].map(|suite| suite.contributor(datanet, who));
            assert_eq!(often, once, "{who}");
        }
    }
}
