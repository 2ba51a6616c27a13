//! Payments, and pots.

use cosmwasm_std::{Order, to_json_binary};
use cw20::Cw20ReceiveMsg;
use tributary::state::{LANES, POT_DECISIONS, QUERY_RECORDS, last_id};
use tributary_api::{ExecuteMsg, HookMsg, InfluenceScore};

use super::{Draw, Step, execute};
use crate::check::all;

impl Draw<'_, '_, '_> {
    pub(super) fn query_id(&mut self) -> String {
        match self.odd(32) {
            true => self.text(),
            false => format!("q{}", self.below(64)),
        }
    }

    pub(super) fn payment(&mut self) -> Step {
        let model_id = self.model_id();
        let model = self.model(model_id);
        let token = self.token_of(model.as_ref());
        let price = model.and_then(|model| model.price);
        let mut units = None;
        let amount = match price {
            Some(price) if !self.odd(24) => {
                units = self.maybe(|draw| 1 + draw.below(20));
                price.amount.saturating_mul(units.unwrap_or(1).into())
            }
            _ => self.amount(),
        };
        let hook = HookMsg::RecordQuery {
            model_id,
            query_id: self.query_id(),
            units,
            count: self.maybe(|draw| draw.weight()),
            digest: self.maybe(Self::hash),
        };
        self.send(token, amount, &hook)
    }

    pub(super) fn deposit(&mut self) -> Step {
        let beneficiary = match self.odd(3) {
            true => Some(self.address()),
            false => None,
        };
        let token = self.token();
        let amount = self.amount();
        self.send(token, amount, &HookMsg::Deposit { beneficiary })
    }

    fn send(&mut self, token: cosmwasm_std::Addr, amount: u128, hook: &HookMsg) -> Step {
        let sender = match self.odd(48) {
            true => self.person(),
            false => token,
        };
        let hook = Cw20ReceiveMsg {
            sender: self.person().into_string(),
            amount: amount.into(),
            msg: to_json_binary(hook).unwrap(),
        };
        execute(sender, ExecuteMsg::Receive(hook))
    }

    /// A model, a datanet with an influence lane, and records of which some have a pot that waits: within the window in which
    /// it can be attributed, or after it.
    fn pots(&mut self, in_time: bool) -> (u64, u64, Vec<u64>) {
        let mut place = (self.model_id(), self.datanet_id());
        let (storage, now) = (&self.world.storage, self.world.now());
        for _ in 0..6 {
            let (model_id, datanet_id) = place;
            let decided = |id: &u64| {
                let key = (model_id.into(), (*id).into(), datanet_id.into());
                POT_DECISIONS.may_load(storage, key).unwrap().is_some()
            };
            let lane = LANES.may_load(storage, datanet_id.into()).unwrap();
            if let Some(lane) = lane {
                let ends = |time: u64| time + lane.attribution_window;
                let records =
                    all(QUERY_RECORDS.range(storage, model_id.into(), None, Order::Ascending));
                let records = records.into_iter();
                let records = records.filter(|(_, record)| in_time == (now < ends(record.time)));
                let mut ids: Vec<_> = records.map(|(id, _)| id).collect();
                ids.retain(|id| !decided(id));
                if !ids.is_empty() {
                    return (model_id, datanet_id, ids);
                }
            }
            place = (self.model_id(), self.datanet_id());
        }
        let last = last_id(&QUERY_RECORDS, storage, place.0.into()).unwrap();
        (place.0, place.1, vec![last])
    }

    fn some_of(&mut self, ids: Vec<u64>) -> Vec<u64> {
        let first = self.below(ids.len() as u64) as usize;
        let most = 1 + self.below(3) as usize;
        ids.into_iter().skip(first).take(most).collect()
    }

    pub(super) fn attribute(&mut self) -> Step {
        let in_time = !self.odd(12);
        let (model_id, datanet_id, ids) = self.pots(in_time);
        let lane = LANES.may_load(&self.world.storage, datanet_id.into());
        let attestors = lane.unwrap().map_or(vec![], |lane| lane.attestors);
        let attestor = match attestors.is_empty() {
            true => None,
            false => Some(self.pick(&attestors).account),
        };
        let mut members = self.members(datanet_id);
        let mut scores = vec![];
        for _ in 0..=self.below(3) {
            let place = self.below(members.len().max(1) as u64) as usize;
            let address = match members.is_empty() || self.odd(16) {
                true => self.address(),
                false => members.swap_remove(place).into_string(),
            };
            let score = self.weight();
            scores.push(InfluenceScore { address, score });
        }
        let msg = ExecuteMsg::Attribute {
            model_id,
            datanet_id,
            record_ids: self.some_of(ids),
            scores,
            unattributed: self.maybe(Self::weight),
        };
        execute(self.holder(attestor), msg)
    }

    pub(super) fn release(&mut self) -> Step {
        let in_time = self.odd(12);
        let (model_id, datanet_id, ids) = self.pots(in_time);
        let record_ids = self.some_of(ids);
        let msg = ExecuteMsg::Release {
            model_id,
            datanet_id,
            record_ids,
        };
        execute(self.person(), msg)
    }
}
