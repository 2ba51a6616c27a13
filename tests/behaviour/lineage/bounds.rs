//! Which parents are refused.

use cosmwasm_std::WasmMsg;
use rstest::rstest;
use suite::{
    NewModel,
    Runtime::{self, Native, Wasm},
    Suite, lineage,
};
use tributary::error::ContractError;

use super::{add_roots, derive, derived, plain, shares};

#[track_caller]
fn refused(suite: &mut Suite, from: &[(u64, u16)], expected: impl Into<suite::Refusal>) {
    let new = derived(suite, from);
    suite.refused(|s| s.register_datanet("cora", new), expected);
}

#[rstest]
fn datanet_has_up_to_4_parents(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    add_roots(&mut suite, 6);
    for found in [5, 6] {
        let from: Vec<_> = (1..=found).map(|id| (id, 1)).collect();
        let expected = ContractError::ListLength {
            list: "parents",
            min: 0,
            max: 4,
            found: from.len(),
        };
        refused(&mut suite, &from, expected);
    }
    for count in 0..=4 {
        let from: Vec<_> = (1..=count).map(|id| (id, 1)).collect();
        let datanet_id = derive(&mut suite, &from);
        let datanet = suite.datanet(datanet_id);
        assert_eq!(datanet.parents, suite::parents(&from));
        assert_eq!(datanet.lineage.len(), from.len() + 1);
    }
}

#[rstest]
fn royalties_sum_to_half_of_the_income_at_most(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    add_roots(&mut suite, 4);
    let over = |found| ContractError::OutOfRange {
        field: "sum of royalty_bps",
        min: 1,
        max: 5_000,
        found,
    };
    refused(&mut suite, &[(1, 5_000), (2, 1)], over(5_001));
    let even = [1, 2, 3, 4].map(|id| (id, 1_251));
    refused(&mut suite, &even, over(5_004));
    let most = [1, 2, 3, 4].map(|id| (id, 5_000));
    refused(&mut suite, &most, over(20_000));
    derive(&mut suite, &[(1, 5_000)]);
    derive(&mut suite, &[(1, 4_999), (2, 1)]);
    derive(&mut suite, &[1, 2, 3, 4].map(|id| (id, 1_250)));
}

#[rstest]
fn each_royalty_is_something(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    add_roots(&mut suite, 2);
    for found in [0, 5_001, u16::MAX] {
        let expected = ContractError::EntryRange {
            list: "parents",
            entry: "datanet 2".to_owned(),
            part: "royalty_bps",
            min: 1,
            max: 5_000,
            found: found.into(),
        };
        refused(&mut suite, &[(1, 1), (2, found)], expected);
    }
    derive(&mut suite, &[(1, 1), (2, 1)]);
}

#[rstest]
fn parents_are_registered_before(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    add_roots(&mut suite, 2);
    // 3 would be itself
    for datanet_id in [0, 3, 4, u64::MAX] {
        let unknown = ContractError::DatanetNotFound { datanet_id };
        refused(&mut suite, &[(1, 1), (datanet_id, 1)], unknown);
    }
}

#[rstest]
fn each_parent_is_named_once(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    add_roots(&mut suite, 2);
    let twice = || ContractError::Duplicate {
        list: "parents",
        entry: "datanet 2".to_owned(),
    };
    refused(&mut suite, &[(2, 1), (1, 1), (2, 1)], twice());
    refused(&mut suite, &[(2, 1), (2, 7)], twice());
}

/// Each generation takes half of what the one before left.
fn add_chain(suite: &mut Suite, length: u64, royalty_bps: u16) -> u64 {
    let mut newest = suite.add_datanet("cora", 0, &[("ann", 1)]);
    for _ in 1..length {
        newest = derive(suite, &[(newest, royalty_bps)]);
    }
    newest
}

#[rstest]
fn flattened_lineage_has_up_to_16_datanets(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    let oldest = add_chain(&mut suite, 16, 5_000);
    assert_eq!(suite.datanet(oldest).lineage.len(), 16);
    // 10^18 is divisible by 2 often enough
    assert_eq!(shares(&suite, 16)[0], (1, 10u128.pow(18) >> 15));
    let over = |found| ContractError::ListLength {
        list: "flattened lineage",
        min: 1,
        max: 16,
        found,
    };
    refused(&mut suite, &[(16, 5_000)], over(17));
    add_roots(&mut suite, 3);
    refused(&mut suite, &[(15, 1), (17, 1)], over(17));
    refused(&mut suite, &[(15, 1), (16, 1)], over(17));
    refused(&mut suite, &[(16, 1), (17, 1), (18, 1), (19, 1)], over(20));
    // one that is reached twice counts once
    derive(&mut suite, &[(15, 1), (14, 1), (1, 1), (7, 1)]);
    derive(&mut suite, &[(14, 1), (17, 1)]);
}

