//! Everything that the contract owes, rebuilt from events and from nothing else.

mod datanet;
mod entry;
mod fault;
mod people;
mod records;
mod roll;
mod transfers;

use super::difference::Difference;
use super::line::{Lines, Place};
use super::source::Logged;
use anyhow::Result;
use datanet::Datanet;
use entry::Entry;
use fault::Faults;
use num_bigint::BigInt;
use people::People;
use records::Records;
use std::collections::{BTreeMap, BTreeSet};
pub use transfers::Moved;
use transfers::Transfers;

/// What the events come to.
pub struct Told {
    pub lines: Lines,
    /// How the events contradict each other.
    pub faults: Vec<Difference>,
    /// Everybody whom they name.
    pub people: BTreeSet<String>,
    /// By token.
    pub moved: BTreeMap<String, Moved>,
    /// How many of the contract.
    pub events: u64,
}

#[derive(Default)]
struct Book {
    datanets: BTreeMap<u64, Datanet>,
    people: People,
    records: Records,
    transfers: Transfers,
    /// Of fee tokens, whether they are active.
    tokens: BTreeMap<String, bool>,
    recipient: Option<String>,
    named: BTreeSet<String>,
    faults: Faults,
    events: u64,
}

/// Whoever stands under these keys may be owed something.
const PEOPLE: [&str; 10] = [
    "address",
    "curator",
    "former_curator",
    "operator",
    "former_operator",
    "protocol_recipient",
    "operator_recipient",
    "protocol_fee_recipient",
    "payer",
    "gateway",
];

/// Reads the events of one contract and of the tokens that it was ever paid in; others may emit what they like.
pub fn read(contract: &str, log: &[Logged]) -> Told {
    let mut book = Book::default();
    for Logged { height, event } in log {
        let entry = Entry::new(*height, event);
        let Some(emitter) = entry.get("_contract_address") else {
            continue;
        };
        let read = if emitter == contract {
            book.events = book.events.saturating_add(1);
            book.enter(&entry)
        } else if event.ty == "wasm" {
            // it may be no token at all
            let _ = book.transfers.enter(contract, emitter, &entry);
            continue;
        } else {
            continue;
        };
        if let Err(reason) = read {
            book.faults.unreadable(&entry, &reason);
        }
    }
    book.close()
}

impl Book {
    fn enter(&mut self, event: &Entry) -> Result<()> {
        // a refused charge may name whom it likes
        if event.ty != "charge_refused" {
            let named = PEOPLE.iter().filter_map(|key| event.get(key));
            // of a fee, curator and operator are amounts
            let named = named.filter(|name| !name.bytes().all(|byte| byte.is_ascii_digit()));
            self.named.extend(named.map(str::to_owned));
        }
        match event.ty {
            "config_updated" => self.recipient = Some(event.owned("protocol_fee_recipient")?),
            "fee_token_added" => {
                self.tokens.insert(event.owned("token")?, true);
            }
            "fee_token_retired" => {
                // one that was never added is missed, so
                if let Some(active) = self.tokens.get_mut(event.text("token")?) {
                    *active = false;
                }
            }
            "model_registered" | "operator_changed" => {
                self.records.operate(event, &mut self.faults)?
            }
            "query_recorded" => {
                self.records.record(event, &mut self.faults)?;
                for role in ["protocol", "operator"] {
                    let recipient = event.owned(&format!("{role}_recipient"))?;
                    let amount = event.number(role)?;
                    self.people
                        .credit(role, &recipient, event.text("token")?, amount);
                }
            }
            "charged" => {
                self.records.charge(event)?;
                self.people.charge(event, &mut self.faults)?;
            }
            "deposited" => self.people.deposit(event, &mut self.faults)?,
            "withdrawn" => self.people.withdraw(event, &mut self.faults)?,
            "claimed" => self.people.claim(event)?,
            "credit_paid" => self.people.pay_credit(event)?,
            _ if event.get("datanet_id").is_some() => self.enter_datanet(event)?,
            _ => {}
        }
        Ok(())
    }

    fn enter_datanet(&mut self, event: &Entry) -> Result<()> {
        let id = event.id("datanet_id")?;
        let faults = &mut self.faults;
        if event.ty == "datanet_registered" {
            let datanet = Datanet::new(id, event.owned("curator")?);
            self.datanets.insert(id, datanet);
            return Ok(());
        }
        let datanet = self.datanets.entry(id);
        let datanet = datanet.or_insert_with(|| Datanet::new(id, String::new()));
        match event.ty {
            "curator_changed" => {
                let known = datanet.curator.as_str();
                faults.same_person(event, Place::Datanet(id), "former_curator", known);
                datanet.curator = event.owned("curator")?;
                let former = event.text("former_curator")?;
                // what was not claimed stays the former one's
                for (token, pool) in &mut datanet.pools {
                    let income = std::mem::take(&mut pool.curator_income);
                    self.people.credit("curator", former, token, income);
                }
            }
            "weight_changed" => datanet.change_weight(event, faults)?,
            "roll_published" => datanet.publish_roll(event)?,
            "roll_closed" => datanet.close_roll(event, faults)?,
            "enrolled" => {
                let roll_id = event.id("roll_id")?;
                let roll = datanet.rolls.entry(roll_id).or_default();
                roll.enrol(Place::Roll(id, roll_id), event, faults)?;
            }
            "fee_split" => {
                datanet.split(event, faults)?;
                self.records.split(id, event, faults)?;
            }
            "attributed" | "released" => {
                datanet.share_pot(event, faults)?;
                self.records.share_pot(id, event)?;
            }
            "influence_credited" => {
                let credited = event.number("credited_scaled")?;
                self.records.credit_pot(id, event, &credited)?;
                let position = datanet.position(event.text("address")?, event.text("token")?);
                position.earned += credited;
            }
            "datanet_paid" => {
                let (address, token) = (event.text("address")?, event.text("token")?);
                let amount = event.number("amount")?;
                if event.text("role")? == "curator" {
                    let pool = datanet.pools.entry(token.to_owned()).or_default();
                    pool.curator_income -= &amount;
                    self.people.pay(address, token, &amount);
                } else {
                    datanet.position(address, token).paid += &amount;
                }
                self.people.part(address, token, amount);
            }
            _ => {}
        }
        Ok(())
    }

    fn close(mut self) -> Told {
        let mut lines = Lines::default();
        for datanet in self.datanets.values_mut() {
            datanet.lines(&mut lines);
        }
        self.records.lines(&mut lines, &mut self.faults);
        self.people.lines(&mut lines, &mut self.faults);
        for (token, active) in &self.tokens {
            let active = BigInt::from(u8::from(*active));
            lines.add(Place::Contract, token, "active", active);
            lines.add(Place::Contract, token, "fee_token", 1.into());
        }
        if let Some(recipient) = self.recipient {
            let place = Place::Address(recipient);
            lines.add(place, "", "protocol_fee_recipient", 1.into());
        }
        let tokens = self.tokens.into_keys();
        let moved = tokens.map(|token| {
            let moved = self.transfers.of(&token, &self.records, &self.people);
            (token, moved)
        });
        Told {
            moved: moved.collect(),
            lines,
            faults: self.faults.0,
            people: self.named,
            events: self.events,
        }
    }
}
