//! More is due than one transfer can carry.

use cosmwasm_std::{Uint128, Uint256};
use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite, TxResult, attribute, events,
};

use crate::hostile::{Behaviour, TokenMsg, add_hostile_token};

fn amounts(result: &TxResult, event: &str) -> Uint256 {
    let events = events(result, event);
    let amounts = events
        .iter()
        .map(|event| event["amount"].parse::<Uint256>());
    amounts.map(Result::unwrap).sum()
}

/// Ann is contributor of two datanets, curator, operator and the protocol's recipient; the token mints without end.
#[rstest]
fn what_does_not_fit_stays_claimable(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime)
        .protocol_fee_recipient("ann")
        .protocol_fee_bps(500)
        .build();
    let first = suite.add_datanet("ann", 1_000, &[("ann", 2), ("bob", 1)]);
    let second = suite.add_datanet("cora", 0, &[("ann", 1)]);
    let model = suite.add_model("ann", 4_000, &[(first, 1), (second, 1)]);
    let endless = add_hostile_token(&mut suite, Behaviour::Honest {});
    let mint = |suite: &mut Suite, recipient: &str| {
        let mint = TokenMsg::Mint {
            recipient: recipient.to_owned(),
            amount: Uint128::MAX,
        };
        let issuer = suite.addr("issuer");
        suite.chain.execute(&issuer, &endless, &mint, &[]).unwrap();
    };
    for _ in 0..5 {
        let payer = suite.addr("payer").to_string();
        mint(&mut suite, &payer);
        suite.pay_in("payer", &endless, model, u128::MAX);
    }
    suite.pay("payer", model, 1_000_000);
    suite.assert_invariants();

    let due = |suite: &Suite| suite.earnings("ann").tokens[1].claimable;
    let all = due(&suite);
    let most = Uint256::from(u128::MAX);
    assert!(all > most * Uint256::from(4u64) && all < most * Uint256::from(5u64));
    let mut paid = Uint256::zero();
    let mut claims = 0;
    while !due(&suite).is_zero() {
        // the token keeps its balances in 128 bits, too
        let contract = suite.contract.to_string();
        mint(&mut suite, &contract);
        let before = due(&suite);
        let tokens = suite::Claim {
            tokens: Some(vec![endless.to_string()]),
            ..Default::default()
        };
        let result = suite.execute("ann", tokens).unwrap();
        let amount: Uint256 = attribute(&result, "claimed", "amount").parse().unwrap();
        assert_eq!(amount, before.min(most));
        assert_eq!(before - due(&suite), amount);
        let parts = amounts(&result, "datanet_paid") + amounts(&result, "credit_paid");
        assert_eq!(parts, amount);
        paid += amount;
        claims += 1;
        let total = suite.earnings("ann").tokens[1].clone();
        assert_eq!((total.claimed, total.lifetime), (paid, all));
        suite.assert_invariants();
        let burn = TokenMsg::Burn {};
        let ann = suite.addr("ann");
        suite.chain.execute(&ann, &endless, &burn, &[]).unwrap();
    }
    assert_eq!((paid, claims), (all, 5));
    // the other token is not held up
    let honest = suite.token(0);
    let due_in_honest = suite.earnings("ann").tokens[0].claimable;
    suite.claim("ann").unwrap();
    assert_eq!(Uint256::from(suite.balance(&honest, "ann")), due_in_honest);
    suite.assert_invariants();
}
