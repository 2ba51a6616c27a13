//! What becomes of a message: refused, or what it changes.

use std::collections::BTreeSet;

use cosmwasm_std::Addr;
use num_bigint::BigInt;
use tributary_api::{
    ExecuteMsg, HookMsg, MAX_CLAIM_DATANETS, MAX_COUNT, PAUSE_COOLDOWN_SECONDS, PAUSE_SECONDS,
};

use super::message::Message;
use super::model::{Credit, Model, Verdict};

pub fn require(holds: bool, otherwise: &'static str) -> Verdict {
    if holds { Ok(()) } else { Err(otherwise) }
}

pub fn distinct<T: Ord>(entries: impl IntoIterator<Item = T>) -> Verdict {
    let mut seen = BTreeSet::new();
    let twice = entries.into_iter().any(|entry| !seen.insert(entry));
    require(!twice, "an entry is there twice")
}

/// 1 to 64 letters, digits and some others.
pub fn well_formed(query_id: &str) -> bool {
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || "._:-".contains(letter);
    (1..=64).contains(&query_id.len()) && query_id.chars().all(allowed)
}

impl Model {
    /// `balance` is what the payer has. A refused message may leave this model half changed: take it on a copy.
    pub fn take(&mut self, message: &Message, balance: u128) -> Verdict {
        match message {
            Message::Advance { seconds } => {
                self.oracle.now += seconds;
                self.height += 1;
                Ok(())
            }
            Message::Migrate { sender, stored } => self.migrated(sender, *stored),
            Message::Garbage { .. } => Err("nobody reads that"),
            Message::Surplus { token, amount, .. } => {
                require(*amount <= balance, "not enough to transfer")?;
                *self.surplus.entry(token.clone()).or_default() += *amount;
                Ok(())
            }
            Message::Pay {
                payer,
                token,
                amount,
                hook,
            } => {
                if self.is_hostile(token) {
                    return self.pay_hostile(payer, *amount, hook, balance);
                }
                require(*amount <= balance, "not enough to pay")?;
                self.hook(payer, token, *amount, hook)
            }
            Message::Behave { behaviour, nested } => {
                let hostile = self.hostile.as_mut().unwrap();
                hostile.behaviour = behaviour.clone();
                hostile.nested = nested.clone();
                Ok(())
            }
            Message::Execute { sender, msg } => self.execute(sender, msg),
        }
    }

    /// What a token tells the contract.
    pub fn hook(&mut self, payer: &Addr, token: &Addr, amount: u128, hook: &HookMsg) -> Verdict {
        match hook {
            HookMsg::RecordQuery { .. } => self.record(payer, token, amount, hook),
            HookMsg::Deposit { beneficiary } => {
                self.deposit(payer, token, amount, beneficiary.as_deref())
            }
        }
    }

    fn record(&mut self, payer: &Addr, token: &Addr, amount: u128, hook: &HookMsg) -> Verdict {
        let HookMsg::RecordQuery {
            model_id,
            query_id,
            units,
            count,
            ..
        } = hook
        else {
            unreachable!("another hook");
        };
        require(self.active.get(token) == Some(&true), "not a fee token now")?;
        require(!self.is_paused(), "paused")?;
        require(amount > 0, "nothing paid")?;
        require(self.oracle.models.contains_key(model_id), "unknown model")?;
        require(!self.inactive.contains(model_id), "inactive model")?;
        require(well_formed(query_id), "malformed query id")?;
        require(
            (1..=MAX_COUNT).contains(&count.unwrap_or(1)),
            "count out of range",
        )?;
        let units = match self.prices.get(model_id) {
            None => {
                require(units.is_none(), "units without a price")?;
                None
            }
            Some((price_token, price)) => {
                let units = units.unwrap_or(1);
                require((1..=MAX_COUNT).contains(&units), "units out of range")?;
                require(
                    *token == self.tokens[*price_token],
                    "another token than the price's",
                )?;
                require(
                    price.checked_mul(units.into()) == Some(amount),
                    "wrong price",
                )?;
                Some(units)
            }
        };
        let known = self.oracle.find_query(*model_id, payer, query_id);
        require(known.is_none(), "query id taken")?;
        let split = self
            .oracle
            .record(*model_id, payer, query_id, token, amount);
        require(split.is_ok(), "nobody to pay, or too much income")?;
        let record = self.oracle.records.last_mut().unwrap();
        (record.units, record.count) = (units, count.unwrap_or(1));
        self.grant_newest();
        Ok(())
    }

