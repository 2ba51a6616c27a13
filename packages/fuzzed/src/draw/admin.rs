//! The owner's messages.

use cw_ownable::Action;
use cw_utils::Expiration;
use tributary_api::ExecuteMsg;

use super::{Draw, Step, execute};
use crate::people::tokens;

impl Draw<'_, '_, '_> {
    pub(super) fn update_config(&mut self) -> Step {
        let msg = ExecuteMsg::UpdateConfig {
            protocol_fee_bps: self.maybe(|draw| draw.below(220) as u16),
            protocol_fee_recipient: self.maybe(Self::address),
            add_fee_token: self.maybe(|draw| draw.pick(tokens()).into_string()),
            retire_fee_token: self.odd(4).then(|| self.token().into_string()),
        };
        execute(self.owner(), msg)
    }

    /// Pauses, and ownership; seldom given up.
    pub(super) fn govern(&mut self) -> Step {
        let msg = match self.below(16) {
            0..=7 if self.world.is_paused() => ExecuteMsg::Unpause {},
            0..=7 => ExecuteMsg::Pause {},
            8 => ExecuteMsg::Unpause {},
            9..=12 => ExecuteMsg::UpdateOwnership(Action::TransferOwnership {
                new_owner: self.address(),
                expiry: self.maybe(|draw| {
                    let height = draw.world.env.block.height;
                    Expiration::AtHeight(height + draw.below(1_000))
                }),
            }),
            13..=14 => {
                let msg = ExecuteMsg::UpdateOwnership(Action::AcceptOwnership);
                return execute(self.nominated_owner(), msg);
            }
            _ if self.odd(4) => ExecuteMsg::UpdateOwnership(Action::RenounceOwnership),
            _ => ExecuteMsg::Unpause {},
        };
        execute(self.owner(), msg)
    }
}
