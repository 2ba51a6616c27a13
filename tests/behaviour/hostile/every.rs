//! Each kind of hostile token, through payment, claims and withdrawal: others stay claimable, nothing is paid twice, and
//! its own books add up.

use cosmwasm_std::{Addr, Uint128};
use cw20::BalanceResponse;
use num_bigint::BigInt;
use rstest::rstest;
use suite::{
    Claim, Outcome,
    Runtime::{self, Native, Wasm},
    Suite, hook,
};
use tributary_api::{ExecuteMsg, HookMsg};

use super::add_hostile_token;
use super::kinds::{Kind, kinds};
use super::stage::EARNERS;
use super::token::{Behaviour, TokenMsg, TokenQuery};
use crate::ledger::assert_agreed;
use crate::ledger::diary::Diary;
use crate::ledger::entry::of;

/// Enough for every honest message.
const GAS: u64 = 2_000_000;

/// A million was paid in each token, and a thousand prepaid; the hostile one was honest so far.
struct Trial {
    diary: Diary,
    honest: Addr,
    hostile: Addr,
}

impl Trial {
    fn new(runtime: Runtime) -> Self {
        let mut diary = Diary::new(Suite::new(runtime));
        diary.suite.chain.set_gas_limit(GAS);
        let suite = &diary.suite;
        let new = suite::NewDatanet {
            curator_fee_bps: Some(500),
            contributors: Some(suite::contributor_weights(suite, &[("ann", 2), ("bob", 1)])),
            ..Default::default()
        };
        diary.execute("cora", new);
        let new = suite::NewModel {
            operator_fee_bps: 2_000,
            ..Default::default()
        };
        diary.execute("olga", new);
        let hostile = add_hostile_token(&mut diary.suite, Behaviour::Honest {});
        let honest = diary.suite.token(0);
        let mut trial = Self {
            diary,
            honest,
            hostile,
        };
        trial.mint("payer", 1 << 100);
        for token in [trial.honest.clone(), trial.hostile.clone()] {
            let deposit = HookMsg::Deposit { beneficiary: None };
            let diary = &mut trial.diary;
            let first = hook(1, token.as_str());
            diary.act(|s| s.record("payer", &token, 1_000_000, &first));
            diary.act(|s| s.record("payer", &token, 1_000, &deposit));
        }
        trial
    }

    fn tell(&mut self, msg: &TokenMsg) {
        let suite = &mut self.diary.suite;
        let issuer = suite.addr("issuer");
        suite
            .chain
            .execute(&issuer, &self.hostile, msg, &[])
            .unwrap();
    }

    fn mint(&mut self, who: &str, amount: u128) {
        let recipient = self.diary.suite.addr(who).into();
        let amount = Uint128::new(amount);
        self.tell(&TokenMsg::Mint { recipient, amount });
    }

    fn behave(&mut self, kind: Kind) {
        let behaviour = (kind.behaviour)(&self.diary.suite);
        self.tell(&TokenMsg::Behave(behaviour));
    }

    fn claim(&mut self, who: &str, tokens: Option<&Addr>) -> Outcome {
        let claim = Claim {
            tokens: tokens.map(|token| vec![token.to_string()]),
            ..Claim::default()
        };
        self.diary.attempt(|s| s.execute(who, claim))
    }

    fn withdraw(&mut self, token: &Addr) -> Outcome {
        let withdraw = ExecuteMsg::Withdraw {
            token: token.to_string(),
            amount: None,
        };
        self.diary.attempt(|s| s.execute("payer", withdraw))
    }

    /// Whatever the token says of it.
    fn really_holds(&self, who: &str) -> BigInt {
        let suite = &self.diary.suite;
        let address = suite.addr(who).into();
        let query = TokenQuery::TrueBalance { address };
        let answer: BalanceResponse = suite.chain.query(&self.hostile, &query).unwrap();
        answer.balance.u128().into()
    }

    /// The contract's books of both tokens are what its events say, to the last scaled unit: what the hooks told it,
    /// less what it sent, is what it owes. The honest token is there, too.
    #[track_caller]
    fn assert_books(&mut self) {
        let book = self.diary.book();
        let shown = assert_agreed(&self.diary.suite, &book, &[]);
        shown.assert_held(&book, &self.honest, &BigInt::ZERO);
        let token = self.hostile.to_string();
        let sent = book.payouts.sent.iter();
        let sent = sent.filter(|([_, in_token], _)| *in_token == token);
        let sent: BigInt = sent.map(|(_, amount)| amount).sum();
        let (fees, deposited) = (&book.fees, &book.accounts.deposited);
        let told = of(fees, token.clone()) + of(deposited, token.clone());
        let withdrawn = of(&book.accounts.withdrawn, token.clone());
        assert_eq!((told - sent - withdrawn) << 112, book.owed(&token));
        for key in book.earned.keys() {
            assert!(book.position(key) >= BigInt::ZERO, "paid twice: {key:?}");
        }
        self.diary.suite.assert_invariants();
    }

