//! Which part of a fee waits on its record, and where.

use cosmwasm_std::Uint256;
use rstest::rstest;
use suite::{
    NewDatanet, Party,
    Runtime::{self, Native, Wasm},
    Suite, events, parents,
};
use tributary::error::ContractError;
use tributary_api::{HookMsg, Pot, PotStatus};

use super::{WINDOW, add, claimable, half, lane, waiting};

fn pots(suite: &Suite, model_id: u64, record_id: u64) -> Vec<(u64, Option<u128>)> {
    let parts = suite.query_record(model_id, record_id).datanets;
    let pot = |pot: Option<Pot>| pot.map(|pot| pot.amount.u128());
    parts
        .into_iter()
        .map(|part| (part.datanet_id, pot(part.pot)))
        .collect()
}

#[rstest]
fn a_pot_waits_on_its_record_and_in_the_pool(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    let token = suite.token(0);
    suite.pay("payer", 1, 8);
    let record = suite.query_record(1, 1);
    let expected = Pot {
        amount: 4u128.into(),
        status: PotStatus::Waiting {
            deadline: suite.now() + WINDOW,
        },
    };
    assert_eq!(record.datanets[0].pot, Some(expected));
    assert_eq!(record.datanets[0].part.to_string(), "8");
    assert_eq!(record.datanets[0].base.to_string(), "4");

    let pool = suite.pool(1, &token);
    assert_eq!(pool.waiting_pots, Uint256::from(4u64));
    assert_eq!(pool.income, Uint256::from(8u64), "a pot is income at once");
    assert_eq!(claimable(&suite, 1, "ann"), 3);
    assert_eq!(claimable(&suite, 1, "bob"), 1);
    suite.assert_invariants();

    // claims take nothing of it
    suite.claim("ann").unwrap();
    suite.claim("bob").unwrap();
    assert_eq!(suite.held(&token), 4);
    suite.pay("payer", 1, 3);
    assert_eq!(waiting(&suite, 1), 5);
    suite.assert_invariants();
}

#[rstest]
fn a_fee_too_small_for_a_pot_has_none(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let new = lane(&suite, 1, &[("ann", 1)]);
    add(&mut suite, "cora", new);
    suite.add_model("olga", 0, &[(1, 1)]);
    for (fee, pot) in [
        (1, None),
        (9_999, None),
        (10_000, Some(1)),
        (19_999, Some(1)),
    ] {
        let record_id = suite.pay("payer", 1, fee);
        assert_eq!(pots(&suite, 1, record_id), [(1, pot)], "{fee}");
        if pot.is_none() {
            let refusal = || ContractError::PotNotFound {
                model_id: 1,
                record_id,
                datanet_id: 1,
            };
            suite.refused(
                |s| s.attribute("tess", 1, 1, &[record_id], &[("ann", 1)]),
                refusal(),
            );
            suite.refused(|s| s.release("sam", 1, 1, &[record_id]), refusal());
        }
    }
    assert_eq!(waiting(&suite, 1), 2);
    assert_eq!(claimable(&suite, 1, "ann"), 1 + 9_999 + 9_999 + 19_998);
    suite.assert_invariants();
}

#[rstest]
fn a_datanet_without_a_lane_has_no_pot(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    let plain = suite.add_datanet("carl", 0, &[("cat", 1)]);
    let model_id = suite.add_model("olga", 0, &[(1, 1), (plain, 1)]);
    let record_id = suite.pay("payer", model_id, 1_000);
    assert_eq!(
        pots(&suite, model_id, record_id),
        [(1, Some(250)), (plain, None)]
    );
    assert_eq!(waiting(&suite, plain), 0);
    assert_eq!(claimable(&suite, plain, "cat"), 500);
    let refusal = || ContractError::NoInfluenceLane { datanet_id: plain };
    suite.refused(
        |s| s.attribute("tess", model_id, plain, &[record_id], &[("cat", 1)]),
        refusal(),
    );
    suite.advance_time(WINDOW);
    suite.refused(
        |s| s.release("sam", model_id, plain, &[record_id]),
        refusal(),
    );
    suite.release("sam", model_id, 1, &[record_id]).unwrap();
    suite.assert_invariants();
}

/// A datanet that takes no part in a fee has no pot of it, though it has a lane.
#[rstest]
fn a_datanet_without_weight_has_no_pot(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    let new = lane(&suite, 5_000, suite::NOBODY);
    let empty = add(&mut suite, "carl", new);
    let model_id = suite.add_model("olga", 0, &[(1, 1), (empty, 1)]);
    let record_id = suite.pay("payer", model_id, 8);
    assert_eq!(pots(&suite, model_id, record_id), [(1, Some(4))]);
    suite.advance_time(WINDOW);
    suite.refused(
        |s| s.release("sam", model_id, empty, &[record_id]),
        ContractError::PotNotFound {
            model_id,
            record_id,
            datanet_id: empty,
        },
    );
    // weight that comes later has no part in it either
    super::schedule(&mut suite, empty, &[("eve", 1)]);
    suite.apply_changes("sam", empty).unwrap();
    assert_eq!(pots(&suite, model_id, record_id), [(1, Some(4))]);
    suite.release("sam", model_id, 1, &[record_id]).unwrap();
    assert_eq!(claimable(&suite, 1, "ann"), 6);
    assert_eq!(claimable(&suite, empty, "eve"), 0);
    suite.assert_invariants();
}

