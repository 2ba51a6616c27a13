//! `update_config`: fee tokens.

use cosmwasm_std::Addr;
use rstest::rstest;
use suite::{
    ConfigUpdate,
    Runtime::{self, Native, Wasm},
    Suite, hook,
};
use tributary::error::ContractError;
use tributary_api::QueryMsg;

fn add(token: &Addr) -> ConfigUpdate {
    ConfigUpdate {
        add_fee_token: Some(token.into()),
        ..ConfigUpdate::default()
    }
}

fn retire(token: &Addr) -> ConfigUpdate {
    ConfigUpdate {
        retire_fee_token: Some(token.into()),
        ..ConfigUpdate::default()
    }
}

/// With a datanet and a model without fees.
fn lossless(runtime: Runtime, tokens: usize) -> Suite {
    let mut suite = Suite::builder(runtime)
        .tokens(tokens)
        .protocol_fee_bps(0)
        .build();
    let datanet = suite.add_datanet("cora", 0, &[("ann", 1), ("bob", 2)]);
    suite.add_model("olga", 0, &[(datanet, 1)]);
    suite
}

fn active(suite: &Suite, token: &Addr) -> Option<bool> {
    let tokens = suite.config().fee_tokens.into_iter();
    tokens
        .filter(|info| info.token == *token)
        .map(|info| info.active)
        .next()
}

#[rstest]
fn added_token_takes_fees(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = lossless(runtime, 1);
    let token = suite.new_token(&[("payer", 1_000)]);
    suite.refused(
        |s| s.record("payer", &token, 300, &hook(1, "q")),
        ContractError::NotAFeeToken {
            found: token.clone(),
        },
    );
    suite.update_config("owner", add(&token)).unwrap();
    assert_eq!(active(&suite, &token), Some(true));
    suite.pay_in("payer", &token, 1, 300);
    suite.assert_invariants();
    suite.claim("ann").unwrap();
    assert_eq!(suite.balance(&token, "ann"), 100);
}

#[rstest]
fn retired_token_takes_no_fees_and_pays_all_claims(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = lossless(runtime, 1);
    let token = suite.token(0);
    suite.pay("payer", 1, 300);
    suite.update_config("owner", retire(&token)).unwrap();
    assert_eq!(active(&suite, &token), Some(false));
    suite.refused(
        |s| s.record_query("payer", 1, "q", 300),
        ContractError::FeeTokenRetired {
            token: token.clone(),
        },
    );
    suite.set_weights("cora", 1, &[("ann", 5)]).unwrap();
    suite.claim("ann").unwrap();
    suite.claim("bob").unwrap();
    suite.assert_invariants();
    assert_eq!(suite.balance(&token, "ann"), 100);
    assert_eq!(suite.balance(&token, "bob"), 200);
}

#[rstest]
fn pools_of_a_token_that_comes_back_go_on(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = lossless(runtime, 2);
    let token = suite.token(0);
    suite.pay("payer", 1, 100);
    let before = suite.pool(1, &token);
    suite.update_config("owner", retire(&token)).unwrap();
    suite.pay_in("payer", suite.token(1), 1, 50);
    suite.set_weights("cora", 1, &[("ann", 2)]).unwrap();
    suite.update_config("owner", add(&token)).unwrap();
    assert_eq!(suite.pool(1, &token).index_scaled, before.index_scaled);
    suite.pay("payer", 1, 100);
    suite.assert_invariants();
    assert_eq!(suite.config().fee_tokens.len(), 2);
    suite.claim("ann").unwrap();
    // a third of the first and half of the second
    assert_eq!(suite.balance(&token, "ann"), 83);
}

#[rstest]
fn token_is_added_or_retired_once(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = lossless(runtime, 1);
    let (token, foreign) = (suite.token(0), suite.new_token(&[]));
    suite.refused(
        |s| s.update_config("owner", add(&token)),
        ContractError::FeeTokenActive {
            token: token.clone(),
        },
    );
    suite.refused(
        |s| s.update_config("owner", retire(&foreign)),
        ContractError::NotAFeeToken {
            found: foreign.clone(),
        },
    );
    suite.update_config("owner", retire(&token)).unwrap();
    suite.refused(
        |s| s.update_config("owner", retire(&token)),
        ContractError::FeeTokenRetired {
            token: token.clone(),
        },
    );
}

#[rstest]
fn at_most_4_tokens_are_active_and_8_ever_were(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = lossless(runtime, 4);
    let too_many = |kind, max| ContractError::TooManyFeeTokens { kind, max };
    for _ in 0..4 {
        let token = suite.new_token(&[("payer", 1_000)]);
        suite.refused(
            |s| s.update_config("owner", add(&token)),
            too_many("active", 4),
        );
        // one message exchanges one for another
        let oldest = suite
            .config()
            .fee_tokens
            .into_iter()
            .find(|info| info.active);
        let exchange = ConfigUpdate {
            retire_fee_token: oldest.map(|info| info.token.into()),
            ..add(&token)
        };
        suite.update_config("owner", exchange).unwrap();
        suite.pay_in("payer", &token, 1, 300);
        suite.assert_invariants();
    }
    assert_eq!(suite.config().fee_tokens.len(), 8);

    let ninth = suite.new_token(&[]);
    let tokens = suite.config().fee_tokens;
    suite
        .update_config("owner", retire(&tokens[7].token))
        .unwrap();
    suite.refused(
        |s| s.update_config("owner", add(&ninth)),
        too_many("ever", 8),
    );
    // one of the eight may come back, and that makes four
    suite.update_config("owner", add(&tokens[0].token)).unwrap();
    suite.refused(
        |s| s.update_config("owner", add(&tokens[7].token)),
        too_many("active", 4),
    );

    // all that were paid in are paid out in one claim
    suite.claim("ann").unwrap();
    suite.claim("bob").unwrap();
    suite.assert_invariants();
    for info in &tokens[4..] {
        assert_eq!(suite.balance(&info.token, "ann"), 100);
        assert_eq!(suite.balance(&info.token, "bob"), 200);
    }
}

#[rstest]
fn price_in_a_retired_token_can_not_be_paid_until_it_comes_back(
    #[values(Native, Wasm)] runtime: Runtime,
) {
    let mut suite = lossless(runtime, 2);
    let token = suite.token(0);
    let price = suite::ModelUpdate {
        unit_price: Some(tributary_api::UnitPriceUpdate::Set {
            token: token.to_string(),
            amount: 30u128.into(),
            unit: "query".to_owned(),
        }),
        ..suite::ModelUpdate::default()
    };
    suite.update_model("olga", 1, price).unwrap();
    suite.update_config("owner", retire(&token)).unwrap();
    suite.refused(
        |s| s.record_query("payer", 1, "q", 30),
        ContractError::FeeTokenRetired {
            token: token.clone(),
        },
    );
    // the preview knows whose token it is asked about
    let preview = QueryMsg::SplitPreview {
        model_id: 1,
        token: None,
        amount: 30u128.into(),
    };
    suite.query_refused(
        &preview,
        ContractError::FeeTokenRetired {
            token: token.clone(),
        },
    );
    suite.update_config("owner", add(&token)).unwrap();
    suite
        .ask::<tributary_api::SplitPreviewResponse>(&preview)
        .unwrap();
    suite.pay("payer", 1, 30);
}