    /// All that anybody has been sent of the hostile token, by the contract's events.
    fn sent_to(&self, who: &str) -> BigInt {
        let key = [self.diary.suite.addr(who), self.hostile.clone()].map(String::from);
        of(&self.diary.book().payouts.sent, key)
    }
}

fn try_all(trial: &mut Trial, kind: Kind, runtime: Runtime) {
    let (honest, hostile) = (trial.honest.clone(), trial.hostile.clone());
    trial.behave(kind);
    let paid = trial
        .diary
        .attempt(|s| s.record("payer", &hostile, 1_000, &hook(1, "second")));
    assert_eq!(paid.is_ok(), kind.pays, "{}: {paid:?}", kind.name);
    for (nth, who) in EARNERS.into_iter().enumerate() {
        trial.behave(kind);
        let before = trial.diary.suite.snapshot();
        let claimed = trial.claim(who, None);
        if nth == 0 {
            assert_eq!(claimed.is_ok(), kind.claims, "{}: {claimed:?}", kind.name);
        }
        if let Err(error) = claimed {
            assert!(before == trial.diary.suite.snapshot(), "{}", kind.name);
            if kind.burns && runtime == Wasm {
                let text = format!("{:#}", error.cause);
                assert!(text.contains("out of gas"), "{}: {text}", kind.name);
                assert!(error.gas.total > GAS / 10 * 9, "{}", error.gas.total);
            }
            trial.claim(who, Some(&honest)).unwrap();
        }
        // again, for nothing
        let had = trial.diary.suite.balance(&honest, who);
        trial.claim(who, Some(&honest)).unwrap();
        assert_eq!(trial.diary.suite.balance(&honest, who), had);
    }
    trial.behave(kind);
    let withdrawn = trial.withdraw(&hostile);
    assert!(withdrawn.is_err() || kind.claims, "{}", kind.name);
    trial.withdraw(&honest).unwrap();
}

#[rstest]
fn no_kind_of_token_hurts_another_or_is_paid_twice(#[values(Native, Wasm)] runtime: Runtime) {
    assert!(kinds().len() >= 16);
    for kind in kinds() {
        println!("{}", kind.name);
        let mut trial = Trial::new(runtime);
        let (honest, hostile) = (trial.honest.clone(), trial.hostile.clone());
        try_all(&mut trial, kind, runtime);
        trial.assert_books();
        assert!(trial.diary.suite.held(&honest) < 2, "{}", kind.name);

        // when it works again and has what it said, all is paid: once
        trial.tell(&TokenMsg::Behave(Behaviour::Honest {}));
        let contract = trial.diary.suite.contract.clone();
        let recipient = contract.to_string();
        let amount = Uint128::new(1 << 100);
        trial.tell(&TokenMsg::Mint { recipient, amount });
        for who in EARNERS {
            trial.claim(who, None).unwrap();
            trial.claim(who, None).unwrap();
        }
        if trial.diary.suite.prepaid_in("payer", hostile.clone()) > 0 {
            trial.withdraw(&hostile).unwrap();
        }
        trial.assert_books();
        let book = trial.diary.book();
        for who in EARNERS {
            let address = trial.diary.suite.addr(who);
            let left = book.claimable(address.as_str(), hostile.as_str());
            assert_eq!(left, BigInt::ZERO, "{}: {who}", kind.name);
            let sent = trial.sent_to(who);
            assert!(sent > BigInt::ZERO, "{}: {who}", kind.name);
            if kind.moves_right {
                assert_eq!(trial.really_holds(who), sent, "{}: {who}", kind.name);
            }
        }
        // and both go on
        for token in [&honest, &hostile] {
            let again = hook(1, format!("l{}", &token.as_str()[1..]));
            trial.diary.act(|s| s.record("payer", token, 1_000, &again));
        }
        trial.assert_books();
    }
}

/// The token beside compiled code is compiled code.
#[rstest]
fn token_runs_as_its_suite_does(#[values(Native, Wasm)] runtime: Runtime) {
    let mut trial = Trial::new(runtime);
    let done = trial.claim("ann", None).unwrap();
    let calls = done.gas.calls.iter();
    let to_token = calls.filter(|call| call.contract == trial.hostile).count();
    assert_eq!(to_token, usize::from(runtime == Wasm));
}
