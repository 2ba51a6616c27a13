//! Tokens that misbehave while pots wait: whatever they do, the other token's pots are shared and paid.

use cosmwasm_std::{Addr, Uint128, Uint256};
use rstest::rstest;
use suite::{
    Claim, NewDatanet, Outcome,
    Runtime::{self, Native, Wasm},
    Suite, hook,
};
use tributary::error::ContractError;
use tributary::state::POOLS;
use tributary_api::ExecuteMsg;

use super::add_hostile_token;
use super::token::{Behaviour, TokenMsg};
use crate::influence::{WINDOW, add, lane, waiting};

struct Stage {
    suite: Suite,
    honest: Addr,
    hostile: Addr,
}

impl Stage {
    /// Ann 3, bob 1, and half into pots; both tokens are honest. Records: 1 and 2 honest, 3 and 4 hostile, 800 each. Tess and
    /// the hostile token itself are attestors.
    fn new(runtime: Runtime) -> Self {
        let mut suite = Suite::builder(runtime).protocol_fee_bps(0).build();
        let hostile = add_hostile_token(&mut suite, Behaviour::Honest {});
        let attestors = vec![suite.addr("tess").into(), hostile.to_string()];
        let new = NewDatanet {
            attestors: Some(attestors),
            ..lane(&suite, 5_000, &[("ann", 3), ("bob", 1)])
        };
        add(&mut suite, "cora", new);
        suite.add_model("olga", 0, &[(1, 1)]);
        let honest = suite.token(0);
        let mut stage = Self {
            suite,
            honest,
            hostile,
        };
        stage.mint(1_000_000);
        for token in [stage.honest.clone(), stage.hostile.clone()] {
            stage.suite.pay_in("payer", &token, 1, 800);
            stage.suite.pay_in("payer", &token, 1, 800);
        }
        stage
    }

    fn tell(&mut self, msg: &TokenMsg) {
        let issuer = self.suite.addr("issuer");
        let told = self.suite.chain.execute(&issuer, &self.hostile, msg, &[]);
        told.unwrap();
    }

    fn mint(&mut self, amount: u128) {
        let recipient = self.suite.addr("payer").into();
        let amount = Uint128::new(amount);
        self.tell(&TokenMsg::Mint { recipient, amount });
    }

    fn behave(&mut self, behaviour: Behaviour) {
        self.tell(&TokenMsg::Behave(behaviour));
    }

    fn call_on_transfer(&mut self, msg: ExecuteMsg) {
        let contract = self.suite.contract.to_string();
        let msg = cosmwasm_std::to_json_binary(&msg).unwrap();
        self.behave(Behaviour::CallsOnTransfer { contract, msg });
    }

    fn claim_in(&mut self, who: &str, token: &Addr) -> Outcome {
        let claim = Claim {
            tokens: Some(vec![token.to_string()]),
            ..Claim::default()
        };
        self.suite.execute(who, claim)
    }

    fn due(&self, who: &str, token: &Addr) -> Uint256 {
        let totals = self.suite.earnings(who).tokens;
        let total = totals.into_iter().find(|total| total.token == *token);
        total.unwrap().claimable
    }

    /// All of the honest token's pots are shared by now, and what of them is ann's and bob's is paid.
    #[track_caller]
    fn assert_honest_is_paid(&mut self, ann: u128, bob: u128) {
        self.suite.assert_invariants();
        assert_eq!(waiting(&self.suite, 1), 0);
        let honest = self.honest.clone();
        for (who, due) in [("ann", ann), ("bob", bob)] {
            self.claim_in(who, &honest).unwrap();
            assert_eq!(self.suite.balance(&honest, who), due, "{who}");
        }
        assert_eq!(self.suite.held(&honest), 0);
        self.suite.assert_invariants();
    }
}

#[rstest]
fn a_token_that_reverts_holds_back_no_pot(#[values(Native, Wasm)] runtime: Runtime) {
    let mut stage = Stage::new(runtime);
    let hostile = stage.hostile.clone();
    stage.behave(Behaviour::RevertsOnTransfer {});
    // sharing sends nothing, so pots of both tokens fit in one message
    let suite = &mut stage.suite;
    suite
        .attribute("tess", 1, 1, &[1, 3], &[("bob", 1)])
        .unwrap();
    suite.advance_time(WINDOW);
    suite.release("sam", 1, 1, &[4, 2]).unwrap();
    suite.refused(|s| s.claim("ann"), "");
    stage.assert_honest_is_paid(600 + 300, 200 + 400 + 100);
    // its own are there when it works again
    stage.behave(Behaviour::Honest {});
    for (who, due) in [("ann", 900), ("bob", 700)] {
        stage.suite.claim(who).unwrap();
        assert_eq!(stage.suite.balance(&hostile, who), due);
    }
    assert_eq!(stage.suite.held(&hostile), 0);
}

