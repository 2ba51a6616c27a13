//! Where the cases happen.

use suite::{
    ConfigUpdate, NewAllowance, NewDatanet, NewModel, Runtime, Suite, TxError, charge,
    contributor_weights,
};
use tributary_api::{HookMsg, QueryMsg, UnitPrice};

use super::cases::Case;

pub fn migrate_from(suite: &mut Suite, contract: &str, version: &str) -> Result<(), TxError> {
    let stored = cw2::ContractVersion {
        contract: contract.to_owned(),
        version: version.to_owned(),
    };
    suite.plant(|storage| cw2::CONTRACT.save(storage, &stored).unwrap());
    suite.migrate("dao").map(drop)
}

pub fn retire(suite: &mut Suite) -> suite::Outcome {
    let update = ConfigUpdate {
        retire_fee_token: Some(suite.token(0).into()),
        ..ConfigUpdate::default()
    };
    suite.update_config("owner", update)
}

pub fn named(suite: &mut Suite, name: &str) -> Result<(), TxError> {
    let new = NewDatanet {
        name: name.to_owned(),
        ..NewDatanet::default()
    };
    suite.register_datanet("cora", new).map(drop)
}

pub fn with_units(model_id: u64, units: Option<u64>) -> HookMsg {
    HookMsg::RecordQuery {
        model_id,
        query_id: "q".to_owned(),
        units,
        count: None,
        digest: None,
    }
}

/// Registers model 2 with that price, and pays 30 for those units.
pub fn priced(suite: &mut Suite, amount: u128, units: u64) -> Result<(), TxError> {
    let new = NewModel {
        unit_price: Some(UnitPrice {
            token: suite.token(0).into(),
            amount: amount.into(),
            unit: "query".to_owned(),
        }),
        ..NewModel::default()
    };
    suite.register_model("olga", new)?;
    let hook = with_units(2, Some(units));
    suite.record("payer", suite.token(0), 30, &hook).map(drop)
}

/// Model 2 charges 10 a unit; the payer has prepaid 100, and allows it charges of 30 and 50 in all, for a while.
pub fn with_gateway(suite: &mut Suite) {
    let new = NewModel {
        unit_price: Some(UnitPrice {
            token: suite.token(0).into(),
            amount: 10u128.into(),
            unit: "query".to_owned(),
        }),
        gateways: Some(vec![suite.addr("gate").into()]),
        ..NewModel::default()
    };
    suite.register_model("olga", new).unwrap();
    suite.deposit("payer", 100).unwrap();
    let allowance = NewAllowance {
        model_id: 2,
        per_charge_max: 30,
        budget: 50,
        period_seconds: None,
        expires_at: Some(suite.now() + 100),
    };
    suite.set_allowance("payer", allowance).unwrap();
}

pub fn charged(
    suite: &mut Suite,
    gateway: &str,
    query_id: &str,
    units: u64,
) -> Result<(), TxError> {
    with_gateway(suite);
    charge_units(suite, gateway, query_id, units)
}

pub fn charge_units(
    suite: &mut Suite,
    gateway: &str,
    query_id: &str,
    units: u64,
) -> Result<(), TxError> {
    let mut charge = charge(suite, "payer", query_id);
    charge.units = Some(units);
    suite.record_queries(gateway, 2, &[charge]).map(drop)
}

pub fn ask(suite: &Suite, msg: &QueryMsg) -> Result<(), TxError> {
    suite.ask::<serde_json::Value>(msg).map(drop)
}

pub fn record(record_id: Option<u64>, payer: Option<String>) -> QueryMsg {
    QueryMsg::QueryRecord {
        model_id: 1,
        record_id,
        query_id: payer.as_ref().map(|_| "q".to_owned()),
        payer,
    }
}

pub fn weight_at(suite: &Suite, height: Option<u64>, version: Option<u64>) -> QueryMsg {
    QueryMsg::WeightAt {
        datanet_id: 1,
        address: suite.addr("ann").into(),
        height,
        version,
    }
}

/// With an influence lane, and the shortest notice that goes with it.
pub fn lane(suite: &Suite) -> NewDatanet {
    NewDatanet {
        influence_bps: Some(2_000),
        attestors: Some(vec![suite.addr("tess").into()]),
        notice_seconds: Some(172_800),
        contributors: Some(contributor_weights(suite, &[("ann", 1)])),
        ..NewDatanet::default()
    }
}

/// Another datanet and its model, with an influence lane and a record.
pub fn with_lane(suite: &mut Suite) {
    let new = lane(suite);
    suite.register_datanet("lena", new).unwrap();
    suite.add_model("olga", 2_000, &[(2, 1)]);
    suite.pay("payer", 2, 1_000);
}

/// A datanet and its model, which charge 500 and 2,000 bps, with a contribution that waits for its review.
pub fn refused(runtime: Runtime, name: &str, case: Case) -> TxError {
    let mut suite = Suite::builder(runtime).tokens(2).admin("dao").build();
    let new = NewDatanet {
        curator_fee_bps: Some(500),
        contributors: Some(contributor_weights(&suite, &[("ann", 1)])),
        ..NewDatanet::default()
    };
    suite.register_datanet("cora", new).unwrap();
    suite.add_model("olga", 2_000, &[(1, 1)]);
    suite.submit_contribution("cara", 1, [1; 32]).unwrap();
    case(&mut suite).expect_err(name)
}
