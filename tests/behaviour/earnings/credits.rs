//! What is due beside weights, and what a pool shows of its curator's income.

use rstest::rstest;
use suite::{
    NOBODY,
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;
use tributary_api::QueryMsg;

use super::units;

#[rstest]
fn credits_are_shown_by_role(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let datanet = suite.add_datanet("cora", 500, &[("ann", 1)]);
    let model = suite.add_model("olga", 2_000, &[(datanet, 1)]);
    suite.pay("payer", model, 1_000);
    let roles = |suite: &Suite, who| {
        let [credit] = suite.credits(who).credits.try_into().unwrap();
        [
            credit.curator,
            credit.operator,
            credit.protocol,
            credit.claimed,
        ]
        .map(units)
    };
    assert_eq!(roles(&suite, "cora"), [39, 0, 0, 0]);
    assert_eq!(roles(&suite, "olga"), [0, 200, 0, 0]);
    assert_eq!(roles(&suite, "treasury"), [0, 0, 20, 0]);
    assert_eq!(roles(&suite, "ann"), [0, 0, 0, 0]);
    for who in ["cora", "olga", "treasury", "ann"] {
        suite.claim(who).unwrap();
    }
    assert_eq!(roles(&suite, "cora"), [0, 0, 0, 39]);
    assert_eq!(roles(&suite, "olga"), [0, 0, 0, 200]);
    assert_eq!(roles(&suite, "treasury"), [0, 0, 0, 20]);
    assert_eq!(
        roles(&suite, "ann"),
        [0, 0, 0, 0],
        "what she earned by weight"
    );
}

#[rstest]
fn a_curator_of_many_sees_its_credits_in_pages(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    for _ in 0..12 {
        let datanet = suite.add_datanet("cora", 1_000, &[("ann", 1)]);
        let model = suite.add_model("olga", 100, &[(datanet, 1)]);
        suite.pay("payer", model, 1_000);
    }
    let page = |start_after, limit| {
        let page = suite.credits_of("cora", start_after, limit);
        (units(page.credits[0].curator), page.next)
    };
    assert_eq!(page(None, None), (990, Some(10)));
    assert_eq!(page(Some(10), None), (198, None));
    assert_eq!(page(None, Some(12)), (12 * 99, None));
    assert_eq!(page(None, Some(11)), (11 * 99, Some(11)));
    assert_eq!(page(None, Some(u32::MAX)), (12 * 99, None));
    assert_eq!(page(Some(u64::MAX), None), (0, None));
    // an operator's are one balance
    assert_eq!(units(suite.credits("olga").credits[0].operator), 120);
}

#[rstest]
fn a_pool_without_fees_is_empty(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).tokens(2).build();
    let datanet_id = suite.add_datanet("cora", 0, NOBODY);
    let (token, stranger) = (suite.token(1), suite.addr("stranger"));
    let pool = suite.pool(datanet_id, &token);
    assert_eq!((pool.datanet_id, pool.total_weight), (datanet_id, 0));
    assert_eq!(pool.token, token);
    for amount in [
        pool.index_scaled,
        pool.remainder_scaled,
        pool.income,
        pool.income_scaled,
        pool.curator_income,
    ] {
        assert!(amount.is_zero());
    }
    let ask = |datanet_id, token: &cosmwasm_std::Addr| QueryMsg::Pool {
        datanet_id,
        token: token.to_string(),
    };
    suite.query_refused(
        &ask(7, &token),
        ContractError::DatanetNotFound { datanet_id: 7 },
    );
    suite.query_refused(
        &ask(datanet_id, &stranger),
        ContractError::NotAFeeToken {
            found: stranger.clone(),
        },
    );
}
