//! What becomes of a batch, charge by charge.

use std::collections::BTreeMap;

use cosmwasm_std::{Addr, Binary};
use num_bigint::BigInt;
use tributary_api::{Charge as Said, ExecuteMsg, MAX_CHARGES, MAX_COUNT};

use super::super::model::{Model, Verdict};
use super::super::verdict::{require, well_formed};
use crate::oracle::Charge;

/// A charge that is left out: its place in the list, and why.
#[derive(Clone, Debug)]
pub struct Refusal {
    pub position: usize,
    pub why: &'static str,
}

fn hash(digest: Option<&Binary>) -> Result<Option<Vec<u8>>, &'static str> {
    let fits = digest.is_none_or(|digest| digest.len() == 32);
    require(fits, "a digest of a wrong length")?;
    Ok(digest.map(|digest| digest.to_vec()))
}

impl Model {
    pub fn record_queries(&mut self, sender: &Addr, msg: &ExecuteMsg) -> Verdict {
        let ExecuteMsg::RecordQueries {
            model_id,
            charges,
            skip_refused,
            digest,
        } = msg
        else {
            unreachable!("another message");
        };
        require(!self.is_paused(), "paused")?;
        require(self.oracle.models.contains_key(model_id), "unknown model")?;
        require(!self.inactive.contains(model_id), "inactive model")?;
        let gateways = self.gateways.get(model_id);
        let gateway = gateways.is_some_and(|gateways| gateways.contains(sender));
        require(gateway, "not a gateway")?;
        let (token, price) = *self.prices.get(model_id).ok_or("no price")?;
        let token = self.tokens[token].clone();
        require(self.active[&token], "a price in a retired token")?;
        let length = (1..=MAX_CHARGES).contains(&charges.len());
        require(length, "no charges, or too many")?;
        let digest = hash(digest.as_ref())?;

        let mut refusals = vec![];
        let mut named = BTreeMap::new();
        for (position, charge) in charges.iter().enumerate() {
            let payer = &charge.payer;
            let before = named.insert((payer.len(), payer, &charge.query_id), position);
            require(before.is_none(), "one payer and query id twice")?;
        }
        let mut taken = vec![];
        // in order of payers and query ids, whatever the order of the list
        for position in named.into_values() {
            match self.meet(*model_id, &token, price, &charges[position], &taken) {
                Ok(charge) => {
                    self.oracle.charge(*model_id, &token, &charge);
                    taken.push(charge);
                }
                Err(why) => refusals.push(Refusal { position, why }),
            }
        }
        if let Some(refusal) = refusals.first() {
            require(*skip_refused == Some(true), refusal.why)?;
        }
        require(!taken.is_empty(), "no charge is left")?;
        let split = self.oracle.record_batch(*model_id, sender, &token, taken);
        require(split.is_ok(), "nobody to pay, or too much income")?;
        self.oracle.records.last_mut().unwrap().digest = digest;
        self.refusals = refusals;
        self.grant_newest();
        Ok(())
    }

    /// After those of the batch that were taken.
    fn meet(
        &self,
        model_id: u64,
        token: &Addr,
        price: u128,
        said: &Said,
        taken: &[Charge],
    ) -> Result<Charge, &'static str> {
        let oracle = &self.oracle;
        let payer = Addr::unchecked(&said.payer);
        require(self.people.contains(&payer), "not an address")?;
        require(well_formed(&said.query_id), "malformed query id")?;
        let units = said.units.unwrap_or(1);
        require((1..=MAX_COUNT).contains(&units), "units out of range")?;
        let digest = hash(said.digest.as_ref())?;
        let amount = price.checked_mul(units.into()).ok_or("a fee past u128")?;
        let known = oracle.find_query(model_id, &payer, &said.query_id);
        require(known.is_none(), "query id taken")?;

        let allowance = oracle.allowance(&payer, model_id, token);
        let allowance = allowance.filter(|one| one.limits().is_some());
        let allowance = allowance.ok_or("no allowance")?;
        let limits = allowance.limits().unwrap();
        let lasts = limits.expires_at.is_none_or(|end| oracle.now < end);
        require(lasts, "the allowance has expired")?;
        require(amount <= limits.per_charge_max, "over per_charge_max")?;
        let spent = allowance.spent(oracle.now) + amount;
        require(spent <= BigInt::from(limits.budget), "over budget")?;
        let held = oracle.prepaid(&payer, token);
        require(amount <= held, "over balance")?;
        let sum: u64 = taken.iter().map(|charge| charge.units).sum();
        require(sum + units <= MAX_COUNT, "too many units of the batch")?;
        Ok(Charge {
            payer,
            query_id: said.query_id.clone(),
            amount,
            units,
            digest,
        })
    }
}
