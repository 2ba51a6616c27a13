//! What an audit found.

use super::book::{Moved, Told};
use super::difference::{Difference, compare as compare_lines};
use super::line::scaled;
use super::money::Money;
use super::owed::Owed;
use super::pool;
use super::source::Source;
use super::state::{Counts, State};
use num_bigint::BigInt;
use serde::{Serialize, Serializer};
use std::process::ExitCode;

#[derive(Serialize)]
pub struct Report {
    pub contract: String,
    pub height: u64,
    pub asked: Counts,
    /// How many were compared; none where they were not.
    pub events: Option<u64>,
    /// Why they were not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub without_events: Option<String>,
    /// That they were not is what was asked for.
    #[serde(skip)]
    unasked: bool,
    pub tokens: Vec<TokenReport>,
    pub differences: Vec<Difference>,
    pub holds: bool,
}

/// Amounts in base units; scaled ones are multiples of 2^−112 of one.
#[derive(Serialize)]
pub struct TokenReport {
    pub token: String,
    pub lines: Vec<Row>,
    /// The sum of all lines.
    pub owed: Row,
    #[serde(serialize_with = "text")]
    pub balance: BigInt,
    /// What of the pools' income nobody has earned who is known, scaled.
    #[serde(serialize_with = "text")]
    pub unknown_scaled: BigInt,
    /// By the events; none where they are not known.
    pub moved: Option<Movements>,
}

#[derive(Serialize)]
pub struct Row {
    pub line: &'static str,
    #[serde(serialize_with = "text")]
    pub queries_scaled: BigInt,
    #[serde(serialize_with = "text_if_any")]
    pub events_scaled: Option<BigInt>,
}

#[derive(Serialize)]
pub struct Movements {
    #[serde(serialize_with = "text")]
    pub fees: BigInt,
    #[serde(serialize_with = "text")]
    pub deposits: BigInt,
    #[serde(serialize_with = "text")]
    pub claims: BigInt,
    #[serde(serialize_with = "text")]
    pub withdrawals: BigInt,
    /// Paid from accounts.
    #[serde(serialize_with = "text")]
    pub charges: BigInt,
    /// What came by plain transfers: nobody's.
    #[serde(serialize_with = "text")]
    pub surplus: BigInt,
    /// Balance less owed less surplus.
    #[serde(serialize_with = "text")]
    pub difference_scaled: BigInt,
}

fn text<S: Serializer>(number: &BigInt, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

fn text_if_any<S: Serializer>(number: &Option<BigInt>, serializer: S) -> Result<S::Ok, S::Error> {
    match number {
        Some(number) => serializer.collect_str(number),
        None => serializer.serialize_none(),
    }
}

impl Report {
    /// Nothing differs, and nothing that was to be compared was left out.
    pub fn holds(&self) -> bool {
        self.differences.is_empty() && !self.events_wanted()
    }

    pub fn exit(&self) -> ExitCode {
        match self.holds() {
            true => ExitCode::SUCCESS,
            false => ExitCode::FAILURE,
        }
    }

    /// They were to be compared, and were not.
    pub fn events_wanted(&self) -> bool {
        self.events.is_none() && !self.unasked
    }
}

pub fn compare(
    source: &dyn Source,
    state: State,
    told: Option<Told>,
    unread: Option<String>,
    with_events: bool,
) -> Report {
    let mut differences = state.differences;
    let pools = pool::conservation(&state.lines, &state.tokens, told.is_some());
    differences.extend(pools.differences);
    differences.extend(pool::weights(&state.lines));
    let mut tokens = vec![];
    for token in &state.tokens {
        let owed = Owed::of(&state.lines, token);
        let balance = state.balances.get(token).cloned().unwrap_or_default();
        let money = Money {
            token,
            owed: &owed.sum(),
            balance: &balance,
        };
        let unknown = pools.unknown.get(token).cloned().unwrap_or_default();
        let said = told.as_ref().map(|told| {
            let moved = told.moved.get(token).cloned().unwrap_or_default();
            (Owed::of(&told.lines, token), moved)
        });
        differences.extend(match &said {
            Some((_, moved)) => money.with_events(moved),
            None => money.without_events(),
        });
        tokens.push(token_report(&money, &owed, said.as_ref(), &unknown));
    }
    if let Some(told) = &told {
        differences.extend(told.faults.iter().cloned());
        differences.extend(compare_lines(&state.lines, &told.lines));
    }
    let mut report = Report {
        contract: source.contract().to_owned(),
        height: source.height(),
        asked: state.counts,
        events: told.map(|told| told.events),
        without_events: unread,
        unasked: !with_events,
        tokens,
        differences,
        holds: false,
    };
    report.holds = report.holds();
    report
}

fn token_report(
    money: &Money,
    owed: &Owed,
    said: Option<&(Owed, Moved)>,
    unknown: &BigInt,
) -> TokenReport {
    let row = |line, asked: &BigInt, read: Option<BigInt>| Row {
        line,
        queries_scaled: asked.clone(),
        events_scaled: read,
    };
    let mut read = said.map(|(read, _)| read.named().into_iter());
    let lines = owed.named().into_iter().map(|(line, asked)| {
        let read = read.as_mut().and_then(Iterator::next);
        row(line, asked, read.map(|(_, read)| read.clone()))
    });
    TokenReport {
        token: money.token.to_owned(),
        lines: lines.collect(),
        owed: row("owed", money.owed, said.map(|(read, _)| read.sum())),
        balance: money.balance.clone(),
        unknown_scaled: unknown.clone(),
        moved: said.map(|(_, moved)| Movements {
            fees: moved.fees.clone(),
            deposits: moved.deposits.clone(),
            claims: moved.claims.clone(),
            withdrawals: moved.withdrawals.clone(),
            charges: moved.charges.clone(),
            surplus: moved.surplus.clone(),
            difference_scaled: scaled(&(money.balance - &moved.surplus)) - money.owed,
        }),
    }
}