    /// What the newest record credits.
    pub fn grant_newest(&mut self) {
        let record = self.oracle.records.last().unwrap().clone();
        let (cut, token) = (record.cut, &record.token);
        let operator = self.oracle.models[&record.model_id].operator.clone();
        let recipient = self.oracle.protocol_fee_recipient.clone();
        self.grant(Credit::Protocol(recipient), token, cut.protocol);
        self.grant(Credit::Operator(operator), token, cut.operator);
        for part in cut.parts {
            self.grant(Credit::Datanet(part.datanet_id), token, part.curator);
        }
    }

    pub fn grant(&mut self, credit: Credit, token: &Addr, amount: BigInt) {
        *self.credits.entry((credit, token.clone())).or_default() += amount;
    }

    fn execute(&mut self, sender: &Addr, msg: &ExecuteMsg) -> Verdict {
        match msg {
            ExecuteMsg::RegisterDatanet { .. } => self.register_datanet(sender, msg),
            ExecuteMsg::UpdateDatanet { .. } => self.update_datanet(sender, msg),
            ExecuteMsg::SetWeights {
                datanet_id,
                weights,
            } => self.set_weights(sender, *datanet_id, weights),
            ExecuteMsg::LeaveDatanet { datanet_id } => {
                let datanet = self.oracle.datanets.get(datanet_id);
                let datanet = datanet.ok_or("unknown datanet")?;
                require(datanet.direct_weight(sender) > 0, "no weight to give up")?;
                self.oracle.set_weights(*datanet_id, &[(sender.clone(), 0)]);
                Ok(())
            }
            ExecuteMsg::NominateCurator {
                datanet_id,
                address,
            } => {
                self.require_curator(sender, *datanet_id)?;
                let before = self.curator_nominees.remove(datanet_id);
                let nominee = address.as_ref().map(Addr::unchecked);
                require(nominee != before, "nothing to change")?;
                let nominee = nominee.map(|nominee| (*datanet_id, nominee));
                self.curator_nominees.extend(nominee);
                Ok(())
            }
            ExecuteMsg::AcceptCuratorship { datanet_id } => {
                self.accept_curator(sender, *datanet_id)
            }
            ExecuteMsg::ApplyChanges { datanet_id, limit } => {
                self.apply_changes(*datanet_id, *limit)
            }
            ExecuteMsg::CancelChange {
                datanet_id,
                change_id,
            } => self.cancel_change(sender, *datanet_id, *change_id),
            ExecuteMsg::SubmitContribution {
                datanet_id,
                content_hash,
                ..
            } => self.submit(sender, *datanet_id, content_hash),
            ExecuteMsg::ReviewContributions {
                datanet_id,
                verdicts,
            } => self.review(sender, *datanet_id, verdicts),
            ExecuteMsg::Attribute { .. } => self.attribute(sender, msg),
            ExecuteMsg::Release {
                model_id,
                datanet_id,
                record_ids,
            } => self.release(*model_id, *datanet_id, record_ids),
            ExecuteMsg::RegisterModel { .. } => self.register_model(sender, msg),
            ExecuteMsg::UpdateModel { .. } => self.update_model(sender, msg),
            ExecuteMsg::NominateOperator { model_id, address } => {
                self.require_operator(sender, *model_id)?;
                let before = self.operator_nominees.remove(model_id);
                let nominee = address.as_ref().map(Addr::unchecked);
                require(nominee != before, "nothing to change")?;
                let nominee = nominee.map(|nominee| (*model_id, nominee));
                self.operator_nominees.extend(nominee);
                Ok(())
            }
            ExecuteMsg::AcceptOperatorship { model_id } => {
                let nominee = self.operator_nominees.remove(model_id);
                require(nominee.as_ref() == Some(sender), "not the nominee")?;
                let model = self.oracle.models.get_mut(model_id).unwrap();
                model.operator = sender.clone();
                Ok(())
            }
            ExecuteMsg::Claim { .. } => self.claim(sender, msg),
            ExecuteMsg::SetPayoutAddress { address } => {
                let known = |address: &String| self.people.contains(&Addr::unchecked(address));
                require(address.iter().all(known), "not an address")?;
                self.payouts.remove(sender);
                if let Some(address) = address {
                    self.payouts
                        .insert(sender.clone(), Addr::unchecked(address));
                }
                Ok(())
            }
            ExecuteMsg::UpdateConfig { .. } => self.update_config(sender, msg),
            ExecuteMsg::Pause {} => {
                self.require_owner(sender)?;
                require(!self.is_paused(), "paused already")?;
                let from = match self.pause_ends {
                    0 => 0,
                    ends => ends + PAUSE_COOLDOWN_SECONDS,
                };
                require(self.oracle.now >= from, "too early")?;
                self.pause_ends = self.oracle.now + PAUSE_SECONDS;
                Ok(())
            }
            ExecuteMsg::Unpause {} => {
                self.require_owner(sender)?;
                require(self.is_paused(), "not paused")?;
                self.pause_ends = self.oracle.now;
                Ok(())
            }
            ExecuteMsg::UpdateOwnership(action) => self.update_ownership(sender, action),
            ExecuteMsg::Receive(_) => Err("only a token says that"),
            ExecuteMsg::PublishRoll { .. } => self.publish_roll(sender, msg),
            ExecuteMsg::Enrol { .. } => self.enrol(msg),
            ExecuteMsg::CloseRoll {
                datanet_id,
                roll_id,
            } => self.close_roll(sender, *datanet_id, *roll_id),
            ExecuteMsg::SetAllowance { .. } => self.set_allowance(sender, msg),
            ExecuteMsg::RevokeAllowance { model_id, token } => {
                self.revoke_allowance(sender, *model_id, token)
            }
            ExecuteMsg::Withdraw { token, amount } => self.withdraw(sender, token, *amount),
            ExecuteMsg::RecordQueries { .. } => self.record_queries(sender, msg),
        }
    }

