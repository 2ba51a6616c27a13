use cosmwasm_std::Uint128;
use rstest::rstest;
use suite::{
    ConfigUpdate,
    Runtime::{self, Native, Wasm},
    events,
};
use tributary::error::ContractError;
use tributary_api::{ExecuteMsg, HookMsg};

use super::suite_with_gateway;

#[rstest]
fn deposit_credits_the_sender_or_its_beneficiary(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_gateway(runtime);
    let done = suite.deposit("payer", 300).unwrap();
    let event = &events(&done, "deposited")[0];
    assert_eq!(event["address"], suite.addr("payer").as_str());
    assert_eq!(
        (event["amount"].as_str(), event["balance"].as_str()),
        ("300", "300")
    );
    suite.deposit("payer", 1).unwrap();
    assert_eq!(suite.prepaid("payer"), 301);

    let hook = HookMsg::Deposit {
        beneficiary: Some(suite.addr("agent").into()),
    };
    suite.record("payer", suite.token(0), 50, &hook).unwrap();
    assert_eq!((suite.prepaid("agent"), suite.prepaid("payer")), (50, 301));
    assert_eq!(suite.balance(suite.token(0), "payer"), 1_000_000 - 351);
    suite.assert_invariants();
}

#[rstest]
fn accounts_are_kept_for_each_token(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_gateway(runtime);
    let hook = HookMsg::Deposit { beneficiary: None };
    suite.record("payer", suite.token(1), 7, &hook).unwrap();
    suite.deposit("payer", 5).unwrap();
    assert_eq!(suite.prepaid_in("payer", suite.token(0)), 5);
    assert_eq!(suite.prepaid_in("payer", suite.token(1)), 7);
    suite.assert_invariants();
}

#[rstest]
fn owner_of_an_account_withdraws_it_whole_or_in_part(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_gateway(runtime);
    suite.deposit("payer", 300).unwrap();
    suite.withdraw("payer", Some(100)).unwrap();
    assert_eq!(suite.prepaid("payer"), 200);
    assert_eq!(suite.balance(suite.token(0), "payer"), 1_000_000 - 200);
    suite.assert_invariants();
    let done = suite.withdraw("payer", None).unwrap();
    assert_eq!(events(&done, "withdrawn")[0]["balance"], "0");
    assert!(suite.account("payer").balances.is_empty());
    assert_eq!(suite.balance(suite.token(0), "payer"), 1_000_000);
    suite.assert_invariants();
}

#[rstest]
fn withdrawing_more_than_there_is_is_refused(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_gateway(runtime);
    suite.deposit("payer", 300).unwrap();
    let over =
        |suite: &suite::Suite, name, balance: u128, found: u128| ContractError::OverBalance {
            address: suite.addr(name),
            token: suite.token(0),
            balance: balance.into(),
            found: found.into(),
        };
    let expected = over(&suite, "payer", 300, 301);
    suite.refused(|s| s.withdraw("payer", Some(301)), expected);
    let expected = over(&suite, "sam", 0, 1);
    suite.refused(|s| s.withdraw("sam", Some(1)), expected);
    for (name, amount) in [("payer", Some(0)), ("sam", None)] {
        suite.refused(
            |s| s.withdraw(name, amount),
            ContractError::ZeroAmount { field: "amount" },
        );
    }
    let unknown = suite.addr("nobody");
    let msg = ExecuteMsg::Withdraw {
        token: unknown.to_string(),
        amount: Some(Uint128::one()),
    };
    suite.refused(
        |s| s.execute("payer", msg),
        ContractError::NotAFeeToken { found: unknown },
    );
}

#[rstest]
fn withdrawals_work_while_paused_and_after_a_token_is_retired(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    let mut suite = suite_with_gateway(runtime);
    suite.deposit("payer", 300).unwrap();
    let retire = ConfigUpdate {
        retire_fee_token: Some(suite.token(0).into()),
        ..ConfigUpdate::default()
    };
    suite.update_config("owner", retire).unwrap();
    suite.pause("owner").unwrap();
    assert!(suite.deposit("payer", 1).is_err());
    suite.withdraw("payer", None).unwrap();
    assert_eq!(suite.balance(suite.token(0), "payer"), 1_000_000);
}
