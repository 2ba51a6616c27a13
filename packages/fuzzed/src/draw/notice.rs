//! Changes that wait.

use tributary::state::CHANGE_QUEUES;
use tributary_api::ExecuteMsg;

use super::{Draw, Step, execute};

impl Draw<'_, '_, '_> {
    /// Those of a datanet where some wait, if there is one.
    fn waiting(&mut self) -> (u64, Vec<u64>) {
        let mut datanet_id = self.datanet_id();
        for _ in 0..4 {
            let queue = CHANGE_QUEUES.may_load(&self.world.storage, datanet_id.into());
            let waiting = queue.unwrap().unwrap_or_default().waiting;
            if !waiting.is_empty() {
                return (datanet_id, waiting);
            }
            datanet_id = self.datanet_id();
        }
        (datanet_id, vec![])
    }

    pub(super) fn apply_changes(&mut self) -> Step {
        let msg = ExecuteMsg::ApplyChanges {
            datanet_id: self.waiting().0,
            limit: match self.below(8) {
                0..=3 => Some(1),
                4..=6 => None,
                _ => Some(self.below(34) as u32),
            },
        };
        execute(self.person(), msg)
    }

    pub(super) fn cancel_change(&mut self) -> Step {
        let (datanet_id, waiting) = self.waiting();
        let change_id = match waiting.is_empty() || self.odd(16) {
            true => self.below(4),
            false => self.pick(&waiting),
        };
        let msg = ExecuteMsg::CancelChange {
            datanet_id,
            change_id,
        };
        execute(self.curator(datanet_id), msg)
    }
}
