//! A contract's life with everything that an audit has to add up.

use cw20::Cw20ExecuteMsg;
use suite::{
    Claim, ConfigUpdate, ModelUpdate, NewAllowance, NewDatanet, NewModel, Runtime, Suite, Tree,
    charge, contributor_weights, hook, lineage, parents, scores,
};
use tributary_api::{ExecuteMsg, HookMsg, InstantiateMsg, UnitPrice};

pub const PLAIN: u64 = 1;
/// Derived from it, with an influence lane.
pub const LANE: u64 = 2;
/// Takes any amount.
pub const OPEN: u64 = 1;
/// Has a price in the first token, and a gateway.
pub const PRICED: u64 = 2;
/// What plain transfers bring.
pub const SURPLUS: u128 = 55 + 7;

const HOUR: u64 = 60 * 60;

pub fn tell() -> Suite {
    let mut suite = begin(Runtime::Native);
    register(&mut suite);
    pay(&mut suite);
    rolls(&mut suite);
    pots(&mut suite);
    prepay(&mut suite);
    hand_over(&mut suite);
    leave(&mut suite);
    transfers(&mut suite);
    suite
}

pub fn begin(runtime: Runtime) -> Suite {
    let mut suite = Suite::builder(runtime).tokens(3).build();
    suite.chain.keep_events();
    let tokens = [suite.token(0), suite.token(1)];
    let msg = InstantiateMsg {
        owner: Some(suite.addr("owner").into()),
        fee_tokens: tokens.map(String::from).into(),
        protocol_fee_bps: 300,
        protocol_fee_recipient: Some(suite.addr("treasury").into()),
    };
    let (contract, _) = suite.instantiate(&msg).unwrap();
    suite.contract = contract;
    suite
}

fn register(suite: &mut Suite) {
    suite.add_datanet("cora", 500, &[("ann", 3), ("bob", 2), ("eve", 4)]);
    let lane = NewDatanet {
        curator_fee_bps: Some(700),
        influence_bps: Some(2_000),
        attestors: Some(vec![suite.addr("tess").into()]),
        attribution_window: Some(HOUR),
        notice_seconds: Some(25 * HOUR),
        parents: Some(parents(&[(PLAIN, 1_000)])),
        contributors: Some(contributor_weights(suite, &[("ann", 5), ("gus", 1)])),
        ..NewDatanet::default()
    };
    suite.register_datanet("carl", lane).unwrap();
    suite.add_model("olga", 2_000, &[(PLAIN, 2), (LANE, 1)]);
    let priced = NewModel {
        operator_fee_bps: 1_000,
        unit_price: Some(UnitPrice {
            token: suite.token(0).into(),
            amount: 41u128.into(),
            unit: "query".to_owned(),
        }),
        lineage: lineage(&[(PLAIN, 1), (LANE, 1)]),
        gateways: Some(vec![suite.addr("gate").into()]),
        ..NewModel::default()
    };
    suite.register_model("olga", priced).unwrap();
}

fn fee(suite: &mut Suite, token: usize, amount: u128) {
    let id = format!("q-{}", suite.model(OPEN).records);
    let token = suite.token(token);
    suite
        .record("payer", token, amount, &hook(OPEN, id))
        .unwrap();
    suite.advance_blocks(1);
}

fn pay(suite: &mut Suite) {
    for (token, amount) in [(0, 1_000_003), (1, 1), (1, 1 << 70), (0, 17)] {
        fee(suite, token, amount);
    }
    let changed = [("dan", 7), ("eve", 0)];
    suite.set_weights("cora", PLAIN, &changed).unwrap();
    fee(suite, 0, 999_983);
}

fn rolls(suite: &mut Suite) {
    let weights = [("bob", 3), ("gil", 5), ("hal", 7), ("bob", 11), ("gil", 2)];
    let first = Tree::new(suite, &weights);
    suite.publish_roll("cora", PLAIN, &first, None).unwrap();
    fee(suite, 0, 9_999);
    suite.enrol(PLAIN, 1, &first, 0).unwrap();
    fee(suite, 1, 70_001);
    let second = Tree::new(suite, &weights.map(|(name, weight)| (name, weight * 2)));
    suite.publish_roll("cora", PLAIN, &second, Some(1)).unwrap();
    // of the closed one, by somebody who holds nothing else
    suite.enrol(PLAIN, 1, &first, 1).unwrap();
    suite.enrol(PLAIN, 2, &second, 3).unwrap();
    fee(suite, 0, 50_021);
}

