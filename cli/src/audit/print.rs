//! The report for people.

use super::line::SCALE_BITS;
use super::report::{Report, Row, TokenReport};
use crate::amount::grouped;
use crate::table::{right, table};
use comfy_table::{Cell, Table};
use num_bigint::{BigInt, Sign};

/// Differences that are shown; JSON has all of them.
const SHOWN: usize = 50;

/// The whole report, without a line feed at its end.
pub fn text(report: &Report) -> String {
    let asked = &report.asked;
    let mut parts = vec![format!(
        "{} at block {}: {} datanets, {} rolls, {} models, {} query records, {} addresses, {} positions{}",
        report.contract,
        report.height,
        grouped(asked.datanets),
        grouped(asked.rolls),
        grouped(asked.models),
        grouped(asked.records),
        grouped(asked.addresses),
        grouped(asked.positions),
        match report.events {
            Some(events) => format!(", {} events", grouped(events)),
            None => String::new(),
        }
    )];
    parts.extend(report.tokens.iter().map(token));
    if !report.differences.is_empty() {
        parts.push(differences(report));
    }
    parts.push(verdict(report));
    parts.join("\n\n")
}

fn token(token: &TokenReport) -> String {
    let mut table = table([
        Cell::new(&token.token),
        right("queries say"),
        right("events say"),
        right("difference"),
    ]);
    for row in token.lines.iter().chain([&token.owed]) {
        add(&mut table, row);
    }
    let mut one = |what: &str, amount: String| {
        table.add_row([Cell::new(what), right(amount), Cell::new(""), Cell::new("")]);
    };
    one("balance", grouped_signed(&token.balance));
    let Some(moved) = &token.moved else {
        if token.unknown_scaled != BigInt::ZERO {
            let unknown = units(&token.unknown_scaled);
            one("earned by people who were not found", unknown);
        }
        return table.trim_fmt();
    };
    one("surplus", grouped_signed(&moved.surplus));
    one(
        "balance less owed less surplus",
        units(&moved.difference_scaled),
    );
    format!(
        "{}\n  came in: fees {}, deposits {}, surplus {}; went out: claims {}, withdrawals {}; charged to accounts {}",
        table.trim_fmt(),
        grouped_signed(&moved.fees),
        grouped_signed(&moved.deposits),
        grouped_signed(&moved.surplus),
        grouped_signed(&moved.claims),
        grouped_signed(&moved.withdrawals),
        grouped_signed(&moved.charges),
    )
}

fn add(table: &mut Table, row: &Row) {
    let (read, difference) = match &row.events_scaled {
        Some(read) => (units(read), units(&(&row.queries_scaled - read))),
        None => (String::new(), String::new()),
    };
    table.add_row([
        Cell::new(row.line),
        right(units(&row.queries_scaled)),
        right(read),
        right(difference),
    ]);
}

/// A scaled amount in base units, with 6 digits of its fraction: `1,234.567891…`.
fn units(scaled: &BigInt) -> String {
    let millionths: BigInt = size(scaled) * 1_000_000;
    let shown: BigInt = &millionths >> SCALE_BITS;
    let rest: BigInt = millionths - (&shown << SCALE_BITS);
    let whole: BigInt = &shown / 1_000_000;
    let fraction: BigInt = &shown % 1_000_000;
    let text = format!("{}{}", sign(scaled), grouped(whole));
    match (fraction.sign(), rest.sign()) {
        (Sign::NoSign, Sign::NoSign) => text,
        (_, Sign::NoSign) => format!("{text}.{:0>6}", fraction.to_string()),
        _ => format!("{text}.{:0>6}…", fraction.to_string()),
    }
}

fn grouped_signed(amount: &BigInt) -> String {
    format!("{}{}", sign(amount), grouped(size(amount)))
}

fn size(amount: &BigInt) -> BigInt {
    amount.magnitude().clone().into()
}

fn sign(amount: &BigInt) -> &'static str {
    match amount.sign() {
        Sign::Minus => "−",
        _ => "",
    }
}

fn differences(report: &Report) -> String {
    let found = report.differences.len();
    let mut text = format!("{} differences:", grouped(found));
    for difference in report.differences.iter().take(SHOWN) {
        text.push_str(&format!("\n  {difference}"));
    }
    if let Some(more) = found.checked_sub(SHOWN).filter(|more| *more > 0) {
        text.push_str(&format!("\n  and {} more: see --json", grouped(more)));
    }
    text
}

fn verdict(report: &Report) -> String {
    let found = match report.differences.is_empty() {
        true => "no difference",
        false => "there are differences",
    };
    let Some(reason) = &report.without_events else {
        return match report.differences.is_empty() {
            true => format!(
                "{found}: every pool, weight, credit and account adds up, the balance covers all of it to the unit, and the events tell the same"
            ),
            false => format!("{found}: see above"),
        };
    };
    let next = match report.events_wanted() {
        false => "that was asked for",
        true => {
            "give --node a node that keeps an index of transactions since the contract began, or --without-events to make do with this"
        }
    };
    format!(
        "{found} in what was compared: seats and total weights, each pool's income and what is known to be earned of it, and \
         that the balance covers what is owed to everybody who was found\n\
         not compared: the events ({reason}), the surplus, and what is owed to people who were not found, such as those \
         who hold no weight any more; {next}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_cut_never_rounded_up() {
        let unit = BigInt::from(1) << SCALE_BITS;
        for (scaled, text) in [
            (BigInt::ZERO, "0"),
            (&unit * 1_234, "1,234"),
            (&unit * 5 / 4, "1.250000"),
            (&unit - 1, "0.999999…"),
            (BigInt::from(-1), "−0.000000…"),
            (&unit * -7, "−7"),
        ] {
            assert_eq!(units(&scaled), text);
        }
        assert_eq!(grouped_signed(&(-12_345).into()), "−12,345");
    }
}
