//! What `query send` pays.

use super::run::{address, addressed, hook, model};
use crate::command::call::Payment;
use crate::command::payment;
use serde_json::json;

fn asked(model_id: u64) -> Payment {
    Payment {
        model_id,
        query_id: "q-1".to_owned(),
        units: None,
        count: None,
        digest: None,
        amount: None,
        token: None,
    }
}

fn refused(payment_: Payment) -> String {
    let refused = payment(&model(payment_.model_id), payment_);
    refused.err().unwrap().to_string()
}

#[test]
fn units_times_the_price_is_paid_in_the_price_s_token() {
    let paid = payment(
        &model(1),
        Payment {
            units: Some(3),
            ..asked(1)
        },
    )
    .unwrap();
    // the deployment's token does not matter
    let sent = paid.resolve("contract", Some("other")).unwrap();
    assert_eq!(sent.to, address("TOKEN"));
    assert_eq!(sent.msg["send"]["amount"], "7500");
    assert_eq!(sent.msg["send"]["contract"], "contract");
    assert_eq!(
        hook(&sent.msg),
        Some(json!({"record_query": {"model_id": 1, "query_id": "q-1", "units": 3}}))
    );
}

#[test]
fn one_unit_is_paid_when_none_are_named() {
    let sent = payment(&model(1), asked(1))
        .unwrap()
        .resolve("c", None)
        .unwrap();
    assert_eq!(sent.msg["send"]["amount"], "2500");
}

#[test]
fn without_a_unit_price_the_amount_is_the_payer_s() {
    let with_amount = || Payment {
        amount: Some(7_u128.into()),
        ..asked(2)
    };
    let paid = || payment(&model(2), with_amount()).unwrap();
    assert_eq!(paid().resolve("c", Some("t")).unwrap().to, "t");
    let missing = paid().resolve("c", None).unwrap_err().to_string();
    assert_eq!(
        missing,
        "expected --token: the cw20 address of the fee token"
    );

    assert_eq!(
        refused(asked(2)),
        "expected --amount: base units of the token, as the model has no unit price"
    );
    assert_eq!(
        refused(Payment {
            units: Some(3),
            ..with_amount()
        }),
        "--units: expected none, as model 2 has no unit price, found 3"
    );
}

#[test]
fn what_the_contract_would_refuse_is_refused_here() {
    assert_eq!(
        refused(Payment {
            units: Some(3),
            amount: Some(7000_u128.into()),
            ..asked(1)
        }),
        "--amount: expected 7500 for 3 × thousand tokens, each at 2500 (it can be left out), found 7000"
    );
    let other = Payment {
        token: Some(address("OTHER")),
        ..asked(1)
    };
    assert_eq!(
        refused(other),
        addressed("--token: expected TOKEN, in which the model has its price, found OTHER")
    );
    let mut dear = model(1);
    dear.unit_price.as_mut().unwrap().amount = u128::MAX.into();
    let many = Payment {
        units: Some(2),
        ..asked(1)
    };
    let refused = payment(&dear, many).unwrap_err().to_string();
    assert!(
        refused.starts_with("--units: expected fewer, as each costs 340,282"),
        "{refused}"
    );
    let mut inactive = model(1);
    inactive.active = false;
    assert_eq!(
        payment(&inactive, asked(1)).unwrap_err().to_string(),
        "--model: expected a model that takes queries, found model 1, which its operator made inactive"
    );
}

#[test]
fn what_the_model_takes_may_be_named_too() {
    let paid = Payment {
        units: Some(3),
        amount: Some(7500_u128.into()),
        token: Some(address("TOKEN")),
        ..asked(1)
    };
    let sent = payment(&model(1), paid)
        .unwrap()
        .resolve("c", None)
        .unwrap();
    assert_eq!(sent.to, address("TOKEN"));
    assert_eq!(sent.msg["send"]["amount"], "7500");
}
