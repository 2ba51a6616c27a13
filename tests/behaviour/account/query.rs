use rstest::rstest;
use suite::{
    NewAllowance, NewModel,
    Runtime::{self, Native, Wasm},
    Suite, charge, hook,
};
use tributary::error::ContractError;
use tributary_api::{AccountResponse, AllowanceKey, AllowancesResponse, HookMsg, QueryMsg};

use super::{PRICE, suite_with_payer};

#[rstest]
fn account_is_paged_by_token(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).tokens(3).build();
    let fee_tokens = suite.config().fee_tokens.into_iter();
    let tokens: Vec<_> = fee_tokens.map(|known| known.token).collect();
    for (token, amount) in [(2, 30), (0, 10)] {
        let hook = HookMsg::Deposit { beneficiary: None };
        suite
            .record("payer", &tokens[token], amount, &hook)
            .unwrap();
    }
    let page = |start_after: Option<usize>, limit| {
        let msg = QueryMsg::Account {
            address: suite.addr("payer").into(),
            start_after: start_after.map(|token| tokens[token].to_string()),
            limit,
        };
        let page: AccountResponse = suite.ask(&msg).unwrap();
        let balances = page.balances.into_iter();
        balances
            .map(|held| (held.token, held.balance.u128()))
            .collect::<Vec<_>>()
    };
    let (first, third) = ((tokens[0].clone(), 10), (tokens[2].clone(), 30));
    assert_eq!(page(None, None), [first.clone(), third.clone()]);
    assert_eq!(page(None, Some(1)), [first]);
    assert_eq!(page(Some(0), Some(u32::MAX)), [third.clone()]);
    assert_eq!(page(Some(1), None), [third]);
    assert!(page(Some(2), None).is_empty());
}

#[rstest]
fn allowances_are_paged_past_those_that_were_revoked(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, &[("ann", 1)]);
    for model_id in 1..=150 {
        suite.register_model("olga", NewModel::default()).unwrap();
        let allowance = NewAllowance {
            model_id,
            ..NewAllowance::default()
        };
        suite.set_allowance("payer", allowance).unwrap();
        if model_id % 30 != 0 {
            suite.revoke_allowance("payer", model_id).unwrap();
        }
    }
    let (mut found, mut start_after, mut pages) = (vec![], None, 0);
    loop {
        let msg = QueryMsg::Allowances {
            payer: suite.addr("payer").into(),
            start_after: start_after.take(),
            limit: Some(2),
        };
        let page: AllowancesResponse = suite.ask(&msg).unwrap();
        assert!(page.allowances.len() <= 2);
        found.extend(page.allowances.into_iter().map(|it| it.model_id));
        start_after = page.next;
        pages += 1;
        if start_after.is_none() {
            break;
        }
        assert!(pages < 10);
    }
    assert_eq!(found, [30, 60, 90, 120, 150]);
    let hostile = QueryMsg::Allowances {
        payer: suite.addr("payer").into(),
        start_after: Some(AllowanceKey {
            model_id: u64::MAX,
            token: suite.addr("nobody").into(),
        }),
        limit: Some(u32::MAX),
    };
    let found = suite.addr("nobody");
    suite.query_refused(&hostile, ContractError::NotAFeeToken { found });
}

#[rstest]
fn charge_is_found_by_its_payer_and_query_id_alone(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_payer(runtime, 1_000);
    suite
        .record("payer", suite.token(0), PRICE, &hook(1, "sent"))
        .unwrap();
    let charges = ["a", "b"].map(|id| charge(&suite, "payer", id));
    suite.record_queries("gate", 1, &charges).unwrap();
    let receipt = |record_id, payer: Option<&str>, query_id: Option<&str>| QueryMsg::Receipt {
        model_id: 1,
        record_id,
        address: suite.addr("ann").into(),
        payer: payer.map(|payer| suite.addr(payer).into()),
        query_id: query_id.map(str::to_owned),
    };
    assert_eq!(suite.query_record_of(1, "payer", "sent").charge, None);
    assert_eq!(suite.query_record(1, 2).charge, None);
    for (payer, query_id) in [(Some("payer"), None), (None, Some("a"))] {
        let expected = ContractError::Choice {
            expected: "payer and query_id, or neither",
            found: "one of them",
        };
        suite.query_refused(&receipt(2, payer, query_id), expected);
    }
    // of another record, and of a payment that is its record alone
    for (record_id, query_id) in [(1, "a"), (1, "sent"), (2, "sent")] {
        let expected = ContractError::ChargeNotFound {
            model_id: 1,
            record_id,
        };
        suite.query_refused(&receipt(record_id, Some("payer"), Some(query_id)), expected);
    }
    let unknown = ContractError::QueryIdNotFound {
        model_id: 1,
        payer: suite.addr("gate"),
        query_id: "a".to_owned(),
    };
    // the gateway is the record's payer, but pays nothing
    suite.query_refused(&receipt(2, Some("gate"), Some("a")), unknown);
}
