//! The suite's own checks fail when they should.

use std::panic::{AssertUnwindSafe, catch_unwind};

use cosmwasm_std::{Storage, Uint256};
use suite::{Outcome, Runtime::Native, Suite};
use tributary::error::ContractError;
use tributary::state::{CONTRIBUTORS, CREDITS, Credit, POOLS, SPLITS};

fn suite_with_income() -> Suite {
    let mut suite = Suite::new(Native);
    let datanet = suite.add_datanet("cora", 500, &[("ann", 2), ("bob", 1)]);
    suite.add_model("olga", 2_000, &[(datanet, 1)]);
    suite.pay("payer", 1, 1_000);
    suite.assert_invariants();
    suite
}

fn fails(check: impl FnOnce()) -> bool {
    catch_unwind(AssertUnwindSafe(check)).is_err()
}

#[test]
fn broken_state_breaks_an_invariant() {
    let ann = Suite::new(Native).addr("ann");
    let ann = Suite::new(Native)
        .chain
        .api()
        .canonicalize(ann.as_str())
        .unwrap();
    type Break<'a> = &'a dyn Fn(&mut dyn Storage);
    let breaks: [(&str, Break); 6] = [
        ("income", &|storage| {
            let mut record = POOLS.may_load(storage, (1.into(), 0)).unwrap().unwrap();
            let mut pool = record.pool();
            pool.income.0 += Uint256::one();
            record.set_pool(pool);
            POOLS.save(storage, (1.into(), 0), &record).unwrap();
        }),
        ("remainder", &|storage| {
            let mut record = POOLS.may_load(storage, (1.into(), 0)).unwrap().unwrap();
            let mut pool = record.pool();
            pool.remainder += 1;
            record.set_pool(pool);
            POOLS.save(storage, (1.into(), 0), &record).unwrap();
        }),
        ("curator's income", &|storage| {
            let mut record = POOLS.may_load(storage, (1.into(), 0)).unwrap().unwrap();
            record.curator_income += Uint256::one();
            POOLS.save(storage, (1.into(), 0), &record).unwrap();
        }),
        ("weight", &|storage| {
            let key = (1.into(), ann.as_slice());
            let mut contributor = CONTRIBUTORS.may_load(storage, key).unwrap().unwrap();
            contributor.direct_weight += 1;
            CONTRIBUTORS.save(storage, key, &contributor).unwrap();
        }),
        ("total weight", &|storage| {
            let mut split = SPLITS.may_load(storage, 1.into()).unwrap().unwrap();
            split.total_weight += 1;
            SPLITS.save(storage, 1.into(), &split).unwrap();
        }),
        ("credit", &|storage| {
            let credit = Credit {
                operator: Uint256::one(),
                ..Credit::default()
            };
            CREDITS.save(storage, (&ann, 0), &credit).unwrap();
        }),
    ];
    for (what, break_it) in breaks {
        let mut suite = suite_with_income();
        suite.plant(|storage| break_it(storage));
        assert!(fails(|| suite.assert_invariants()), "{what}");
    }
}

#[test]
fn tokens_that_came_or_went_unseen_break_an_invariant() {
    let mut suite = suite_with_income();
    let (token, contract) = (suite.token(0), suite.contract.clone());
    suite.donate("payer", &token, 5);
    suite.assert_invariants();
    suite.transfer("payer", &token, &contract, 5).unwrap();
    assert!(fails(|| suite.assert_invariants()));
    let mut suite = suite_with_income();
    suite.transfer(&contract, &token, "sam", 1).unwrap();
    assert!(fails(|| suite.assert_invariants()));
}

#[test]
fn falling_index_breaks_an_invariant() {
    let mut suite = suite_with_income();
    suite.claim("ann").unwrap();
    suite
        .set_weights("cora", 1, &[("ann", 0), ("bob", 0)])
        .unwrap();
    suite.assert_invariants();
    suite.plant(|storage| {
        let mut record = POOLS.may_load(storage, (1.into(), 0)).unwrap().unwrap();
        let mut pool = record.pool();
        pool.index -= Uint256::one();
        record.set_pool(pool);
        POOLS.save(storage, (1.into(), 0), &record).unwrap();
    });
    assert!(fails(|| suite.assert_invariants()));
}

#[test]
fn refusal_must_be_the_expected_one_and_change_nothing() {
    let pause = |s: &mut Suite| -> Outcome { s.unpause("owner") };
    let mut suite = suite_with_income();
    suite.refused(pause, ContractError::NotPaused {});
    assert!(fails(
        || suite.refused(pause, ContractError::ZeroAmount { field: "amount" })
    ));
    assert!(fails(
        || suite.refused(|s| s.pause("owner"), ContractError::NotPaused {})
    ));
    let expected = || ContractError::NotPaused {};
    assert!(fails(|| suite.refused(
        |s| {
            s.unpause("owner").unwrap();
            s.pay("payer", 1, 1);
            s.unpause("owner")
        },
        expected(),
    )));
    let mut suite = suite_with_income();
    // a balance that moved is a change too
    let token = suite.token(0);
    assert!(fails(|| suite.refused(
        |s| {
            s.transfer("payer", &token, "sam", 1).unwrap();
            s.unpause("owner")
        },
        expected(),
    )));
}
