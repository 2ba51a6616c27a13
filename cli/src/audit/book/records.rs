//! Query records, their parts, charges and pots.

use super::entry::Entry;
use super::fault::Faults;
use crate::audit::line::{Lines, Place, scaled};
use anyhow::Result;
use num_bigint::BigInt;
use std::collections::BTreeMap;

#[derive(Default)]
pub struct Records {
    operators: BTreeMap<u64, String>,
    newest: BTreeMap<u64, u64>,
    /// By (model, record).
    records: BTreeMap<(u64, u64), Record>,
    /// By (datanet, attribution, token): what did not join the base lane of attributed pots, and who was credited it.
    attributed: BTreeMap<(u64, u64, String), [BigInt; 2]>,
}

#[derive(Default)]
struct Record {
    token: String,
    amount: BigInt,
    protocol: BigInt,
    operator: BigInt,
    /// Paid from prepaid accounts.
    batch: bool,
    charged: BigInt,
    /// Over all datanets, scaled.
    split: BigInt,
    /// By datanet.
    parts: BTreeMap<u64, Part>,
}

#[derive(Default)]
struct Part {
    curator: BigInt,
    pot: BigInt,
    waiting: BigInt,
}

impl Records {
    pub fn operate(&mut self, event: &Entry, faults: &mut Faults) -> Result<()> {
        let model = event.id("model_id")?;
        let former = self.operators.insert(model, event.owned("operator")?);
        if event.ty == "operator_changed" {
            let former = former.as_deref().unwrap_or("");
            faults.same_person(event, Place::Model(model), "former_operator", former);
        }
        Ok(())
    }

    fn find(&mut self, event: &Entry) -> Result<&mut Record> {
        let key = (event.id("model_id")?, event.id("record_id")?);
        Ok(self.records.entry(key).or_default())
    }

    pub fn record(&mut self, event: &Entry, faults: &mut Faults) -> Result<()> {
        let (model, id) = (event.id("model_id")?, event.id("record_id")?);
        let newest = self.newest.entry(model).or_default();
        let next = BigInt::from(newest.saturating_add(1));
        faults.same(event, Place::Model(model), "records", &id.into(), &next);
        *newest = id;
        let record = self.find(event)?;
        record.token = event.owned("token")?;
        record.amount += event.number("amount")?;
        record.protocol += event.number("protocol")?;
        record.operator += event.number("operator")?;
        record.batch = event.get("query_id").is_none();
        Ok(())
    }

    pub fn charge(&mut self, event: &Entry) -> Result<()> {
        self.find(event)?.charged += event.number("amount")?;
        Ok(())
    }

    pub fn split(&mut self, datanet: u64, event: &Entry, faults: &mut Faults) -> Result<()> {
        let (pot, curator) = (event.pot()?, event.number("curator")?);
        let whole = scaled(&(&pot + &curator)) + event.number("base_scaled")?;
        let place = Place::Part(event.id("model_id")?, event.id("record_id")?, datanet);
        let said = event.number("part_scaled")?;
        faults.same(event, place, "part_scaled", &said, &whole);
        let record = self.find(event)?;
        record.split += whole;
        let part = record.parts.entry(datanet).or_default();
        part.curator += curator;
        part.waiting += &pot;
        part.pot += pot;
        Ok(())
    }

    pub fn share_pot(&mut self, datanet: u64, event: &Entry) -> Result<()> {
        let pot = event.number("pot")?;
        let part = self.find(event)?.parts.entry(datanet).or_default();
        part.waiting -= &pot;
        if event.ty == "attributed" {
            let [due, _] = self.attribution(datanet, event)?;
            *due += scaled(&pot) - event.number("base_scaled")?;
        }
        Ok(())
    }

    pub fn credit_pot(&mut self, datanet: u64, event: &Entry, credited: &BigInt) -> Result<()> {
        let [_, sum] = self.attribution(datanet, event)?;
        *sum += credited;
        Ok(())
    }

    fn attribution(&mut self, datanet: u64, event: &Entry) -> Result<&mut [BigInt; 2]> {
        let key = (datanet, event.id("attribution_id")?, event.owned("token")?);
        Ok(self.attributed.entry(key).or_default())
    }

    /// Sent for queries in a token: no batch's.
    pub fn sent(&self, token: &str) -> BigInt {
        self.fees(token, false)
    }

    pub fn charged(&self, token: &str) -> BigInt {
        self.fees(token, true)
    }

    fn fees(&self, token: &str, batch: bool) -> BigInt {
        let records = self.records.values();
        let mine = records.filter(|record| record.token == token && record.batch == batch);
        mine.map(|record| &record.amount).sum()
    }

    pub fn lines(&self, lines: &mut Lines, faults: &mut Faults) {
        for (model, operator) in &self.operators {
            let place = Place::Operator(*model, operator.clone());
            lines.add(place, "", "operator", 1.into());
        }
        for (model, newest) in &self.newest {
            lines.add(Place::Model(*model), "", "records", (*newest).into());
        }
        for ((model, id), record) in &self.records {
            let place = || Place::Record(*model, *id);
            let token = record.token.as_str();
            let over_route = &record.amount - &record.protocol - &record.operator;
            let split = [&scaled(&over_route), &record.split];
            faults.even(place(), token, "split_scaled", split);
            let charged = match record.batch {
                true => &record.amount,
                false => &BigInt::ZERO,
            };
            faults.even(place(), token, "charges", [charged, &record.charged]);
            lines.add(place(), token, "amount", record.amount.clone());
            lines.add(place(), token, "protocol", record.protocol.clone());
            lines.add(place(), token, "operator", record.operator.clone());
            for (datanet, part) in &record.parts {
                let place = || Place::Part(*model, *id, *datanet);
                lines.add(place(), token, "curator", part.curator.clone());
                lines.add(place(), token, "pot", part.pot.clone());
                lines.add(place(), token, "waiting", part.waiting.clone());
            }
        }
        for ((datanet, _, token), [due, credited]) in &self.attributed {
            let place = Place::Datanet(*datanet);
            faults.even(place, token, "attributed_scaled", [due, credited]);
        }
    }
}
