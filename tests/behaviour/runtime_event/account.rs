//! Prepaid accounts, allowances and batches.

use suite::{Batch, ModelUpdate, NewAllowance, NewModel, charge};
use tributary_api::{HookMsg, UnitPrice};

use super::Step;

/// The model that charges.
const MODEL: u64 = 4;

fn allowance() -> NewAllowance {
    NewAllowance {
        model_id: MODEL,
        per_charge_max: 100,
        budget: 150,
        ..NewAllowance::default()
    }
}

pub const STEPS: [Step; 9] = [
    ("register a model that charges", |s| {
        let new = NewModel {
            unit_price: Some(UnitPrice {
                token: s.token(1).into(),
                amount: 30u128.into(),
                unit: "query".to_owned(),
            }),
            lineage: suite::lineage(&[(3, 1)]),
            gateways: Some(vec![s.addr("gate").into()]),
            ..NewModel::default()
        };
        s.register_model("olga", new)
    }),
    ("exchange its gateway", |s| {
        let gateways = ["gate-2", "gate-3"].map(|name| s.addr(name).into());
        let update = ModelUpdate {
            gateways: Some(gateways.into()),
            ..ModelUpdate::default()
        };
        s.update_model("olga", MODEL, update)
    }),
    ("deposit", |s| {
        let hook = HookMsg::Deposit { beneficiary: None };
        s.record("payer", s.token(1), 200, &hook)
    }),
    ("deposit for another", |s| {
        let beneficiary = Some(s.addr("amy").into());
        let hook = HookMsg::Deposit { beneficiary };
        s.record("payer", s.token(1), 1_000, &hook)
    }),
    ("set an allowance", |s| {
        let allowance = allowance().of(s.token(1));
        s.execute("payer", allowance)
    }),
    ("set one with all its limits", |s| {
        let limited = NewAllowance {
            period_seconds: Some(3_600),
            expires_at: Some(s.now() + 86_400),
            ..allowance()
        };
        s.execute("amy", limited.of(s.token(1)))
    }),
    ("charge what can be met", |s| {
        let mut charges: Vec<_> = [
            ("amy", "a"),
            ("payer", "a"),
            ("payer", "b"),
            ("sam", "a"),
            ("sam", "no id"),
        ]
        .map(|(payer, query_id)| charge(s, payer, query_id))
        .into();
        charges[0].units = Some(3);
        charges[0].digest = Some([6; 32].into());
        charges[2].units = Some(5);
        charges.push(charge(s, "payer", ""));
        charges[5].payer = "nobody\n".to_owned();
        let batch = Batch {
            charges,
            skip_refused: Some(true),
            digest: Some([5; 32].into()),
        };
        s.execute("gate-2", batch.of(MODEL))
    }),
    ("revoke an allowance", |s| {
        let token = s.token(1).into();
        let msg = tributary_api::ExecuteMsg::RevokeAllowance {
            model_id: MODEL,
            token,
        };
        s.execute("amy", msg)
    }),
    ("withdraw", |s| {
        let token = s.token(1).into();
        let msg = tributary_api::ExecuteMsg::Withdraw {
            token,
            amount: None,
        };
        s.execute("amy", msg)
    }),
];
