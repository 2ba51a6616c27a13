//! Payments, deposits, and what accounts allow.

use cosmwasm_std::to_json_binary;
use cw20::Cw20ExecuteMsg;
use suite::{Batch, NewAllowance, Suite, charge, hook};
use tributary_api::{ExecuteMsg, HookMsg};

use super::super::act::send;
use super::super::stage::{DAY, LANE, MODEL, PLAIN, PRICE, PRICED};
use super::{Act, Case, case};

pub const CASES: &[Case] = &[
    case("two datanets", |s| {
        send(s, "payer", s.token(0), 1_000, &hook(MODEL, "q"))
    }),
    case("twelve datanets, the first payment", |s| {
        let wide = wide(s);
        send(s, "payer", s.token(1), 1_000_003, &hook(wide, "q"))
    }),
    case("units, a count and a digest", |s| {
        let hook = HookMsg::RecordQuery {
            model_id: PRICED,
            query_id: "batch".to_owned(),
            units: Some(7),
            count: Some(12),
            digest: Some([9; 32].into()),
        };
        send(s, "payer", s.token(0), 7 * PRICE, &hook)
    }),
    case("by a spender", |s| {
        let token = s.token(0);
        let allow = Cw20ExecuteMsg::IncreaseAllowance {
            spender: s.addr("sam").into(),
            amount: 5_000u128.into(),
            expires: None,
        };
        s.execute_token("payer", &token, &allow).unwrap();
        let spend = Cw20ExecuteMsg::SendFrom {
            owner: s.addr("payer").into(),
            contract: s.contract.to_string(),
            amount: 1_000u128.into(),
            msg: to_json_binary(&hook(MODEL, "q")).unwrap(),
        };
        Act::Token("sam", token, spend)
    }),
    case("", |s| {
        let hook = HookMsg::Deposit { beneficiary: None };
        send(s, "payer", s.token(0), 500, &hook)
    }),
    case("for another", |s| {
        let beneficiary = Some(s.addr("amy").into());
        let hook = HookMsg::Deposit { beneficiary };
        send(s, "payer", s.token(1), 500, &hook)
    }),
    case("a first one", |s| {
        Act::execute("payer", allowance(s, MODEL))
    }),
    case("in an older one's place", |s| {
        Act::execute("payer", allowance(s, PRICED))
    }),
    case("", |s| {
        let revocation = ExecuteMsg::RevokeAllowance {
            model_id: PRICED,
            token: s.token(0).into(),
        };
        Act::execute("payer", revocation)
    }),
    case("a part", |s| withdraw(s, Some(1))),
    case("all", |s| withdraw(s, None)),
    case("two accounts, one of them to its last unit", |s| {
        let mut charges = vec![charge(s, "payer", "a"), charge(s, "agent", "a")];
        charges[1].units = Some(3);
        charges[1].digest = Some([6; 32].into());
        charges.push(charge(s, "payer", "b"));
        let batch = Batch {
            charges,
            skip_refused: None,
            digest: Some([5; 32].into()),
        };
        Act::execute("gate", batch.of(PRICED))
    }),
    case("some left out", |s| {
        let taken = charge(s, "payer", "taken");
        s.record_queries("gate", PRICED, &[taken]).unwrap();
        let names = [
            ("agent", "a"),
            ("sam", "a"),
            ("payer", "taken"),
            ("payer", "a"),
            ("agent", "b"),
        ];
        let mut charges = names.map(|(payer, query_id)| charge(s, payer, query_id));
        charges[4].units = Some(3);
        let batch = Batch {
            charges: charges.into(),
            skip_refused: Some(true),
            digest: None,
        };
        Act::execute("gate", batch.of(PRICED))
    }),
];

/// A model on ten more datanets, besides those of the stage.
pub fn wide(suite: &mut Suite) -> u64 {
    let mut entries = vec![(PLAIN, 1), (LANE, 2)];
    for weight in 1..=10 {
        let datanet_id = suite.add_datanet("cora", 500, &[("ann", weight), ("bob", 3)]);
        entries.push((datanet_id, weight));
    }
    suite.add_model("olga", 2_000, &entries)
}

fn allowance(suite: &Suite, model_id: u64) -> ExecuteMsg {
    let allowance = NewAllowance {
        model_id,
        period_seconds: Some(DAY),
        expires_at: Some(suite.now() + DAY),
        ..NewAllowance::default()
    };
    allowance.of(suite.token(0))
}

fn withdraw(suite: &Suite, amount: Option<u128>) -> Act {
    let withdrawal = ExecuteMsg::Withdraw {
        token: suite.token(0).into(),
        amount: amount.map(Into::into),
    };
    Act::execute("payer", withdrawal)
}
