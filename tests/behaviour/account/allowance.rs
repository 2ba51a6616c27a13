use rstest::rstest;
use suite::{
    NewAllowance,
    Runtime::{self, Native, Wasm},
    Suite, charge,
};
use tributary::error::ContractError;

use super::{PRICE, charging, suite_with_gateway, suite_with_payer};

fn refused(suite: &Suite, query_id: &str, reason: ContractError) -> ContractError {
    ContractError::ChargeRefused {
        position: 0,
        payer: suite.addr("payer").into(),
        query_id: query_id.to_owned(),
        reason: Box::new(reason),
    }
}

/// One charge of one unit.
fn try_charge(suite: &mut Suite, query_id: &str) -> suite::Outcome {
    let charges = [charge(suite, "payer", query_id)];
    suite.record_queries("gate", 1, &charges)
}

#[rstest]
fn budget_of_a_period_comes_back_with_the_next_and_periods_do_not_drift(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    let mut suite = suite_with_gateway(runtime);
    suite.deposit("payer", 10_000).unwrap();
    let began = suite.now();
    let new = NewAllowance {
        budget: 2 * PRICE,
        period_seconds: Some(60),
        ..NewAllowance::default()
    };
    suite.set_allowance("payer", new).unwrap();
    try_charge(&mut suite, "a").unwrap();
    // in the third period, however late in it
    suite.set_time(began + 179);
    try_charge(&mut suite, "b").unwrap();
    try_charge(&mut suite, "c").unwrap();
    let over = ContractError::OverBudget {
        left: 0u128.into(),
        found: PRICE.into(),
    };
    let expected = refused(&suite, "d", over);
    suite.refused(|s| try_charge(s, "d"), expected);
    let shown = &suite.allowances("payer")[0];
    assert_eq!(shown.period_began, began + 120);
    assert_eq!(shown.period_ends, Some(began + 180));
    suite.set_time(began + 180);
    assert_eq!(suite.allowances("payer")[0].left.u128(), 2 * PRICE);
    try_charge(&mut suite, "d").unwrap();
    suite.assert_invariants();
}

#[rstest]
fn setting_an_allowance_again_frees_nothing_that_was_spent(
    #[values(Native, Wasm)] runtime: Runtime,
    #[values(None, Some(3_600))] period_seconds: Option<u64>,
    #[values(false, true)] revoked: bool,
) {
    let mut suite = suite_with_gateway(runtime);
    suite.deposit("payer", 10_000).unwrap();
    let new = NewAllowance {
        budget: PRICE,
        period_seconds,
        ..NewAllowance::default()
    };
    suite.set_allowance("payer", new.clone()).unwrap();
    try_charge(&mut suite, "a").unwrap();
    if revoked {
        suite.revoke_allowance("payer", 1).unwrap();
        assert!(suite.allowances("payer").is_empty());
    }
    suite.set_allowance("payer", new).unwrap();
    let over = ContractError::OverBudget {
        left: 0u128.into(),
        found: PRICE.into(),
    };
    let expected = refused(&suite, "b", over);
    suite.refused(|s| try_charge(s, "b"), expected);
}

