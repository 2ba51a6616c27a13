//! Which roll or leaf a step means.

use std::rc::Rc;

use cosmwasm_std::Addr;
use suite::{Enrolment, Publication};
use tributary_api::{ExecuteMsg, ProofNode};

use super::super::changes::choose;
use super::super::model::Model;
use super::super::step::{Choice, Sender};
use super::Planted;
use super::step::{Lie, RollStep, Slip};
use crate::oracle::{Datanet, Roll};

impl Model {
    pub fn draw_roll(&mut self, step: &RollStep) -> (Addr, ExecuteMsg) {
        match step {
            RollStep::Publish {
                sender,
                datanet,
                leaves,
                lie,
                closes,
            } => {
                let most = |datanet: &Datanet| datanet.open_rolls().count() < 4;
                let datanet_id = self.choose_datanet(datanet, most);
                let closes = closes.map(|roll| self.choose_roll_of(datanet_id, &roll));
                let msg = self.publication(datanet_id, leaves, *lie, closes).into();
                (self.curator(sender, datanet_id), msg)
            }
            RollStep::Close { sender, roll } => {
                let (datanet_id, roll_id) = self.choose_roll(roll);
                let msg = ExecuteMsg::CloseRoll {
                    datanet_id,
                    roll_id,
                };
                (self.curator(sender, datanet_id), msg)
            }
            RollStep::Enrol { who, leaf, slip } => {
                let msg = self.enrolment(leaf, *slip).into();
                (self.sender(&Sender::Person(*who), None), msg)
            }
        }
    }

    /// All rolls, with their ids.
    pub fn rolls(&self) -> impl Iterator<Item = (u64, u64, &Roll)> {
        let datanets = self.oracle.datanets.iter();
        datanets.flat_map(|(datanet_id, datanet)| {
            let rolls = (1..).zip(&datanet.rolls);
            rolls.map(|(roll_id, roll)| (*datanet_id, roll_id, roll))
        })
    }

    /// Of one datanet, for another to replace it.
    fn choose_roll_of(&self, datanet_id: u64, roll: &Choice) -> u64 {
        let known = || self.rolls().filter(|(of, ..)| *of == datanet_id);
        let all: Vec<u64> = known().map(|(_, id, _)| id).collect();
        let open = known().filter(|(.., roll)| roll.is_open());
        let open: Vec<u64> = open.map(|(_, id, _)| id).collect();
        choose(roll, &open, &all, all.len() as u64 + 1)
    }

    fn choose_roll(&self, roll: &Choice) -> (u64, u64) {
        let all: Vec<_> = self.rolls().map(|(of, id, _)| (of, id)).collect();
        let open = self.rolls().filter(|(.., roll)| roll.is_open());
        let open: Vec<_> = open.map(|(of, id, _)| (of, id)).collect();
        choose(roll, &open, &all, (1, all.len() as u64 + 1))
    }

    /// All leaves of all rolls, and those that can still be taken.
    pub fn leaves(&self) -> [Vec<(u64, u64, usize)>; 2] {
        let (mut all, mut apt) = (vec![], vec![]);
        for (datanet_id, roll_id, roll) in self.rolls() {
            let planted = &self.trees[&roll.said.root];
            for (place, sound) in planted.sound.iter().enumerate() {
                all.push((datanet_id, roll_id, place));
                if *sound && !roll.taken.contains_key(&(place as u64)) {
                    apt.push((datanet_id, roll_id, place));
                }
            }
        }
        [all, apt]
    }

    pub fn publication(
        &mut self,
        datanet_id: u64,
        leaves: &[(usize, u64)],
        lie: Lie,
        closes: Option<u64>,
    ) -> Publication {
        let leaves = leaves.iter();
        let leaves = leaves.map(|(who, weight)| (self.address(*who), *weight));
        let planted = Rc::new(Planted::new(leaves.collect(), lie));
        let mut new = planted.tree.publication(datanet_id, closes);
        self.trees.insert(new.root.to_vec(), planted);
        match lie {
            Lie::Total(by) => new.total_weight = new.total_weight.saturating_add_signed(by),
            Lie::Count(by) => new.leaf_count = new.leaf_count.saturating_add_signed(by),
            Lie::ShortRoot => new.root = new.root[1..].into(),
            Lie::NoUri => new.uri.clear(),
            Lie::Last(slip) => {
                let mut leaf = Enrolment {
                    datanet_id,
                    roll_id: 0,
                    leaf_index: new.leaf_count - 1,
                    address: new.last_leaf.address,
                    weight: new.last_leaf.weight,
                    proof: new.last_leaf.proof,
                };
                self.spoil(&mut leaf, slip);
                new.last_leaf.address = leaf.address;
                new.last_leaf.weight = leaf.weight;
                new.last_leaf.proof = leaf.proof;
            }
            _ => {}
        }
        new
    }

    fn enrolment(&self, leaf: &Choice, slip: Slip) -> Enrolment {
        let [all, apt] = self.leaves();
        let (datanet_id, roll_id, place) = choose(leaf, &apt, &all, (1, u64::MAX, 0));
        let roll = self.oracle.datanets.get(&datanet_id);
        let roll = roll.and_then(|datanet| datanet.roll(roll_id));
        let mut leaf = match roll {
            Some(roll) => {
                let tree = &self.trees[&roll.said.root].tree;
                tree.enrolment(datanet_id, roll_id, place)
            }
            None => Enrolment {
                datanet_id,
                roll_id,
                leaf_index: 0,
                address: self.address(0),
                weight: 1,
                proof: vec![],
            },
        };
        self.spoil(&mut leaf, slip);
        leaf
    }

    fn spoil(&self, leaf: &mut Enrolment, slip: Slip) {
        let siblings = leaf.proof.len();
        match slip {
            Slip::Right => {}
            Slip::Heavier => leaf.weight += 1,
            Slip::Index(index) => leaf.leaf_index = index.index(7) as u64,
            Slip::Person(who) => leaf.address = self.address(who),
            Slip::Truncated => drop(leaf.proof.pop()),
            Slip::Padded => leaf.proof.push(ProofNode {
                hash: vec![1; 32].into(),
                weight: 1,
            }),
            Slip::NextRoll => leaf.roll_id = leaf.roll_id.saturating_add(1),
            Slip::Hash(_) | Slip::Weight(_) | Slip::ShortHash(_) if siblings == 0 => {
                leaf.weight += 1;
            }
            Slip::Hash(index) => {
                let sibling = &mut leaf.proof[index.index(siblings)];
                let mut hash = sibling.hash.to_vec();
                hash[index.index(32)] ^= 1;
                sibling.hash = hash.into();
            }
            Slip::Weight(index) => leaf.proof[index.index(siblings)].weight += 1,
            Slip::ShortHash(index) => {
                let sibling = &mut leaf.proof[index.index(siblings)];
                sibling.hash = sibling.hash[1..].into();
            }
        }
    }
}