fn derived(suite: &Suite, influence_bps: u16, attestor: &str, who: &str) -> NewDatanet {
    NewDatanet {
        attestors: Some(vec![suite.addr(attestor).into()]),
        ..lane(suite, influence_bps, &[(who, 1)])
    }
}

#[rstest]
fn an_ancestors_lane_works_as_any_other(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let root = NewDatanet {
        curator_fee_bps: Some(1_000),
        ..derived(&suite, 5_000, "tom", "ann")
    };
    add(&mut suite, "cora", root);
    let middle = NewDatanet {
        parents: Some(parents(&[(1, 5_000)])),
        ..NewDatanet::default()
    };
    add(&mut suite, "cora", middle);
    let leaf = NewDatanet {
        parents: Some(parents(&[(1, 1_000), (2, 2_000)])),
        ..derived(&suite, 2_500, "tess", "bob")
    };
    add(&mut suite, "carl", leaf);
    suite.set_weights("cora", 2, &[("cat", 1)]).unwrap();
    suite.add_model("olga", 0, &[(3, 1)]);

    // 1: 1,000 + 1,000 through 2, of which 200 to cora, 900 a pot; 2: 1,000; 3: 7,000, of which 1,750 a pot
    suite.pay("payer", 1, 10_000);
    assert_eq!(
        pots(&suite, 1, 1),
        [(1, Some(900)), (2, None), (3, Some(1_750))]
    );
    assert_eq!([1, 2, 3].map(|id| waiting(&suite, id)), [900, 0, 1_750]);
    suite.assert_invariants();

    // each has its own attestors, and its own contributors
    for (attestor, other, datanet_id, who, before, after) in [
        ("tom", "tess", 1, "ann", 900, 1_800),
        ("tess", "tom", 3, "bob", 5_250, 7_000),
    ] {
        assert_eq!(claimable(&suite, datanet_id, who), before);
        let found = suite.addr(other);
        suite.refused(
            |s| s.attribute(other, 1, datanet_id, &[1], &[(who, 1)]),
            ContractError::NotAttestor { datanet_id, found },
        );
        suite
            .attribute(attestor, 1, datanet_id, &[1], &[(who, 1)])
            .unwrap();
        assert_eq!(claimable(&suite, datanet_id, who), after);
        suite.assert_invariants();
    }
    assert_eq!(claimable(&suite, 2, "cat"), 1_000);
}

#[rstest]
fn pots_of_several_tokens_wait_apart(#[values(Native, Wasm)] runtime: Runtime) {
    let builder = Suite::builder(runtime).protocol_fee_bps(0).tokens(3);
    let mut suite = super::half_of(builder.build());
    let tokens = [0, 1, 2].map(|number| suite.token(number));
    for (token, fee) in tokens.iter().zip([10, 100, 1_000]) {
        suite.pay_in("payer", token, 1, fee);
    }
    let waiting = |suite: &Suite| {
        let pots = tokens.iter();
        let pots = pots.map(|token| suite.pool(1, token).waiting_pots.to_string());
        pots.collect::<Vec<_>>()
    };
    assert_eq!(waiting(&suite), ["5", "50", "500"]);
    suite.attribute("tess", 1, 1, &[2], &[("bob", 1)]).unwrap();
    assert_eq!(waiting(&suite), ["5", "0", "500"]);
    suite.assert_invariants();
    suite.advance_time(WINDOW);
    suite.release("sam", 1, 1, &[3]).unwrap();
    assert_eq!(waiting(&suite), ["5", "0", "0"]);
    for who in ["ann", "bob"] {
        suite.claim(who).unwrap();
    }
    let balances = |who: &str| {
        tokens
            .clone()
            .map(|token| suite.balance(token, who.addr(&suite)))
    };
    // 3/4 of 5, of 50, of 1,000; the rest, and all of the attributed pot
    assert_eq!(balances("ann"), [3, 37, 750]);
    assert_eq!(balances("bob"), [1, 62, 250]);
    suite.assert_invariants();
}

#[rstest]
fn a_batch_is_one_pot(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    let batch = HookMsg::RecordQuery {
        model_id: 1,
        query_id: "batch".to_owned(),
        units: None,
        count: Some(1_000_000),
        digest: None,
    };
    let token = suite.token(0);
    let result = suite.record("payer", token, 8_000_000, &batch).unwrap();
    assert_eq!(events(&result, "fee_split").len(), 1);
    assert_eq!(pots(&suite, 1, 1), [(1, Some(4_000_000))]);
    let result = suite.attribute("tess", 1, 1, &[1], &[("bob", 1)]).unwrap();
    assert_eq!(events(&result, "attributed").len(), 1);
    assert_eq!(claimable(&suite, 1, "bob"), 5_000_000);
    suite.assert_invariants();
}

/// Two models rest on the datanet, and each has a record 1.
#[rstest]
fn records_of_two_models_are_two_pots(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = half(runtime);
    suite.add_model("otto", 0, &[(1, 1)]);
    suite.pay("payer", 1, 8);
    suite.pay("payer", 2, 80);
    suite.attribute("tess", 2, 1, &[1], &[("bob", 1)]).unwrap();
    assert_eq!(waiting(&suite, 1), 4);
    assert_eq!(claimable(&suite, 1, "bob"), 11 + 40);
    suite.attribute("tess", 1, 1, &[1], &[("bob", 1)]).unwrap();
    assert_eq!(waiting(&suite, 1), 0);
    assert_eq!(claimable(&suite, 1, "bob"), 11 + 44);
    suite.assert_invariants();
}
