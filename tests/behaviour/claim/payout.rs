//! To whom a claim pays.

use cosmwasm_std::Addr;
use rstest::rstest;
use suite::{
    Claim, Refusal,
    Runtime::{self, Native, Wasm},
    attribute, events,
};
use tributary_api::ExecuteMsg;

use super::simple;

#[rstest]
fn a_claim_pays_all_that_is_due_in_one_transfer_for_each_token(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    let (mut suite, model) = simple(runtime);
    let tokens = [suite.token(0), suite.token(1)];
    for _ in 0..3 {
        for token in &tokens {
            suite.pay_in("payer", token, model, 1_000);
        }
    }
    let result = suite.claim("ann").unwrap();
    let claimed = events(&result, "claimed");
    assert_eq!(claimed.len(), 2);
    for token in &tokens {
        let event = claimed
            .iter()
            .find(|event| event["token"] == token.as_str());
        let event = event.unwrap();
        assert_eq!(event["address"], suite.addr("ann").as_str());
        assert_eq!(event["payout_address"], suite.addr("ann").as_str());
        assert_eq!(event["amount"], "1482");
        assert_eq!(suite.balance(token, "ann"), 1_482);
    }
    let transfers = events(&result, "");
    let transfers = transfers
        .iter()
        .filter(|event| event["action"] == "transfer");
    assert_eq!(transfers.count(), 2);
    // what it consists of
    let parts = events(&result, "datanet_paid");
    assert_eq!(parts.len(), 2);
    assert!(parts.iter().all(|part| part["role"] == "contributor"));
    suite.assert_invariants();
}

#[rstest]
fn anybody_may_claim_for_another_who_alone_is_paid(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    let token = suite.token(0);
    suite.pay("payer", model, 1_000);
    let result = suite.claim_for("mallory", "ann").unwrap();
    assert_eq!(
        attribute(&result, "claimed", "address"),
        suite.addr("ann").as_str()
    );
    assert_eq!(suite.balance(&token, "ann"), 494);
    assert_eq!(suite.balance(&token, "mallory"), 0);
    // also the curator, the operator and the protocol
    for (who, due) in [("cora", 39), ("olga", 200), ("treasury", 20)] {
        suite.claim_for("mallory", who).unwrap();
        assert_eq!(suite.balance(&token, who), due, "{who}");
    }
    assert_eq!(suite.balance(&token, "mallory"), 0);
    suite.assert_invariants();
}

#[rstest]
fn whoever_claims_for_another_does_not_choose_where_it_goes(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    let (mut suite, model) = simple(runtime);
    let token = suite.token(0);
    suite.pay("payer", model, 1_000);
    suite.set_payout_address("ann", Some("vault")).unwrap();
    suite.set_payout_address("mallory", Some("lair")).unwrap();
    suite.claim_for("mallory", "ann").unwrap();
    assert_eq!(suite.balance(&token, "vault"), 494);
    for who in ["ann", "mallory", "lair"] {
        assert_eq!(suite.balance(&token, who), 0, "{who}");
    }
    suite.assert_invariants();
}

#[rstest]
fn a_payout_address_holds_until_it_is_set_back(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    let token = suite.token(0);
    assert_eq!(suite.payout_address("ann"), suite.addr("ann"));
    let fresh = suite.storage();

    let result = suite.set_payout_address("ann", Some("vault")).unwrap();
    let said = attribute(&result, "payout_address_set", "payout_address");
    assert_eq!(said, suite.addr("vault").as_str());
    assert_eq!(suite.payout_address("ann"), suite.addr("vault"));
    suite.pay("payer", model, 1_000);
    let result = suite.claim("ann").unwrap();
    let said = attribute(&result, "claimed", "payout_address");
    assert_eq!(said, suite.addr("vault").as_str());
    assert_eq!(suite.balance(&token, "vault"), 494);

    // another, then herself: by name or by none
    suite.set_payout_address("ann", Some("safe")).unwrap();
    suite.pay("payer", model, 1_000);
    suite.claim("ann").unwrap();
    assert_eq!(suite.balance(&token, "safe"), 494);
    for back in [None, Some("ann")] {
        suite.set_payout_address("ann", Some("vault")).unwrap();
        suite.set_payout_address("ann", back).unwrap();
        assert_eq!(suite.payout_address("ann"), suite.addr("ann"));
    }
    suite.pay("payer", model, 1_000);
    suite.claim("ann").unwrap();
    assert_eq!(suite.balance(&token, "ann"), 494);
    assert_eq!(suite.balance(&token, "vault"), 494);
    suite.assert_invariants();

    // and nothing of it stays in the storage
    let (mut suite, _) = simple(runtime);
    suite.set_payout_address("ann", Some("vault")).unwrap();
    suite.set_payout_address("ann", None).unwrap();
    assert!(suite.storage() == fresh);
}

#[rstest]
fn payouts_do_not_pass_on(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    let token = suite.token(0);
    suite.set_payout_address("ann", Some("bob")).unwrap();
    suite.set_payout_address("bob", Some("vault")).unwrap();
    suite.pay("payer", model, 1_000);
    suite.claim("ann").unwrap();
    assert_eq!(suite.balance(&token, "bob"), 494);
    // bob's own earnings are his, not lessened by what he was paid for ann
    suite.claim("bob").unwrap();
    assert_eq!(suite.balance(&token, "vault"), 247);
    suite.assert_invariants();
}

#[rstest]
fn malformed_addresses_are_refused(#[values(Native, Wasm)] runtime: Runtime) {
    let (mut suite, model) = simple(runtime);
    suite.pay("payer", model, 1_000);
    let ann = suite.addr("ann");
    let malformed = [
        String::new(),
        "ann".to_owned(),
        ann.as_str().to_uppercase(),
        format!("{ann} "),
        format!("{ann}q"),
        ann.as_str().replacen("wasm", "cosmos", 1),
        "wasm1".to_owned(),
        "\u{0}".repeat(1_000),
    ];
    for address in malformed {
        let claim = Claim {
            address: Some(address.clone()),
            ..Claim::default()
        };
        suite.refused(
            |suite| suite.execute("ann", claim),
            Refusal::Address("address"),
        );
        let set = ExecuteMsg::SetPayoutAddress {
            address: Some(address.clone()),
        };
        suite.refused(
            |suite| suite.execute("ann", set),
            Refusal::Address("address"),
        );
        let claim = Claim {
            tokens: Some(vec![address.clone()]),
            ..Claim::default()
        };
        suite.refused(
            |suite| suite.execute("ann", claim),
            Refusal::Address("tokens"),
        );
        let strange = Addr::unchecked(address);
        for query in [
            tributary_api::QueryMsg::Earnings {
                address: strange.to_string(),
                datanets: None,
                start_after: None,
                limit: None,
            },
            tributary_api::QueryMsg::PayoutAddress {
                address: strange.to_string(),
            },
            tributary_api::QueryMsg::Receipt {
                model_id: model,
                record_id: 1,
                address: strange.to_string(),
                payer: None,
                query_id: None,
            },
        ] {
            suite.query_refused(&query, Refusal::Address("address"));
        }
    }
}
