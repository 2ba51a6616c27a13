//! Drawn messages by drawn senders at drawn times; at the end everybody takes out what is theirs.

use std::collections::BTreeMap;

use arbitrary::Unstructured;
use cosmwasm_std::{Addr, Uint256, from_json};
use tributary::state::CONFIG;
use tributary_api::{EarningsResponse, ExecuteMsg, QueryMsg};

use crate::draw::{Draw, Step};
use crate::people::people;
use crate::world::{World, transfers};

const MOST_STEPS: usize = 96;

/// How a sequence went.
#[derive(Debug, Default)]
pub struct Report {
    /// Name of the message → (how many were sent, how many succeeded)
    pub messages: BTreeMap<String, (u64, u64)>,
}

impl Report {
    pub fn totals(&self) -> (u64, u64) {
        let counts = self.messages.values();
        counts.fold((0, 0), |(sent, ok), (more, more_ok)| {
            (sent + more, ok + more_ok)
        })
    }

    pub fn add(&mut self, other: Self) {
        for (name, (sent, ok)) in other.messages {
            self.count(name, (sent, ok));
        }
    }

    fn count(&mut self, name: String, (sent, ok): (u64, u64)) {
        let entry = self.messages.entry(name).or_default();
        entry.0 += sent;
        entry.1 += ok;
    }
}

/// Runs the sequence that the bytes draw.
pub fn sequences(bytes: &[u8]) -> Report {
    let mut report = Report::default();
    let world = run(bytes, |step, ok| report.count(name(step), (1, ok.into())));
    leave(world);
    report
}

/// What the bytes draw, as JSON, and whether it succeeded: where the seeds of `messages` come from.
pub fn messages_of(bytes: &[u8]) -> Vec<(String, bool, Vec<u8>)> {
    let mut found = vec![];
    run(bytes, |step, ok| {
        let json = match step {
            Step::Execute { msg, .. } => cosmwasm_std::to_json_vec(msg),
            Step::Query(msg) => cosmwasm_std::to_json_vec(msg),
            Step::Migrate => Ok(b"{}".to_vec()),
        };
        found.push((name(step), ok, json.unwrap()));
    });
    found
}

fn run(bytes: &[u8], mut seen: impl FnMut(&Step, bool)) -> World {
    let mut bytes = Unstructured::new(bytes);
    let mut world = match bytes.int_in_range(0..=3u8) {
        Ok(3) => World::bare(),
        _ => fixture(),
    };
    for _ in 0..MOST_STEPS {
        if bytes.is_empty() {
            break;
        }
        let passing = Draw::new(&world, &mut bytes).passing();
        world.pass(passing);
        let step = Draw::new(&world, &mut bytes).step();
        let ok = take(&mut world, step.clone());
        seen(&step, ok);
    }
    world
}

fn fixture() -> World {
    thread_local! {
        static FIXTURE: World = World::fixture();
    }
    FIXTURE.with(World::clone)
}

fn take(world: &mut World, step: Step) -> bool {
    match step {
        Step::Execute {
            sender,
            msg,
            forged,
        } => {
            let due = due(world, &sender, &msg);
            let Ok(response) = world.execute(&sender, msg) else {
                return false;
            };
            assert!(!forged, "a forged proof was accepted");
            if let Some(due) = due {
                let paid = transfers(&response).into_iter();
                let paid: Vec<_> = paid.map(|paid| (paid.token, paid.amount.into())).collect();
                assert_eq!(paid, due, "earnings says something else than what is paid");
            }
            true
        }
        Step::Query(msg) => match world.query(msg) {
            Ok(answer) => from_json::<serde_json::Value>(answer).is_ok(),
            Err(_) => false,
        },
        Step::Migrate => world.migrate().is_ok(),
    }
}

/// What `earnings` says that a claim over all tokens is going to pay.
fn due(world: &World, sender: &Addr, msg: &ExecuteMsg) -> Option<Vec<(Addr, Uint256)>> {
    let ExecuteMsg::Claim {
        address,
        datanets,
        tokens: None,
        start_after,
        limit,
    } = msg.clone()
    else {
        return None;
    };
    let address = address.unwrap_or_else(|| sender.to_string());
    let earnings = world.query(QueryMsg::Earnings {
        address,
        datanets,
        start_after,
        limit,
    });
    let earnings: EarningsResponse = from_json(earnings.ok()?).unwrap();
    let tokens = earnings.tokens.into_iter();
    // the rest of what one transfer cannot hold stays
    let most = Uint256::from(u128::MAX);
    let due = tokens.map(|total| (total.token, total.claimable.min(most)));
    Some(due.filter(|(_, claimable)| !claimable.is_zero()).collect())
}

/// Everybody claims all pages and withdraws all; none of it can be refused, and nobody is due anything after it.
fn leave(mut world: World) {
    let config = CONFIG.load(&world.storage).unwrap();
    for person in people() {
        let mut start_after = None;
        loop {
            let claim = ExecuteMsg::Claim {
                address: None,
                datanets: None,
                tokens: None,
                start_after,
                limit: None,
            };
            while !transfers(&world.execute(person, claim.clone()).unwrap()).is_empty() {}
            let earnings = world.query(QueryMsg::Earnings {
                address: person.to_string(),
                datanets: None,
                start_after,
                limit: None,
            });
            let earnings: EarningsResponse = from_json(earnings.unwrap()).unwrap();
            start_after = earnings.next;
            if start_after.is_none() {
                break;
            }
        }
        for fee_token in &config.fee_tokens {
            world.withdraw_all(person, &fee_token.token);
        }
    }
}

impl World {
    fn withdraw_all(&mut self, person: &Addr, token: &cosmwasm_std::CanonicalAddr) {
        use cosmwasm_std::Api;
        use tributary::state::ACCOUNTS;

        let api = cosmwasm_std::testing::MockApi::default();
        let token = api.addr_humanize(token).unwrap();
        let account = api.addr_canonicalize(person.as_str()).unwrap();
        let config = CONFIG.load(&self.storage).unwrap();
        let (token_id, _) = config
            .find_token(&api.addr_canonicalize(token.as_str()).unwrap())
            .unwrap();
        let balance = ACCOUNTS
            .may_load(&self.storage, (&account, token_id))
            .unwrap();
        if balance.is_some() {
            let token = token.into_string();
            let withdraw = ExecuteMsg::Withdraw {
                token,
                amount: None,
            };
            self.execute(person, withdraw).unwrap();
        }
    }
}

/// As the wire has it.
fn name(step: &Step) -> String {
    match step {
        Step::Execute { msg, .. } => variant(msg),
        Step::Query(_) => "query".to_owned(),
        Step::Migrate => "migrate".to_owned(),
    }
}

fn variant(msg: &impl std::fmt::Debug) -> String {
    let debug = format!("{msg:?}");
    let end = debug
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(debug.len());
    debug[..end].to_owned()
}
