//! Both datanets, and what is to be known of the rolls.

use std::collections::BTreeMap;

use cosmwasm_std::Addr;
use suite::{NewDatanet, Runtime, Suite, Tree, contributor_weights};
use tributary::error::ContractError;
use tributary_api::{ExecuteMsg, MAX_OPEN_ROLLS};

use super::step::{PEOPLE, Step, TOKENS};
use crate::influence::{NOTICE, lane};

/// With rolls, and without.
pub const ROLLS: u64 = 1;
pub const TWIN: u64 = 2;

/// What has to happen in some history.
pub const WHAT: [&str; 11] = [
    "attributed",
    "claimed",
    "closed",
    "enrolled after closing",
    "enrolled while open",
    "left",
    "one roll too many",
    "paid",
    "published",
    "replaced",
    "taken twice",
];

pub struct Roll {
    pub tree: Tree,
    /// Whose each leaf is.
    pub owners: Vec<usize>,
    pub taken: Vec<bool>,
    pub open: bool,
}

impl Roll {
    /// The weight of a person's leaves, the taken ones or the others.
    pub fn weight(&self, who: usize, taken: bool) -> u64 {
        let leaves = self.owners.iter().zip(&self.taken).zip(&self.tree.leaves);
        let leaves = leaves.filter(|((owner, held), _)| **owner == who && **held == taken);
        leaves.map(|(_, (_, weight))| weight).sum()
    }
}

/// Both datanets' versions of the same weights, and the rolls open in it, from 0.
pub struct Version {
    pub rolls: u64,
    pub twin: u64,
    pub open: Vec<usize>,
}

pub struct World {
    pub suite: Suite,
    pub people: Vec<Addr>,
    pub tokens: Vec<Addr>,
    pub direct: Vec<u64>,
    pub rolls: Vec<Roll>,
    pub versions: Vec<Version>,
    /// Of both models.
    pub records: u64,
    /// With a lane, and so with notice.
    pub lane: bool,
    /// Records whose pots wait.
    pub pots: Vec<u64>,
    pub seen: BTreeMap<&'static str, u32>,
}

impl World {
    pub fn new(runtime: Runtime, with_lane: bool) -> Self {
        let mut suite = Suite::builder(runtime).tokens(TOKENS).build();
        let people: Vec<Addr> = (0..PEOPLE).map(|n| suite.addr(&format!("p{n}"))).collect();
        let mut direct = vec![0; PEOPLE];
        direct[0] = 10;
        let weights = [(people[0].clone(), 10)];
        for datanet_id in [ROLLS, TWIN] {
            let new = match with_lane {
                true => lane(&suite, 3_000, &weights),
                false => NewDatanet {
                    contributors: Some(contributor_weights(&suite, &weights)),
                    ..NewDatanet::default()
                },
            };
            let new = NewDatanet {
                curator_fee_bps: Some(300),
                ..new
            };
            suite.register_datanet("cora", new).unwrap();
            suite.add_model("olga", 0, &[(datanet_id, 1)]);
        }
        let tokens = (0..TOKENS).map(|n| suite.token(n)).collect();
        let mut world = Self {
            suite,
            people,
            tokens,
            direct,
            rolls: vec![],
            versions: vec![],
            records: 0,
            lane: with_lane,
            pots: vec![],
            seen: BTreeMap::new(),
        };
        world.note_version();
        world
    }

    pub fn saw(&mut self, what: &'static str) {
        *self.seen.entry(what).or_default() += 1;
    }

    pub fn note_version(&mut self) {
        let version = |datanet_id| self.suite.datanet(datanet_id).weights_version;
        self.versions.push(Version {
            rolls: version(ROLLS),
            twin: version(TWIN),
            open: self.open(),
        });
    }

    fn open(&self) -> Vec<usize> {
        let rolls = (0..).zip(&self.rolls);
        let open = rolls.filter(|(_, roll)| roll.open);
        open.map(|(nth, _)| nth).collect()
    }

