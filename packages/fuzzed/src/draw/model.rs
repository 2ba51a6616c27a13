//! Models.

use tributary::state::MODEL_INFO;
use tributary_api::{ExecuteMsg, LineageEntry, UnitPrice, UnitPriceUpdate};

use super::{Draw, Step, execute};

impl Draw<'_, '_, '_> {
    fn price(&mut self) -> UnitPrice {
        let amount = match self.odd(16) {
            true => self.amount(),
            false => 1 + u128::from(self.below(100)),
        };
        UnitPrice {
            token: self.token().into_string(),
            amount: amount.into(),
            unit: self.text(),
        }
    }

    pub(super) fn register_model(&mut self) -> Step {
        let mut lineage = vec![];
        for _ in 0..=self.below(3) {
            lineage.push(LineageEntry {
                datanet_id: self.datanet_id(),
                weight: 1 + self.below(9),
            });
        }
        if !self.odd(24) {
            lineage.sort_by_key(|entry| entry.datanet_id);
            lineage.dedup_by_key(|entry| entry.datanet_id);
        }
        let sender = self.person();
        let msg = ExecuteMsg::RegisterModel {
            name: self.text(),
            uri: None,
            operator_fee_bps: self.below(4_002) as u16,
            unit_price: self.maybe(Self::price),
            lineage,
            gateways: Some(self.addresses(2)),
            succeeds: match self.odd(8) {
                true => Some(self.model_id()),
                false => None,
            },
        };
        execute(sender, msg)
    }

    pub(super) fn update_model(&mut self) -> Step {
        let model_id = self.model_id();
        let msg = ExecuteMsg::UpdateModel {
            model_id,
            name: self.maybe(Self::text),
            uri: None,
            operator_fee_bps: self.maybe(|draw| draw.below(4_000) as u16),
            unit_price: self.maybe(|draw| match draw.price() {
                _ if draw.odd(4) => UnitPriceUpdate::None {},
                UnitPrice {
                    token,
                    amount,
                    unit,
                } => UnitPriceUpdate::Set {
                    token,
                    amount,
                    unit,
                },
            }),
            gateways: self.maybe(|draw| draw.addresses(2)),
            active: match self.odd(4) {
                true => Some(self.below(3) > 0),
                false => None,
            },
        };
        execute(self.operator(model_id), msg)
    }

    pub(super) fn operatorship(&mut self) -> Step {
        let model_id = self.model_id();
        let info = MODEL_INFO.may_load(&self.world.storage, model_id.into());
        let nominee = info.unwrap().and_then(|info| info.nominee);
        match nominee {
            Some(_) if !self.odd(4) => {
                let sender = self.holder(nominee);
                execute(sender, ExecuteMsg::AcceptOperatorship { model_id })
            }
            _ => {
                let address = (!self.odd(8)).then(|| self.address());
                let msg = ExecuteMsg::NominateOperator { model_id, address };
                execute(self.operator(model_id), msg)
            }
        }
    }
}