#[rstest]
fn a_pot_out_of_nothing_is_its_tokens_own_debt(#[values(Native, Wasm)] runtime: Runtime) {
    let mut stage = Stage::new(runtime);
    let hostile = stage.hostile.clone();
    stage.behave(Behaviour::Overstates {
        by: Uint128::new(u128::MAX - 1_000),
    });
    let suite = &mut stage.suite;
    let hook = hook(1, "overstated");
    suite.record("payer", &hostile, 1_000, &hook).unwrap();
    let pots = suite.pool(1, &hostile).waiting_pots;
    assert_eq!(pots, Uint256::from(u128::MAX / 2 + 800));
    suite
        .attribute("tess", 1, 1, &[5, 1], &[("bob", 1)])
        .unwrap();
    suite.advance_time(WINDOW);
    suite.release("sam", 1, 1, &[2, 3, 4]).unwrap();
    assert!(stage.due("bob", &hostile) > Uint256::from(u128::MAX / 2));
    stage.suite.refused(|s| s.claim("bob"), "");
    stage.assert_honest_is_paid(600 + 300, 200 + 400 + 100);
}

#[rstest]
fn a_release_in_a_claim_pays_nothing_twice(#[values(Native, Wasm)] runtime: Runtime) {
    let mut stage = Stage::new(runtime);
    let hostile = stage.hostile.clone();
    stage
        .suite
        .attribute("tess", 1, 1, &[1], &[("bob", 1)])
        .unwrap();
    stage.suite.advance_time(WINDOW);
    stage.call_on_transfer(ExecuteMsg::Release {
        model_id: 1,
        datanet_id: 1,
        record_ids: vec![2, 3, 4],
    });
    stage.claim_in("ann", &hostile).unwrap();
    assert_eq!(stage.suite.balance(&hostile, "ann"), 600);
    // what was released meanwhile is due now
    assert_eq!(stage.due("ann", &hostile), Uint256::from(600u64));
    stage.behave(Behaviour::Honest {});
    for (who, due) in [("ann", 1_200), ("bob", 400)] {
        stage.claim_in(who, &hostile).unwrap();
        assert_eq!(stage.suite.balance(&hostile, who), due);
    }
    stage.assert_honest_is_paid(600 + 300, 200 + 400 + 100);
}

/// The token was named an attestor: it shares its pots, and those of others, in the middle of a claim.
#[rstest]
fn an_attribution_in_a_claim_pays_nothing_twice(#[values(Native, Wasm)] runtime: Runtime) {
    let mut stage = Stage::new(runtime);
    let hostile = stage.hostile.clone();
    stage.call_on_transfer(ExecuteMsg::Attribute {
        model_id: 1,
        datanet_id: 1,
        record_ids: vec![1, 2, 3, 4],
        scores: suite::scores(&stage.suite, &[("ann", 1), ("bob", 1)]),
        unattributed: None,
    });
    stage.claim_in("ann", &hostile).unwrap();
    assert_eq!(stage.suite.balance(&hostile, "ann"), 600);
    assert_eq!(stage.due("ann", &hostile), Uint256::from(400u64));
    assert_eq!(stage.due("bob", &hostile), Uint256::from(600u64));
    stage.behave(Behaviour::Honest {});
    for (who, due) in [("ann", 1_000), ("bob", 600)] {
        stage.claim_in(who, &hostile).unwrap();
        assert_eq!(stage.suite.balance(&hostile, who), due);
    }
    stage.assert_honest_is_paid(1_000, 600);
}

/// A pool full to its bound: fees in that token are refused, its pots are shared all the same.
#[rstest]
fn a_full_pool_still_shares_its_pots(#[values(Native, Wasm)] runtime: Runtime) {
    let mut stage = Stage::new(runtime);
    let hostile = stage.hostile.clone();
    let suite = &mut stage.suite;
    // as if bob and ann had earned all but what was paid in, and two units
    let left = Uint256::from(1_602u64) << 112;
    let bound = Uint256::one() << 255;
    suite.plant(|storage| {
        let key = (1.into(), 1);
        let mut record = POOLS.may_load(storage, key).unwrap().unwrap();
        let mut pool = record.pool();
        let earned = (bound - left) / Uint256::from(4u64);
        pool.index += earned;
        pool.income.0 += earned * Uint256::from(4u64);
        record.set_pool(pool);
        POOLS.save(storage, key, &record).unwrap();
    });
    // the part for the pot fits, and what is left does not; nor the pot
    for fee in [3, 2, 4, 1_000] {
        suite.refused(
            |s| s.record("payer", &hostile, fee, &hook(1, "q")),
            "lifetime income of a pool: below 2^143 units",
        );
    }
    suite
        .record("payer", &hostile, 1, &hook(1, "last"))
        .unwrap();
    suite
        .attribute("tess", 1, 1, &[1, 3], &[("bob", 1)])
        .unwrap();
    suite.advance_time(WINDOW);
    suite.release("sam", 1, 1, &[2, 4]).unwrap();
    suite.refused(
        |s| s.release("sam", 1, 1, &[4]),
        ContractError::PotShared {
            model_id: 1,
            record_id: 4,
            datanet_id: 1,
            found: "released",
        },
    );
    suite.pay("payer", 1, 8);
    suite.attribute("tess", 1, 1, &[6], &[("bob", 1)]).unwrap();
    stage.assert_honest_is_paid(600 + 300 + 3, 200 + 400 + 100 + 5);
}