    /// Everybody's, over all seats, taken or not.
    pub fn weights(&self) -> Vec<u64> {
        let open = self.open();
        let weight = |who: usize| {
            let seats = open.iter().map(|nth| &self.rolls[*nth]);
            let seats = seats.map(|roll| roll.weight(who, true) + roll.weight(who, false));
            self.direct[who] + seats.sum::<u64>()
        };
        (0..PEOPLE).map(weight).collect()
    }

    /// A change of the rolls' datanet, and for the twin what has become of the weights.
    pub fn change(&mut self, msg: ExecuteMsg, before: &[u64]) {
        let after = self.weights();
        let changed = (0..PEOPLE).filter(|who| before[*who] != after[*who]);
        let changed: Vec<_> = changed
            .map(|who| (self.people[who].clone(), after[who]))
            .collect();
        self.suite.execute("cora", msg).unwrap();
        let twin_changes = !changed.is_empty();
        if twin_changes {
            self.suite.set_weights("cora", TWIN, &changed).unwrap();
        }
        if self.lane {
            self.suite.advance_time(NOTICE);
            self.suite.apply_changes("anybody", ROLLS).unwrap();
            if twin_changes {
                self.suite.apply_changes("anybody", TWIN).unwrap();
            }
        }
        self.note_version();
    }

    pub fn take(&mut self, step: &Step) {
        self.act(step);
        self.suite.advance_blocks(1);
        self.check();
    }

    fn act(&mut self, step: &Step) {
        match step {
            Step::Pay { token, amount } => self.pay(*token, *amount),
            Step::Publish { leaves, closes } => {
                let open = self.open();
                let closes = closes.filter(|_| !open.is_empty());
                self.publish(leaves, closes.map(|index| open[index.index(open.len())]));
            }
            Step::Close(index) => {
                let open = self.open();
                if !open.is_empty() {
                    self.close(open[index.index(open.len())]);
                }
            }
            Step::EnrolLeaf(roll, leaf) if !self.rolls.is_empty() => {
                let nth = roll.index(self.rolls.len());
                self.enrol(nth, leaf.index(self.rolls[nth].owners.len()));
            }
            Step::EnrolRoll(roll) if !self.rolls.is_empty() => {
                let nth = roll.index(self.rolls.len());
                self.enrol_all(|at, _| at == nth);
            }
            Step::EnrolPerson(who) => self.enrol_all(|_, owner| owner == *who),
            Step::Claim { who, tokens, twin } => self.claim(*who, tokens, *twin),
            Step::SetWeights(weights) => self.set_weights(weights),
            Step::Leave(who) => self.leave(*who),
            Step::Attribute(scores) => self.attribute(scores),
            Step::Release => self.release(),
            Step::Wait(seconds) => self.suite.advance_time(*seconds),
            Step::EnrolLeaf(..) | Step::EnrolRoll(_) => {}
        }
    }

    fn publish(&mut self, leaves: &[(usize, u64)], closes: Option<usize>) {
        let named: Vec<_> = leaves
            .iter()
            .map(|(who, weight)| (self.people[*who].clone(), *weight))
            .collect();
        let tree = Tree::new(&self.suite, &named);
        let roll_id = closes.map(|nth| nth as u64 + 1);
        let msg = tree.publication(ROLLS, roll_id);
        if self.open().len() == MAX_OPEN_ROLLS && closes.is_none() {
            if !self.lane {
                let expected = ContractError::TooManyRolls {
                    datanet_id: ROLLS,
                    max: MAX_OPEN_ROLLS,
                };
                self.suite.refused(|s| s.execute("cora", msg), expected);
                self.saw("one roll too many");
            }
            return;
        }
        let before = self.weights();
        if let Some(nth) = closes {
            self.rolls[nth].open = false;
            self.saw("replaced");
        }
        self.rolls.push(Roll {
            tree,
            owners: leaves.iter().map(|(who, _)| *who).collect(),
            taken: vec![false; leaves.len()],
            open: true,
        });
        self.change(msg.into(), &before);
        self.saw("published");
    }

    fn close(&mut self, nth: usize) {
        let before = self.weights();
        self.rolls[nth].open = false;
        let msg = ExecuteMsg::CloseRoll {
            datanet_id: ROLLS,
            roll_id: nth as u64 + 1,
        };
        self.change(msg, &before);
        self.saw("closed");
    }
}
