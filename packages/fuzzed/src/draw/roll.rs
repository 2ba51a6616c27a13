//! Rolls: published whole, taken leaf by leaf, and now and then with a proof that shows something else.

use cosmwasm_std::Order;
use tributary::state::{LEAVES, ROLLS, SPLITS, last_id};
use tributary_api::ExecuteMsg;

use super::{Draw, Step, execute};
use crate::check::all;
use crate::rolls::{Leaf, preset_of, presets};

impl Draw<'_, '_, '_> {
    pub(super) fn publish_roll(&mut self) -> Step {
        let datanet_id = self.datanet_id();
        let preset = &presets()[self.below(4) as usize];
        let mut roll = preset.roll;
        let mut last_leaf = preset.last_leaf();
        let forged = self.odd(12);
        if forged {
            match self.below(5) {
                0 => roll.root[self.below(32) as usize] ^= 1,
                1 => roll.total_weight = roll.total_weight.wrapping_add(1 + self.below(9)),
                2 => roll.leaf_count = roll.leaf_count.wrapping_sub(1 + self.below(9)),
                3 => roll.leaf_count += 1 + self.below(9),
                _ => last_leaf.weight += 1,
            }
        }
        let open = self.open_rolls(datanet_id);
        let closes = match open.is_empty() {
            true => self.odd(16).then_some(1),
            false => self.maybe(|draw| draw.pick(&open)),
        };
        let msg = ExecuteMsg::PublishRoll {
            datanet_id,
            root: roll.root.into(),
            total_weight: roll.total_weight,
            leaf_count: roll.leaf_count,
            uri: "ipfs://leaves".to_owned(),
            last_leaf,
            closes,
        };
        let sender = self.curator(datanet_id);
        Step::Execute {
            sender,
            msg,
            forged,
        }
    }

    fn open_rolls(&self, datanet_id: u64) -> Vec<u64> {
        let split = SPLITS.may_load(&self.world.storage, datanet_id.into());
        split.unwrap().unwrap_or_default().open_rolls
    }

    /// One of a datanet that has some, if one is found.
    fn roll(&mut self) -> (u64, u64) {
        let mut datanet_id = self.datanet_id();
        for _ in 0..4 {
            let last = last_id(&ROLLS, &self.world.storage, datanet_id.into()).unwrap();
            if last > 0 {
                return (datanet_id, self.id(last));
            }
            datanet_id = self.datanet_id();
        }
        (datanet_id, 1)
    }

    pub(super) fn enrol(&mut self) -> Step {
        let (datanet_id, roll_id) = self.roll();
        let key = (datanet_id.into(), roll_id.into());
        let roll = ROLLS.may_load(&self.world.storage, key).unwrap();
        let preset = roll.map_or(&presets()[0], |roll| preset_of(&roll.root));
        let taken = all(LEAVES.range(&self.world.storage, key, None, Order::Ascending));
        let count = preset.leaves.len() as u64;
        let mut leaf_index = self.below(count);
        if !self.odd(16) {
            let free = |index: &u64| taken.iter().all(|(taken, _)| taken != index);
            leaf_index = (leaf_index..count)
                .chain(0..leaf_index)
                .find(free)
                .unwrap_or(leaf_index);
        }
        let mut leaf = preset.leaves[leaf_index as usize].clone();
        if self.odd(8) {
            self.forge(&mut leaf_index, &mut leaf);
        }
        let honest = preset.leaves.get(leaf_index as usize);
        let forged = honest.is_none_or(|honest| {
            !honest.address.eq_ignore_ascii_case(&leaf.address)
                || (honest.weight, &honest.proof) != (leaf.weight, &leaf.proof)
        });
        let msg = ExecuteMsg::Enrol {
            datanet_id,
            roll_id,
            leaf_index,
            address: leaf.address,
            weight: leaf.weight,
            proof: leaf.proof,
        };
        let sender = self.person();
        Step::Execute {
            sender,
            msg,
            forged,
        }
    }

    fn forge(&mut self, leaf_index: &mut u64, leaf: &mut Leaf) {
        let siblings = leaf.proof.len() as u64;
        match self.below(6) {
            0 => *leaf_index = self.below(10),
            1 => leaf.address = self.address(),
            2 => leaf.weight = self.weight(),
            3 if siblings > 0 => {
                leaf.proof.remove(self.below(siblings) as usize);
            }
            4 if siblings > 0 => {
                let sibling = self.below(siblings) as usize;
                leaf.proof[sibling].weight = self.weight();
            }
            5 if siblings > 0 => {
                let sibling = self.below(siblings) as usize;
                leaf.proof[sibling].hash = self.hash();
            }
            _ => leaf.weight += 1,
        }
    }

    pub(super) fn close_roll(&mut self) -> Step {
        let (datanet_id, mut roll_id) = self.roll();
        let open = self.open_rolls(datanet_id);
        if !open.is_empty() && !self.odd(8) {
            roll_id = self.pick(&open);
        }
        let msg = ExecuteMsg::CloseRoll {
            datanet_id,
            roll_id,
        };
        execute(self.curator(datanet_id), msg)
    }
}