#[rstest]
fn share_that_rounds_to_nothing_is_refused(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    // 10^18, 10^14, 10^10, 10^6, 10^2 of 10^18
    let fifth = add_chain(&mut suite, 5, 1);
    assert_eq!(shares(&suite, fifth)[0], (1, 100));
    let nothing = "lineage: the share of datanet 1 comes to nothing (below 10^-18)";
    refused(&mut suite, &[(fifth, 1)], nothing);
    refused(&mut suite, &[(fifth, 99)], nothing);
    let sixth = derive(&mut suite, &[(fifth, 100)]);
    assert_eq!(shares(&suite, sixth)[0], (1, 1));
    // what comes through two parents is summed before it is rounded
    let both = derive(&mut suite, &[(fifth, 99), (1, 1)]);
    assert_eq!(shares(&suite, both)[0], (1, 10u128.pow(14)));
    let twin = derive(&mut suite, &[(fifth - 1, 1)]);
    let both = derive(&mut suite, &[(fifth, 60), (twin, 60)]);
    assert_eq!(shares(&suite, both)[0], (1, 1));
    refused(&mut suite, &[(fifth, 49), (twin, 50)], nothing);
}

#[rstest]
fn route_has_up_to_32_datanets(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    let first = add_chain(&mut suite, 16, 5_000);
    let second = add_chain(&mut suite, 16, 4_999);
    add_roots(&mut suite, 31);
    let resting_on = |datanets: &[(u64, u64)]| NewModel {
        lineage: lineage(datanets),
        ..NewModel::default()
    };
    let over = |found| ContractError::ListLength {
        list: "route",
        min: 1,
        max: 32,
        found,
    };
    let new = resting_on(&[(first, 1), (second, 1), (33, 1)]);
    suite.refused(|s| s.register_model("olga", new), over(33));
    let roots: Vec<_> = (33..=63).map(|id| (id, 1)).collect();
    let most: Vec<_> = roots.iter().copied().chain([(first, 1)]).collect();
    suite.refused(|s| s.register_model("olga", resting_on(&most)), over(47));

    suite.add_model("olga", 0, &[(first, 1), (second, 1)]);
    assert_eq!(suite.model(1).route.len(), 32);
    // those that are reached twice count once
    let twice: Vec<_> = (1..=32).map(|id| (id, id)).collect();
    suite.add_model("olga", 0, &twice);
    assert_eq!(suite.model(2).route.len(), 32);
    suite.add_model("olga", 0, &roots);
    for model_id in 1..=3 {
        suite.pay("payer", model_id, 1_000_003);
    }
    suite.assert_invariants();
}

/// No message names them again.
#[rstest]
fn lineage_is_fixed_for_ever(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    add_roots(&mut suite, 2);
    derive(&mut suite, &[(1, 100)]);
    for term in [
        r#""parents":[]"#,
        r#""parents":[{"datanet_id":2,"royalty_bps":1}]"#,
        r#""influence_bps":1"#,
        r#""attribution_window":3600"#,
    ] {
        let msg = format!(r#"{{"update_datanet":{{"datanet_id":3,{term}}}}}"#);
        suite.refused(|s| send_raw(s, &msg), "rror parsing into type");
    }
    suite.add_model("olga", 0, &[(3, 1)]);
    let msg = r#"{"update_model":{"model_id":1,"lineage":[{"datanet_id":2,"weight":1}]}}"#;
    suite.refused(|s| send_raw(s, msg), "rror parsing into type");
}

fn send_raw(suite: &mut Suite, msg: &str) -> suite::Outcome {
    let msg = WasmMsg::Execute {
        contract_addr: suite.contract.to_string(),
        msg: msg.as_bytes().into(),
        funds: vec![],
    };
    let cora = suite.addr("cora");
    suite.chain.transact(&cora, vec![msg.into()])
}
