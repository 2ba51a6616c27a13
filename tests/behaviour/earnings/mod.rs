//! What people see of their earnings: the same as a claim then pays.

mod credits;

use cosmwasm_std::{Uint128, Uint256};
use rstest::rstest;
use suite::{
    Claim,
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;
use tributary_api::{EarningsResponse, QueryMsg};

/// Two tokens, three datanets, everybody in several roles, and a history.
fn lively(runtime: Runtime) -> Suite {
    let mut suite = Suite::builder(runtime)
        .tokens(2)
        .protocol_fee_recipient("ann")
        .protocol_fee_bps(321)
        .build();
    let first = suite.add_datanet("cora", 1_000, &[("ann", 2), ("bob", 5)]);
    let second = suite.add_datanet("ann", 555, &[("ann", 1), ("cora", 3)]);
    let third = suite.add_datanet("ann", 99, &[("bob", 1)]);
    let model = suite.add_model("bob", 1_234, &[(first, 3), (second, 2), (third, 1)]);
    let other = suite.add_model("cora", 0, &[(second, 1)]);
    for round in 1..=4u128 {
        for token in [0, 1] {
            let token = suite.token(token);
            suite.pay_in("payer", &token, model, 10_007 * round);
            suite.pay_in("payer", &token, other, 333 * round);
        }
        match round {
            1 => drop(suite.set_weights("cora", first, &[("bob", 1)]).unwrap()),
            2 => drop(suite.claim("ann").unwrap()),
            3 => {
                suite.nominate_curator("ann", third, Some("bob")).unwrap();
                suite.accept_curatorship("bob", third).unwrap();
                suite.leave_datanet("ann", first).unwrap();
            }
            _ => {}
        }
    }
    suite.assert_invariants();
    suite
}

fn units(amount: Uint256) -> u128 {
    Uint128::try_from(amount).unwrap().u128()
}

#[track_caller]
fn assert_pays_what_it_says(suite: &mut Suite, who: &str, claim: Claim) {
    let ask = |suite: &Suite| -> EarningsResponse {
        let datanets = claim.datanets.clone();
        suite.earnings_of(who, datanets, claim.start_after, claim.limit)
    };
    let before = ask(suite);
    let had: Vec<u128> = before
        .tokens
        .iter()
        .map(|total| suite.balance(&total.token, who))
        .collect();
    suite.execute(who, claim.clone()).unwrap();
    let after = ask(suite);
    for (place, total) in before.tokens.iter().enumerate() {
        let paid = suite.balance(&total.token, who) - had[place];
        assert_eq!(units(total.claimable), paid, "{who}: {claim:?}");
        let then = &after.tokens[place];
        assert!(then.claimable.is_zero(), "{who}");
        assert_eq!(then.claimed, total.claimed + total.claimable, "{who}");
        assert_eq!(then.lifetime, total.lifetime, "{who}");
    }
    assert_eq!(after.next, before.next);
    suite.assert_invariants();
}

#[rstest]
fn earnings_are_what_a_claim_pays(#[values(Native, Wasm)] runtime: Runtime) {
    let claims = [
        Claim::default(),
        Claim {
            limit: Some(1),
            ..Claim::default()
        },
        Claim {
            start_after: Some(1),
            limit: Some(1),
            ..Claim::default()
        },
        Claim {
            start_after: Some(2),
            ..Claim::default()
        },
        Claim {
            datanets: Some(vec![3, 1]),
            ..Claim::default()
        },
    ];
    for claim in claims {
        let mut suite = lively(runtime);
        for who in ["ann", "bob", "cora", "treasury", "stranger"] {
            assert_pays_what_it_says(&mut suite, who, claim.clone());
        }
    }
}

#[rstest]
fn earnings_add_up(#[values(Native, Wasm)] runtime: Runtime) {
    let suite = lively(runtime);
    for who in ["ann", "bob", "cora"] {
        let earnings = suite.earnings(who);
        let credits = suite.credits(who).credits;
        for total in &earnings.tokens {
            assert_eq!(total.lifetime, total.claimable + total.claimed);
            let mut claimable = Uint256::zero();
            let mut claimed = Uint256::zero();
            let mut as_curator = Uint256::zero();
            for datanet in &earnings.datanets {
                let tokens = datanet.tokens.iter();
                for token in tokens.filter(|token| token.token == total.token) {
                    assert_eq!(token.lifetime, token.claimable + token.claimed);
                    claimable += token.claimable;
                    claimed += token.claimed;
                    as_curator += token.curator_claimable;
                }
            }
            let credit = credits.iter().find(|credit| credit.token == total.token);
            let credit = credit.unwrap();
            // what is due as curator is seen from both sides; income of a datanet handed over is a credit alone
            assert!(credit.curator >= as_curator);
            let roles = credit.curator + credit.operator + credit.protocol;
            assert_eq!(total.claimable, claimable + roles, "{who}");
            assert_eq!(total.claimed, claimed + credit.claimed, "{who}");
            // what every page repeats is told apart, so that pages can be added up
            assert_eq!(total.credits_claimable, roles - as_curator, "{who}");
            assert_eq!(total.credits_claimed, credit.claimed, "{who}");
        }
    }
}

#[rstest]
fn earnings_say_where_from(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
    let first = suite.add_datanet("cora", 1_000, &[("ann", 3), ("bob", 1)]);
    let second = suite.add_datanet("ann", 500, &[("bob", 1)]);
    let third = suite.add_datanet("cora", 0, &[("ann", 7)]);
    let model = suite.add_model("olga", 0, &[(first, 1), (second, 1)]);
    suite.pay("payer", model, 2_000);
    suite.leave_datanet("ann", first).unwrap();
    suite.set_payout_address("ann", Some("vault")).unwrap();

    let earnings = suite.earnings("ann");
    assert_eq!(earnings.address, suite.addr("ann"));
    assert_eq!(earnings.payout_address, suite.addr("vault"));
    assert_eq!(earnings.next, None);
    let [a, b, c] = earnings.datanets.try_into().unwrap();
    let seen = |one: &tributary_api::DatanetEarnings| (one.datanet_id, one.weight, one.curator);
    assert_eq!(seen(&a), (first, 0, false));
    assert_eq!(seen(&b), (second, 0, true));
    assert_eq!(seen(&c), (third, 7, false));
    assert_eq!(a.tokens.len(), 1);
    assert_eq!(units(a.tokens[0].claimable), 675);
    assert_eq!(units(a.tokens[0].curator_claimable), 0);
    assert_eq!(units(b.tokens[0].claimable), 0);
    assert_eq!(units(b.tokens[0].curator_claimable), 50);
    assert!(c.tokens.is_empty(), "no fee has reached it");

    // named datanets are shown, whether she has to do with them or not
    let named = suite.earnings_of("bob", Some(vec![third, first]), None, None);
    let ids: Vec<_> = named.datanets.iter().map(|one| one.datanet_id).collect();
    assert_eq!(ids, [first, third]);
    assert_eq!(named.datanets[1].weight, 0);
    assert_eq!(units(named.tokens[0].claimable), 225);
}

#[rstest]
fn a_stranger_has_nothing(#[values(Native, Wasm)] runtime: Runtime) {
    let suite = lively(runtime);
    let earnings = suite.earnings("stranger");
    assert!(earnings.datanets.is_empty());
    assert_eq!(earnings.next, None);
    assert_eq!(earnings.tokens.len(), 2);
    for total in earnings.tokens {
        assert_eq!((units(total.claimable), units(total.lifetime)), (0, 0));
    }
    assert_eq!(suite.payout_address("stranger"), suite.addr("stranger"));
}

#[rstest]
fn what_can_not_be_claimed_can_not_be_seen(#[values(Native, Wasm)] runtime: Runtime) {
    let suite = lively(runtime);
    let ask = |datanets: Option<Vec<u64>>, start_after, limit| QueryMsg::Earnings {
        address: suite.addr("ann").into(),
        datanets,
        start_after,
        limit,
    };
    let length = |found| ContractError::ListLength {
        list: "datanets",
        min: 1,
        max: 30,
        found,
    };
    suite.query_refused(&ask(Some(vec![]), None, None), length(0));
    suite.query_refused(&ask(Some((1..=31).collect()), None, None), length(31));
    suite.query_refused(
        &ask(Some(vec![1, 1]), None, None),
        ContractError::Duplicate {
            list: "datanets",
            entry: "1".to_owned(),
        },
    );
    suite.query_refused(
        &ask(Some(vec![9]), None, None),
        ContractError::DatanetNotFound { datanet_id: 9 },
    );
    suite.query_refused(
        &ask(Some(vec![1]), Some(1), None),
        ContractError::Choice {
            expected: "either datanets, or start_after and limit",
            found: "both",
        },
    );
    for found in [0, 31, u32::MAX] {
        suite.query_refused(
            &ask(None, None, Some(found)),
            ContractError::OutOfRange {
                field: "limit",
                min: 1,
                max: 30,
                found: found.into(),
            },
        );
    }
}
