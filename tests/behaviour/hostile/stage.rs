//! An honest and a hostile fee token, both with the same earnings in one datanet.

use cosmwasm_std::{Addr, Uint128, Uint256, to_json_binary};
use suite::{Claim, Outcome, Runtime, Suite};

use super::add_hostile_token;
use super::token::{Behaviour, TokenMsg};

/// Everybody who has earned something.
pub const EARNERS: [&str; 5] = ["ann", "bob", "cora", "olga", "treasury"];

pub struct Stage {
    pub suite: Suite,
    pub honest: Addr,
    pub hostile: Addr,
    pub datanet: u64,
    pub model: u64,
}

impl Stage {
    /// A million was paid in each token, and the hostile one was honest so far.
    pub fn new(runtime: Runtime) -> Self {
        let mut suite = Suite::new(runtime);
        let datanet = suite.add_datanet("cora", 500, &[("ann", 2), ("bob", 1)]);
        let model = suite.add_model("olga", 2_000, &[(datanet, 1)]);
        let hostile = add_hostile_token(&mut suite, Behaviour::Honest {});
        let mut stage = Self {
            honest: suite.token(0),
            suite,
            hostile,
            datanet,
            model,
        };
        stage.mint("payer", 1 << 100);
        for token in [stage.honest.clone(), stage.hostile.clone()] {
            stage.suite.pay_in("payer", &token, model, 1_000_000);
        }
        stage.suite.assert_invariants();
        stage
    }

    pub fn mint(&mut self, who: &str, amount: u128) {
        let mint = TokenMsg::Mint {
            recipient: self.suite.addr(who).into(),
            amount: Uint128::new(amount),
        };
        self.tell(&mint).unwrap();
    }

    pub fn behave(&mut self, behaviour: Behaviour) {
        self.tell(&TokenMsg::Behave(behaviour)).unwrap();
    }

    fn tell(&mut self, msg: &TokenMsg) -> Outcome {
        let issuer = self.suite.addr("issuer");
        self.suite.chain.execute(&issuer, &self.hostile, msg, &[])
    }

    /// The token calls the contract with this in the middle of its next transfer.
    pub fn call_on_transfer(&mut self, msg: impl Into<tributary_api::ExecuteMsg>) {
        let behaviour = Behaviour::CallsOnTransfer {
            contract: self.suite.contract.to_string(),
            msg: to_json_binary(&msg.into()).unwrap(),
        };
        self.behave(behaviour);
    }

    /// Claims in these tokens alone.
    pub fn claim_in(&mut self, who: &str, tokens: &[&Addr]) -> Outcome {
        let claim = Claim {
            tokens: Some(tokens.iter().map(|token| token.to_string()).collect()),
            ..Claim::default()
        };
        self.suite.execute(who, claim)
    }

    /// What is due to somebody in all roles.
    #[track_caller]
    pub fn due(&self, who: &str, token: &Addr) -> u128 {
        let totals = self.suite.earnings(who).tokens;
        let total = totals.into_iter().find(|total| total.token == *token);
        Uint128::try_from(total.unwrap().claimable).unwrap().u128()
    }

    /// All that anybody can claim of a token.
    pub fn owed(&self, token: &Addr) -> u128 {
        EARNERS.iter().map(|who| self.due(who, token)).sum()
    }

    pub fn income(&self, token: &Addr) -> Uint256 {
        self.suite.pool(self.datanet, token).income
    }

    /// The honest token's books are right, and all of it that is due is paid, whatever the other one does.
    #[track_caller]
    pub fn assert_honest_token_is_whole(&mut self) {
        let honest = self.honest.clone();
        self.suite.assert_invariants();
        for who in EARNERS {
            let (due, had) = (self.due(who, &honest), self.suite.balance(&honest, who));
            self.claim_in(who, &[&honest]).unwrap();
            let paid = self.suite.balance(&honest, who) - had;
            assert_eq!(paid, due, "{who}");
            assert_eq!(self.due(who, &honest), 0, "{who}");
        }
        assert!(self.suite.held(&honest) < 2, "dust of two positions");
        // and fees in it go on
        let model = self.model;
        let record_id = self.suite.pay_in("payer", &honest, model, 1_000);
        let receipt = self.suite.receipt(model, record_id, "ann");
        assert_eq!(receipt.amount.to_string(), "494");
        self.suite.assert_invariants();
    }
}
