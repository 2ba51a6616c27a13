//! What the contract's queries answer, line by line.

mod contributors;
mod datanets;
mod models;
mod number;
mod people;

use super::difference::{Check, Difference};
use super::line::{Line, Lines, Place};
use super::source::{Source, each};
use anyhow::{Context, Result};
use num_bigint::BigInt;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use tributary_api::{ConfigResponse, QueryMsg};

/// Entries on a page of most lists; the contract's most.
const PAGE: Option<u32> = Some(100);

#[derive(Default)]
pub struct State {
    pub lines: Lines,
    /// In order of when they were added.
    pub tokens: Vec<String>,
    /// What the contract holds, by token.
    pub balances: BTreeMap<String, BigInt>,
    /// Where answers contradict each other.
    pub differences: Vec<Difference>,
    pub counts: Counts,
    /// Everybody who is known of.
    people: BTreeSet<String>,
    /// Datanet → curator.
    curators: BTreeMap<u64, String>,
    /// (datanet, address) → weight, as the list of contributors says.
    listed: BTreeMap<(u64, String), BigInt>,
    members: BTreeSet<(u64, String)>,
    /// (address, token): claimable and claimed as contributor, over all datanets.
    as_contributor: BTreeMap<(String, String), [BigInt; 2]>,
}

/// How much there was to ask for.
#[derive(Clone, Copy, Default, Serialize)]
pub struct Counts {
    pub datanets: usize,
    pub rolls: usize,
    pub models: usize,
    pub records: usize,
    pub addresses: usize,
    pub positions: usize,
}

/// Asks for everything that concerns anybody: those whom the queries name, and `named`.
pub fn ask(source: &dyn Source, named: &BTreeSet<String>) -> Result<State> {
    let mut state = State::default();
    let question = vec![((), QueryMsg::Config {})];
    let config = each::<_, ConfigResponse>(source, "asking for the configuration", question)?;
    let (_, config) = config.into_iter().next().context("expected an answer")?;
    for known in config.fee_tokens {
        let token = known.token.into_string();
        let active = BigInt::from(u8::from(known.active));
        state.lines.add(Place::Contract, &token, "active", active);
        let fee_token = 1.into();
        state
            .lines
            .add(Place::Contract, &token, "fee_token", fee_token);
        let balance = source.balance(&token)?;
        state
            .balances
            .insert(token.clone(), number::big128(balance));
        state.tokens.push(token);
    }
    let recipient = config.protocol_fee_recipient.into_string();
    let place = Place::Address(recipient.clone());
    state
        .lines
        .add(place, "", "protocol_fee_recipient", 1.into());
    state.people.insert(recipient);
    state.people.extend(named.iter().cloned());

    state.ask_datanets(source)?;
    state.ask_models(source)?;
    state.ask_members(source)?;
    state.ask_contributors(source)?;
    state.ask_people(source)?;
    state.counts.addresses = state.people.len();
    Ok(state)
}

impl State {
    /// Two answers that should be one.
    fn same(
        &mut self,
        check: Check,
        (place, token, name): (Place, &str, &'static str),
        sides: [(&'static str, &BigInt); 2],
    ) {
        let [(_, first), (_, second)] = sides;
        if first != second {
            let line = Line {
                place,
                token: token.to_owned(),
                name,
            };
            self.differences.push(Difference::new(check, &line, sides));
        }
    }
}