fn pots(suite: &mut Suite) {
    let newest = suite.model(OPEN).records;
    for token in [0, 1, 0] {
        fee(suite, token, 80_009);
    }
    let given = ExecuteMsg::Attribute {
        model_id: OPEN,
        datanet_id: LANE,
        record_ids: vec![newest + 1, newest + 2],
        scores: scores(suite, &[("ann", 5), ("gus", 2)]),
        unattributed: Some(3),
    };
    suite.execute("tess", given).unwrap();
    suite.advance_time(HOUR);
    suite.release("sam", OPEN, LANE, &[newest + 3]).unwrap();
}

fn prepay(suite: &mut Suite) {
    suite.deposit("payer", 5_000).unwrap();
    let hook = HookMsg::Deposit {
        beneficiary: Some(suite.addr("agent").into()),
    };
    let token = suite.token(0);
    suite.record("payer", token, 900, &hook).unwrap();
    for who in ["payer", "agent"] {
        let allowance = NewAllowance {
            model_id: PRICED,
            ..NewAllowance::default()
        };
        suite.set_allowance(who, allowance).unwrap();
    }
    let charges = ["payer", "agent"].map(|who| charge(suite, who, "a"));
    suite.record_queries("gate", PRICED, &charges).unwrap();
    suite.withdraw("payer", Some(101)).unwrap();
}

fn hand_over(suite: &mut Suite) {
    suite.nominate_curator("cora", PLAIN, Some("nina")).unwrap();
    suite.accept_curatorship("nina", PLAIN).unwrap();
    suite
        .nominate_operator("olga", OPEN, Some("oscar"))
        .unwrap();
    suite.accept_operatorship("oscar", OPEN).unwrap();
    let update = ConfigUpdate {
        protocol_fee_recipient: Some(suite.addr("second treasury").into()),
        add_fee_token: Some(suite.token(2).into()),
        ..ConfigUpdate::default()
    };
    suite.update_config("owner", update).unwrap();
    fee(suite, 0, 666_667);
    fee(suite, 2, 123_457);
    let retire = ConfigUpdate {
        retire_fee_token: Some(suite.token(1).into()),
        ..ConfigUpdate::default()
    };
    suite.update_config("owner", retire).unwrap();
    let rest = ModelUpdate {
        active: Some(false),
        ..ModelUpdate::default()
    };
    suite.execute("olga", rest.of(PRICED)).unwrap();
}

/// Claims of people in every role, of whom some are gone and some have more to come.
fn leave(suite: &mut Suite) {
    let first = Claim {
        datanets: Some(vec![PLAIN]),
        tokens: Some(vec![suite.token(0).into()]),
        ..Claim::default()
    };
    suite.execute("ann", first).unwrap();
    for who in ["dan", "olga", "carl", "treasury"] {
        suite.claim(who).unwrap();
    }
    suite.leave_datanet("dan", PLAIN).unwrap();
    fee(suite, 0, 31_337);
}

fn transfers(suite: &mut Suite) {
    let (token, contract) = (suite.token(0), suite.contract.clone());
    suite.transfer("payer", &token, &contract, 55).unwrap();
    let allow = Cw20ExecuteMsg::IncreaseAllowance {
        spender: suite.addr("sam").into(),
        amount: 1_000u128.into(),
        expires: None,
    };
    suite.execute_token("payer", &token, &allow).unwrap();
    let bring = Cw20ExecuteMsg::TransferFrom {
        owner: suite.addr("payer").into(),
        recipient: contract.to_string(),
        amount: 7u128.into(),
    };
    suite.execute_token("sam", &token, &bring).unwrap();
    let pay = Cw20ExecuteMsg::SendFrom {
        owner: suite.addr("payer").into(),
        contract: contract.to_string(),
        amount: 500u128.into(),
        msg: cosmwasm_std::to_json_binary(&hook(OPEN, "from")).unwrap(),
    };
    suite.execute_token("sam", &token, &pay).unwrap();
}