#[rstest]
fn allowance_binds_a_charge_until_it_is_revoked_or_expires(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    let mut suite = suite_with_payer(runtime, 10_000);
    let none = |suite: &Suite| ContractError::NoAllowance {
        payer: suite.addr("payer"),
        model_id: 1,
        token: suite.token(0),
    };
    let new = NewAllowance {
        per_charge_max: PRICE - 1,
        ..NewAllowance::default()
    };
    suite.set_allowance("payer", new).unwrap();
    let over = ContractError::OverChargeMax {
        max: (PRICE - 1).into(),
        found: PRICE.into(),
    };
    let expected = refused(&suite, "a", over);
    suite.refused(|s| try_charge(s, "a"), expected);

    let expires_at = suite.now() + 10;
    let new = NewAllowance {
        expires_at: Some(expires_at),
        ..NewAllowance::default()
    };
    suite.set_allowance("payer", new.clone()).unwrap();
    suite.set_time(expires_at - 1);
    try_charge(&mut suite, "a").unwrap();
    suite.set_time(expires_at);
    let expired = ContractError::AllowanceExpired {
        expired_at: expires_at,
        now: expires_at,
    };
    let expected = refused(&suite, "b", expired);
    suite.refused(|s| try_charge(s, "b"), expected);
    let past = ContractError::OutOfRange {
        field: "expires_at",
        min: expires_at + 1,
        max: (1 << 53) - 1,
        found: expires_at,
    };
    suite.refused(|s| s.set_allowance("payer", new), past);

    suite.revoke_allowance("payer", 1).unwrap();
    let expected = refused(&suite, "b", none(&suite));
    suite.refused(|s| try_charge(s, "b"), expected);
    let expected = none(&suite);
    suite.refused(|s| s.revoke_allowance("payer", 1), expected);
}

#[rstest]
fn allowance_names_a_model_and_a_period_that_can_be(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_gateway(runtime);
    let with = |change: fn(&mut NewAllowance)| {
        let mut new = NewAllowance::default();
        change(&mut new);
        new
    };
    let cases = [
        (
            with(|new| new.model_id = 9),
            ContractError::ModelNotFound { model_id: 9 },
        ),
        (
            with(|new| new.budget = 0),
            ContractError::ZeroAmount { field: "budget" },
        ),
        (
            with(|new| new.per_charge_max = 0),
            ContractError::ZeroAmount {
                field: "per_charge_max",
            },
        ),
        (
            with(|new| new.period_seconds = Some(59)),
            ContractError::OutOfRange {
                field: "period_seconds",
                min: 60,
                max: (1 << 53) - 1,
                found: 59,
            },
        ),
    ];
    for (new, expected) in cases {
        suite.refused(|s| s.set_allowance("payer", new), expected);
    }
}

/// At a price of one base unit, so that a charge can pass a limit by one.
#[rstest]
fn each_limit_binds_to_the_unit(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_gateway(runtime);
    let new = charging(&suite, 1);
    suite.register_model("olga", new).unwrap();
    let [max, budget, prepaid] = [40, 70, 100];
    suite.deposit("payer", prepaid).unwrap();
    let allowance = |budget| NewAllowance {
        model_id: 2,
        per_charge_max: max,
        budget,
        ..NewAllowance::default()
    };
    suite.set_allowance("payer", allowance(budget)).unwrap();
    let charge = |suite: &mut Suite, query_id: &str, units: u64| {
        let mut charge = charge(suite, "payer", query_id);
        charge.units = Some(units);
        suite.record_queries("gate", 2, &[charge])
    };
    let over = |left: u128, found: u128| {
        let (left, found) = (left.into(), found.into());
        ContractError::OverBudget { left, found }
    };

    let expected = ContractError::OverChargeMax {
        max: max.into(),
        found: 41u128.into(),
    };
    let expected = refused(&suite, "a", expected);
    suite.refused(|s| charge(s, "a", 41), expected);
    charge(&mut suite, "a", 40).unwrap();
    let expected = refused(&suite, "b", over(30, 31));
    suite.refused(|s| charge(s, "b", 31), expected);
    charge(&mut suite, "b", 30).unwrap();
    let expected = refused(&suite, "c", over(0, 1));
    suite.refused(|s| charge(s, "c", 1), expected);

    suite.set_allowance("payer", allowance(1_000)).unwrap();
    let expected = ContractError::OverBalance {
        address: suite.addr("payer"),
        token: suite.token(0),
        balance: 30u128.into(),
        found: 31u128.into(),
    };
    let expected = refused(&suite, "c", expected);
    suite.refused(|s| charge(s, "c", 31), expected);
    charge(&mut suite, "c", 30).unwrap();
    assert_eq!(suite.prepaid("payer"), 0);
    suite.assert_invariants();
}
