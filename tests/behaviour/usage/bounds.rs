//! The largest payments, and what the largest pools come to.

use cosmwasm_std::{Addr, Uint128, Uint256};
use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite, hook,
};

use crate::hostile::{Behaviour, TokenMsg, add_hostile_token};

const BOUND: &str = "lifetime income of a pool: below 2^143 units";

#[rstest]
fn the_largest_payment_is_split_to_the_unit(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime)
        .balance("payer", u128::MAX)
        .protocol_fee_bps(500)
        .build();
    let first = suite.add_datanet("cora", 1_000, &[("ann", 1), ("bob", 2)]);
    let second = suite.add_datanet("carl", 333, &[("ann", 7)]);
    let model = suite.add_model("olga", 4_000, &[(first, 2), (second, 1)]);
    suite.pay("payer", model, u128::MAX);
    suite.assert_invariants();
    let token = suite.token(0);
    for who in ["ann", "bob", "cora", "carl", "olga", "treasury"] {
        suite.claim(who).unwrap();
        suite.assert_invariants();
    }
    assert_eq!(suite.balance(&token, "treasury"), u128::MAX / 20);
    assert!(suite.held(&token) < 3, "{} left", suite.held(&token));
}

#[rstest]
fn lifetime_income_goes_past_the_largest_amount(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime)
        .balance("ann", u128::MAX)
        .protocol_fee_bps(0)
        .build();
    let datanet = suite.add_datanet("cora", 0, &[("ann", (1 << 53) - 1)]);
    let model = suite.add_model("olga", 0, &[(datanet, 1)]);
    let token = suite.token(0);
    // the same tokens again and again
    for _ in 0..5 {
        suite.pay("ann", model, u128::MAX);
        suite.claim("ann").unwrap();
        assert_eq!(suite.balance(&token, "ann"), u128::MAX);
        suite.assert_invariants();
    }
    let five_times = Uint256::from(u128::MAX) * Uint256::from(5u64);
    assert_eq!(suite.pool(datanet, &token).income, five_times);
    let [total] = suite.earnings("ann").tokens.try_into().unwrap();
    assert_eq!(total.lifetime, five_times);
    assert_eq!(total.claimed, five_times);
    assert!(total.claimable.is_zero());
}

/// A token that mints without end fills one pool. Only that pool's fees in that token are refused.
#[rstest]
fn a_pool_at_its_bound_refuses_alone(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let full = suite.add_datanet("cora", 0, &[("ann", 1)]);
    let other = suite.add_datanet("cora", 0, &[("bob", 1)]);
    let model = suite.add_model("olga", 0, &[(full, 1)]);
    let other_model = suite.add_model("olga", 0, &[(other, 1)]);
    let both = suite.add_model("olga", 0, &[(full, 1), (other, 1)]);
    let endless = add_hostile_token(&mut suite, Behaviour::Honest {});
    let (honest, payer) = (suite.token(0), suite.addr("payer"));

    // 2^15 times the largest amount is 2^143 − 2^15; compiled, the first payments are planted
    let payments = match runtime {
        Native => 1 << 15,
        Wasm => {
            plant_income(&mut suite, full, (1 << 15) - 8);
            8
        }
    };
    for _ in 0..payments {
        mint(&mut suite, &endless, &payer, u128::MAX);
        suite.pay_in("payer", &endless, model, u128::MAX);
    }
    suite.assert_invariants();

    mint(&mut suite, &endless, &payer, u128::MAX);
    for too_much in [u128::MAX, 1 << 64, 1 << 15] {
        suite.refused(
            |suite| suite.record("payer", &endless, too_much, &hook(model, "q")),
            BOUND,
        );
    }
    // half of it would pass the bound: then the other half goes nowhere
    suite.refused(
        |suite| suite.record("payer", &endless, 1 << 64, &hook(both, "q")),
        BOUND,
    );
    // the last units that fit
    suite.pay_in("payer", &endless, model, (1 << 15) - 1);
    suite.refused(
        |suite| suite.record("payer", &endless, 1, &hook(model, "q")),
        BOUND,
    );

    // other pools of the token, and other tokens of the pool, go on
    suite.pay_in("payer", &endless, other_model, 1_000);
    suite.pay_in("payer", &honest, model, 1_000);
    suite.pay_in("payer", &honest, both, 1_000);
    suite.assert_invariants();

    // what was earned is all there, and paid in the largest amounts
    let most = Uint256::from(u128::MAX);
    let before = suite.contributor(full, "ann").positions[1].clone();
    assert!(before.claimable >= most * Uint256::from(8u64));
    for _ in 0..3 {
        // the token keeps its balances in 128 bits, too
        let contract = suite.contract.clone();
        mint(&mut suite, &endless, &contract, u128::MAX);
        let held = suite.balance(&endless, "ann");
        suite.claim("ann").unwrap();
        assert_eq!(suite.balance(&endless, "ann") - held, u128::MAX);
        burn(&mut suite, &endless, "ann");
    }
    let after = suite.contributor(full, "ann").positions[1].clone();
    assert_eq!(
        before.claimable - after.claimable,
        most * Uint256::from(3u64)
    );
    assert_eq!(suite.balance(&honest, "ann"), 1_500);
    suite.assert_invariants();
}

fn mint(suite: &mut Suite, token: &Addr, recipient: &Addr, amount: u128) {
    let mint = TokenMsg::Mint {
        recipient: recipient.to_string(),
        amount: Uint128::new(amount),
    };
    suite.chain.execute(recipient, token, &mint, &[]).unwrap();
}

/// To make room for more.
fn burn(suite: &mut Suite, token: &Addr, who: &str) {
    let amount = suite.balance(token, who);
    suite.transfer(who, token, "nobody", amount).unwrap();
    let nobody = suite.addr("nobody");
    let burn = TokenMsg::Burn {};
    suite.chain.execute(&nobody, token, &burn, &[]).unwrap();
}

/// As if ann alone had been paid so many times the largest amount, in the second token.
fn plant_income(suite: &mut Suite, datanet_id: u64, times: u64) {
    use tributary::state::{POOLS, PoolRecord};
    let income = (Uint256::from(u128::MAX) * Uint256::from(times)) << 112;
    suite.plant(|storage| {
        let mut record = PoolRecord::default();
        let mut pool = record.pool();
        pool.index = income;
        pool.income.0 = income;
        record.set_pool(pool);
        POOLS
            .save(storage, (datanet_id.into(), 1), &record)
            .unwrap();
    });
}
