//! What is written when pots are shared: nothing of any other pool.

use std::collections::BTreeMap;

use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite,
};

use super::{WINDOW, add, half_of, lane};

/// Two datanets with lanes, two tokens, and a record with pots of both datanets in each token.
fn stage(runtime: Runtime) -> Suite {
    let builder = Suite::builder(runtime).protocol_fee_bps(0).tokens(2);
    let mut suite = half_of(builder.build());
    let new = lane(&suite, 5_000, &[("ann", 3), ("bob", 1), ("cat", 1)]);
    add(&mut suite, "carl", new);
    suite.add_model("olga", 0, &[(1, 1), (2, 1)]);
    for token in [0, 1, 0, 1] {
        suite.pay_in("payer", suite.token(token), 2, 1_600);
    }
    suite
}

/// How many keys of each map a message wrote.
fn written(suite: &mut Suite, message: impl FnOnce(&mut Suite)) -> BTreeMap<char, usize> {
    let before: BTreeMap<_, _> = suite.storage().into_iter().collect();
    message(suite);
    let mut written = BTreeMap::new();
    let after = suite.storage();
    assert!(before.len() <= after.len(), "nothing is removed");
    for (key, value) in after {
        if before.get(&key) != Some(&value) {
            // a map's name after its length in two bytes
            *written.entry(char::from(key[2])).or_default() += 1;
        }
    }
    written
}

#[rstest]
fn an_attribution_writes_one_pool_and_its_people(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    let others = |suite: &Suite| {
        [(1, 1), (2, 0), (2, 1)].map(|(id, token)| suite.pool(id, suite.token(token)))
    };
    let before = others(&suite);
    let found = written(&mut suite, |s| {
        s.attribute("tess", 2, 1, &[1, 3], &[("bob", 1)]).unwrap();
    });
    assert_eq!(
        found,
        BTreeMap::from([('c', 1), ('p', 1), ('u', 1), ('w', 2)])
    );
    assert_eq!(others(&suite), before);
    suite.assert_invariants();

    // in both tokens, both people: each of them is one entry, whatever the number of tokens
    let found = written(&mut suite, |s| {
        s.attribute("tess", 2, 2, &[1, 2], &[("bob", 1), ("cat", 2)])
            .unwrap();
    });
    assert_eq!(
        found,
        BTreeMap::from([('c', 2), ('p', 2), ('u', 1), ('w', 2)])
    );
    suite.assert_invariants();
}

#[rstest]
fn a_release_writes_its_pools_alone(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    suite.advance_time(WINDOW);
    let found = written(&mut suite, |s| {
        s.release("sam", 2, 1, &[1, 3]).unwrap();
    });
    assert_eq!(found, BTreeMap::from([('p', 1), ('w', 2)]));
    let found = written(&mut suite, |s| {
        s.release("sam", 2, 2, &[1, 2, 3, 4]).unwrap();
    });
    assert_eq!(found, BTreeMap::from([('p', 2), ('w', 4)]));
    suite.assert_invariants();
}
