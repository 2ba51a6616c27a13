//! What happens to both alike.

use std::collections::BTreeMap;

use suite::{Claim, events, hook};
use tributary::error::ContractError;
use tributary_api::ExecuteMsg;

use super::step::TOKENS;
use super::world::{ROLLS, TWIN, World};

impl World {
    pub fn pay(&mut self, token: usize, amount: u128) {
        let query_id = format!("q-{}", self.records + 1);
        let [rolls, twin] = [1, 2].map(|model_id| {
            let hook = hook(model_id, query_id.as_str());
            let token = self.tokens[token].clone();
            self.suite.record("payer", token, amount, &hook).is_ok()
        });
        assert_eq!(rolls, twin, "one takes the fee and the other does not");
        if rolls {
            self.records += 1;
            self.pots.push(self.records);
            self.saw("paid");
        }
    }

    pub fn enrol(&mut self, nth: usize, leaf: usize) {
        let (roll_id, roll) = (nth as u64 + 1, &mut self.rolls[nth]);
        if roll.taken[leaf] {
            let expected = ContractError::LeafTaken {
                datanet_id: ROLLS,
                roll_id,
                leaf_index: leaf as u64,
                address: self.people[roll.owners[leaf]].clone(),
            };
            let tree = &self.rolls[nth].tree;
            self.suite
                .refused(|s| s.enrol(ROLLS, roll_id, tree, leaf), expected);
            return self.saw("taken twice");
        }
        self.suite.enrol(ROLLS, roll_id, &roll.tree, leaf).unwrap();
        roll.taken[leaf] = true;
        match roll.open {
            true => self.saw("enrolled while open"),
            false => self.saw("enrolled after closing"),
        }
    }

    pub fn enrol_all(&mut self, which: impl Fn(usize, usize) -> bool) {
        for nth in 0..self.rolls.len() {
            for leaf in (0..self.rolls[nth].owners.len()).rev() {
                if !self.rolls[nth].taken[leaf] && which(nth, self.rolls[nth].owners[leaf]) {
                    self.enrol(nth, leaf);
                }
            }
        }
    }

    pub fn claim(&mut self, who: usize, tokens: &[bool; TOKENS], twin: bool) {
        let wanted = self
            .tokens
            .iter()
            .zip(tokens)
            .filter(|(_, wanted)| **wanted);
        let wanted: Vec<String> = wanted.map(|(token, _)| token.to_string()).collect();
        let claim = Claim {
            tokens: Some(wanted).filter(|wanted| !wanted.is_empty()),
            datanets: Some(match twin {
                true => vec![ROLLS, TWIN],
                false => vec![ROLLS],
            }),
            ..Claim::default()
        };
        let done = self.suite.execute(&self.people[who], claim).unwrap();
        if !events(&done, "datanet_paid").is_empty() {
            self.saw("claimed");
        }
    }

    pub fn set_weights(&mut self, weights: &BTreeMap<usize, u64>) {
        let before = self.weights();
        for (who, weight) in weights {
            self.direct[*who] = *weight;
        }
        let named = weights.iter();
        let named: Vec<_> = named
            .map(|(who, weight)| (self.people[*who].clone(), *weight))
            .collect();
        let msg = ExecuteMsg::SetWeights {
            datanet_id: ROLLS,
            weights: suite::contributor_weights(&self.suite, &named),
        };
        self.change(msg, &before);
    }

    pub fn leave(&mut self, who: usize) {
        let person = self.people[who].clone();
        let before = self.weights();
        // with notice the twin's curator cannot leave a part at once
        if self.direct[who] == 0 || self.lane && before[who] != self.direct[who] {
            return;
        }
        self.direct[who] = 0;
        self.suite.leave_datanet(&person, ROLLS).unwrap();
        let rest = self.weights()[who];
        match rest {
            0 => self.suite.leave_datanet(&person, TWIN),
            _ => self.suite.set_weights("cora", TWIN, &[(person, rest)]),
        }
        .unwrap();
        self.note_version();
        self.saw("left");
    }

    /// By those who have taken a leaf of theirs, or hold weight directly: nobody else can be seen in the rolls' datanet.
    pub fn attribute(&mut self, scores: &[(usize, u64)]) {
        let scores: BTreeMap<_, _> = scores.iter().copied().collect();
        let held = |who: usize| self.suite.contributor(ROLLS, &self.people[who]).weight > 0;
        let scores = scores.into_iter().filter(|(who, _)| held(*who));
        let scores: Vec<_> = scores
            .map(|(who, score)| (self.people[who].clone(), score))
            .collect();
        if !self.lane || scores.is_empty() {
            return;
        }
        // what waits may be past its deadline
        self.pay(0, 1_001);
        let newest: Vec<u64> = self.pots.iter().rev().take(1).copied().collect();
        let [rolls, twin] = [ROLLS, TWIN].map(|id| {
            let done = self.suite.attribute("tess", id, id, &newest, &scores);
            done.is_ok()
        });
        assert_eq!(rolls, twin, "one is attributed and the other is not");
        if rolls {
            self.pots.retain(|record_id| !newest.contains(record_id));
            self.saw("attributed");
        }
    }

    pub fn release(&mut self) {
        let oldest: Vec<u64> = self.pots.iter().take(3).copied().collect();
        if !self.lane || oldest.is_empty() {
            return;
        }
        let [rolls, twin] =
            [ROLLS, TWIN].map(|id| self.suite.release("anybody", id, id, &oldest).is_ok());
        assert_eq!(rolls, twin, "one is released and the other is not");
        if rolls {
            self.pots.retain(|record_id| !oldest.contains(record_id));
        }
    }
}
