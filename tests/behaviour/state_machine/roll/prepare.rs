//! A roll to begin with, where there is none that a step makes sense for.

use proptest::sample::Index;

use super::super::message::Message;
use super::super::model::Model;
use super::super::step::{Choice, PEOPLE};
use super::step::{Lie, RollStep};

impl Model {
    pub fn prepare_roll(&mut self, step: &RollStep) -> Option<Message> {
        let (none, index) = match step {
            RollStep::Close {
                roll: Choice::Apt(index),
                ..
            } => (!self.rolls().any(|(.., roll)| roll.is_open()), index),
            RollStep::Enrol {
                leaf: Choice::Apt(index),
                ..
            } => (self.leaves()[1].is_empty(), index),
            _ => return None,
        };
        none.then(|| self.begin_roll(index)).flatten()
    }

    /// Without notice; one of its people has two leaves.
    fn begin_roll(&mut self, index: &Index) -> Option<Message> {
        let datanets = self.oracle.datanets.iter();
        let free = datanets.filter(|(_, one)| one.notice_seconds == 0);
        let free = free.filter(|(_, one)| one.open_rolls().count() < 4 && one.total() < 1 << 52);
        let ids: Vec<u64> = free.map(|(id, _)| *id).collect();
        let datanet_id = *ids.get(index.index(ids.len().max(1)))?;
        let who = index.index(PEOPLE);
        let leaves = [(who, 3), ((who + 1) % PEOPLE, 5), (who, 7)];
        let new = self.publication(datanet_id, &leaves, Lie::Nothing, None);
        Some(Message::Execute {
            sender: self.oracle.datanets[&datanet_id].curator.clone(),
            msg: new.into(),
        })
    }
}
