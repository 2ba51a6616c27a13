//! Where every message finds something to do.

use cosmwasm_std::coins;
use suite::{NewAllowance, NewDatanet, NewModel, Runtime, Suite, Tree};
use tributary_api::{HookMsg, UnitPrice};

pub const DAY: u64 = 24 * 60 * 60;

/// Takes weights at once, and has an open roll.
pub const PLAIN: u64 = 1;
/// Derived from [`PLAIN`], with an influence lane, so with notice; of each payment a pot waits.
pub const LANE: u64 = 2;
/// Rests on both; takes any amount in either token.
pub const MODEL: u64 = 1;
/// Rests on [`LANE`], charges by the query, and has a gateway.
pub const PRICED: u64 = 2;
/// Of a query, in the first token.
pub const PRICE: u128 = 1_000;

/// Native coins that nobody is to touch lie about, too.
pub fn suite() -> Suite {
    let mut suite = Suite::builder(Runtime::Wasm).tokens(2).admin("dao").build();
    for owner in [suite.addr("payer"), suite.contract.clone()] {
        suite.chain.mint(&owner, &coins(1_000, "uatom")).unwrap();
    }
    register(&mut suite);
    let tree = tree(&suite);
    suite.publish_roll("cora", PLAIN, &tree, None).unwrap();

    suite.pay("payer", MODEL, 1_000_001);
    let token = suite.token(1);
    suite.pay_in("payer", token, MODEL, 777);
    prepay(&mut suite);
    suite
}

fn register(suite: &mut Suite) {
    suite.add_datanet("cora", 500, &[("ann", 2), ("bob", 1)]);
    let weights = [("ann", 1), ("bob", 3), ("dan", 4)];
    let lane = NewDatanet {
        curator_fee_bps: Some(300),
        influence_bps: Some(2_000),
        attestors: Some(vec![suite.addr("tess").into()]),
        notice_seconds: Some(2 * DAY),
        parents: Some(suite::parents(&[(PLAIN, 1_000)])),
        contributors: Some(suite::contributor_weights(suite, &weights)),
        ..NewDatanet::default()
    };
    suite.register_datanet("lena", lane).unwrap();
    suite.add_model("olga", 2_000, &[(PLAIN, 1), (LANE, 1)]);
    let priced = NewModel {
        operator_fee_bps: 1_000,
        unit_price: Some(UnitPrice {
            token: suite.token(0).into(),
            amount: PRICE.into(),
            unit: "query".to_owned(),
        }),
        lineage: suite::lineage(&[(LANE, 1)]),
        gateways: Some(vec![suite.addr("gate").into()]),
        ..NewModel::default()
    };
    suite.register_model("olga", priced).unwrap();
}

/// The payer and an agent have an account and allow [`PRICED`] to charge it.
fn prepay(suite: &mut Suite) {
    suite.deposit("payer", 10 * PRICE).unwrap();
    let hook = HookMsg::Deposit {
        beneficiary: Some(suite.addr("agent").into()),
    };
    let token = suite.token(0);
    suite.record("payer", token, 3 * PRICE, &hook).unwrap();
    for payer in ["payer", "agent"] {
        let allowance = NewAllowance {
            model_id: PRICED,
            period_seconds: Some(DAY),
            ..NewAllowance::default()
        };
        suite.set_allowance(payer, allowance).unwrap();
    }
}

/// Of the open roll, and of those to come.
pub fn tree(suite: &Suite) -> Tree {
    Tree::new(suite, &[("bob", 1), ("dan", 2), ("eve", 3)])
}