    pub fn require_owner(&self, sender: &Addr) -> Verdict {
        require(self.owner.as_ref() == Some(sender), "not the owner")
    }

    pub fn require_curator(&self, sender: &Addr, datanet_id: u64) -> Verdict {
        let datanet = self.oracle.datanets.get(&datanet_id);
        let datanet = datanet.ok_or("unknown datanet")?;
        require(datanet.curator == *sender, "not the curator")
    }

    pub fn require_operator(&self, sender: &Addr, model_id: u64) -> Verdict {
        let model = self.oracle.models.get(&model_id).ok_or("unknown model")?;
        require(model.operator == *sender, "not the operator")
    }

    /// What is paid is for the check after it; this says only whether it is refused.
    fn claim(&mut self, _sender: &Addr, msg: &ExecuteMsg) -> Verdict {
        let ExecuteMsg::Claim {
            datanets,
            tokens,
            start_after,
            limit,
            ..
        } = msg
        else {
            unreachable!("only a claim is claimed");
        };
        let max = MAX_CLAIM_DATANETS as usize;
        if let Some(tokens) = tokens {
            require((1..=8).contains(&tokens.len()), "no tokens")?;
            distinct(tokens)?;
            let known = |token: &String| self.active.contains_key(&Addr::unchecked(token));
            require(tokens.iter().all(known), "a token that never was one")?;
        }
        match datanets {
            Some(datanets) => {
                require(
                    start_after.is_none() && limit.is_none(),
                    "a list and a page",
                )?;
                require((1..=max).contains(&datanets.len()), "no datanets")?;
                distinct(datanets)?;
                let known = |id: &u64| self.oracle.datanets.contains_key(id);
                require(datanets.iter().all(known), "unknown datanet")
            }
            None => {
                let limit = limit.unwrap_or(MAX_CLAIM_DATANETS) as usize;
                require((1..=max).contains(&limit), "limit out of range")
            }
        }
    }
}
