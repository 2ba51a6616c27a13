//! Prepaid accounts, allowances and batches.

mod allowance;
mod batch;
mod deposit;
mod query;
mod refused;
mod split;

use suite::{NewAllowance, NewModel, Runtime, Suite, lineage};
use tributary_api::UnitPrice;

/// What one unit costs.
pub const PRICE: u128 = 100;

/// A model on the first datanet, whose gateway charges so much a unit in the first token.
pub fn charging(suite: &Suite, price: u128) -> NewModel {
    NewModel {
        unit_price: Some(UnitPrice {
            token: suite.token(0).into(),
            amount: price.into(),
            unit: "query".to_owned(),
        }),
        lineage: lineage(&[(1, 1)]),
        gateways: Some(vec![suite.addr("gate").into()]),
        ..NewModel::default()
    }
}

/// A model that charges 100 a unit, with a gateway.
pub fn suite_with_gateway(runtime: Runtime) -> Suite {
    let mut suite = Suite::builder(runtime)
        .tokens(2)
        .balance("payer", 1_000_000)
        .balance("agent", 1_000_000)
        .build();
    suite.add_datanet("cora", 500, &[("ann", 2), ("bob", 1)]);
    let new = NewModel {
        operator_fee_bps: 2_000,
        ..charging(&suite, PRICE)
    };
    suite.register_model("olga", new).unwrap();
    suite
}

/// The payer has prepaid, and allows everything it has.
pub fn suite_with_payer(runtime: Runtime, prepaid: u128) -> Suite {
    let mut suite = suite_with_gateway(runtime);
    suite.deposit("payer", prepaid).unwrap();
    suite
        .set_allowance("payer", NewAllowance::default())
        .unwrap();
    suite
}
