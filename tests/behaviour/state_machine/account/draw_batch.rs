//! What a batch charges whom.

use std::collections::BTreeMap;

use cosmwasm_std::Addr;
use tributary_api::{Charge, ExecuteMsg, MAX_COUNT};

use super::super::model::Model;
use super::super::step::Choice;
use super::step::{AccountStep, Bound, Payer, Units};

fn digest(drawn: &Option<(usize, u8)>) -> Option<cosmwasm_std::Binary> {
    drawn.map(|(length, byte)| vec![byte; length].into())
}

impl Model {
    /// A batch on it may be taken, if it is charged to the right ones.
    pub fn is_charging(&self, model_id: u64) -> bool {
        let Some((token, _)) = self.prices.get(&model_id) else {
            return false;
        };
        let route = self.oracle.route(&self.oracle.models[&model_id].lineage);
        self.active[&self.tokens[*token]]
            && !self.inactive.contains(&model_id)
            && route.keys().any(|id| self.oracle.datanets[id].total() > 0)
    }

    /// What a payer can be charged in one charge, by each bound; none if nothing.
    fn room(&self, model_id: u64, payer: &Addr) -> Option<[u128; 3]> {
        let (token, _) = self.prices.get(&model_id)?;
        let (token, now) = (&self.tokens[*token], self.oracle.now);
        let allowance = self.oracle.allowance(payer, model_id, token)?;
        let limits = allowance.limits()?;
        let held = self.oracle.prepaid(payer, token);
        let spent = u128::try_from(allowance.spent(now)).unwrap();
        let left = limits.budget.saturating_sub(spent);
        limits
            .expires_at
            .is_none_or(|end| now < end)
            .then_some([held, limits.per_charge_max, left])
    }

    /// Those who can be charged a unit.
    pub fn payers(&self, model_id: u64) -> Vec<&Addr> {
        let Some((_, price)) = self.prices.get(&model_id) else {
            return vec![];
        };
        let people = self.people.iter();
        let apt = people.filter(|who| {
            let room = self.room(model_id, who);
            room.is_some_and(|room| room.iter().all(|bound| bound >= price))
        });
        apt.collect()
    }

    pub fn expired(&self, model_id: u64) -> Vec<Addr> {
        let now = self.oracle.now;
        let allowances = self.oracle.allowances.iter();
        let expired = allowances.filter(|((_, of, _), allowance)| {
            let limits = allowance.limits();
            let end = limits.and_then(|limits| limits.expires_at);
            *of == model_id && end.is_some_and(|end| end <= now)
        });
        expired.map(|((payer, ..), _)| payer.clone()).collect()
    }

    pub fn choose_charging(&self, model: &Choice) -> u64 {
        self.choose_model(model, |id| self.is_charging(id))
    }

    pub fn draw_batch(&mut self, step: &AccountStep) -> (Addr, ExecuteMsg) {
        let AccountStep::Batch {
            sender,
            model,
            charges,
            skip_refused,
            digest: drawn_digest,
        } = step
        else {
            unreachable!("another step");
        };
        let model_id = self.choose_charging(model);
        let gateways = self.gateways.get(&model_id);
        let gateways: Vec<&Addr> = gateways.into_iter().flatten().collect();
        let gateway = gateways.get(charges.len() % gateways.len().max(1)).copied();
        let sender = self.sender(sender, gateway);
        let payers: Vec<Addr> = self.payers(model_id).into_iter().cloned().collect();
        let expired = self.expired(model_id);
        let mut charged = BTreeMap::<String, u128>::new();
        let mut said = vec![];
        for draw in charges {
            let payer = match draw.payer {
                Payer::Expired(index) if !expired.is_empty() => {
                    expired[index.index(expired.len())].as_str()
                }
                Payer::Apt(index) | Payer::Expired(index) if !payers.is_empty() => {
                    payers[index.index(payers.len())].as_str()
                }
                Payer::Apt(index) | Payer::Expired(index) => {
                    self.people[index.index(self.people.len())].as_str()
                }
                Payer::Person(who) => self.people[who].as_str(),
                Payer::Nobody => "nobody",
            };
            let payer = payer.to_owned();
            let before = charged.entry(payer.clone()).or_default();
            let units = self.draw_units(model_id, &payer, *before, draw.units);
            let price = self.prices.get(&model_id).map_or(0, |(_, price)| *price);
            *before = before.saturating_add(price.saturating_mul(units.unwrap_or(1).into()));
            said.push(Charge {
                payer,
                query_id: self.query_id(&draw.query_id),
                units,
                digest: digest(&draw.digest),
            });
        }
        let msg = ExecuteMsg::RecordQueries {
            model_id,
            charges: said,
            skip_refused: *skip_refused,
            digest: digest(drawn_digest),
        };
        (sender, msg)
    }

    /// After so much that the batch charged the payer already.
    fn draw_units(&self, model_id: u64, payer: &str, before: u128, units: Units) -> Option<u64> {
        let (bound, more) = match units {
            Units::Said(units) => return units,
            Units::Within(bound) => (bound, 0),
            Units::Past(bound) => (bound, 1),
        };
        let room = self.room(model_id, &Addr::unchecked(payer));
        let [held, charge_max, left] = room.unwrap_or_default();
        let (held, left) = (held.saturating_sub(before), left.saturating_sub(before));
        let room = match bound {
            Bound::Balance => held,
            Bound::ChargeMax => charge_max,
            Bound::Budget => left,
            Bound::Lowest => held.min(charge_max).min(left),
        };
        let price = self.prices.get(&model_id).map_or(1, |(_, price)| *price);
        let units = (room / price).saturating_add(more);
        Some(units.clamp(1, MAX_COUNT.into()) as u64)
    }

    /// Ends of allowances and of the periods that something was spent in.
    pub fn moments_of_allowances(&self) -> Vec<u64> {
        let now = self.oracle.now;
        let mut moments = vec![];
        for allowance in self.oracle.allowances.values() {
            if let Some(limits) = allowance.limits() {
                moments.extend(limits.expires_at);
                let spent = allowance.spent(now) > 0.into();
                let period = limits.period_seconds.filter(|_| spent);
                moments.extend(period.map(|seconds| allowance.period_began(now) + seconds));
            }
        }
        // what lies years ahead is not waited for
        moments.retain(|moment| *moment < now + 10_000_000);
        moments
    }
}
