//! The report for people.

mod lane;

use super::report::{DatanetReport, Paid, Report};
use super::terms;
use crate::amount::{grouped, percent, tokens};
use crate::spread::Spread;
use comfy_table::{Cell, CellAlignment, Table, TableComponent, presets};
use cosmwasm_std::Uint256;
use std::fmt::Display;

/// The whole report, without a line feed at its end.
pub fn text(report: &Report) -> String {
    let mut parts = vec![money(report)];
    parts.extend(report.datanets.iter().map(|found| datanet(report, found)));
    parts.extend(
        report
            .influence
            .as_ref()
            .map(|influence| lane::text(report, influence)),
    );
    parts.extend([gas(report), time(report), checks(report)]);
    parts.join("\n\n")
}

fn money(report: &Report) -> String {
    let contributors = report.datanets.iter().map(|datanet| datanet.paid);
    let contributors = contributors.fold(0_u128, |sum, paid| sum.saturating_add(paid.u128()));
    let mut table = table([
        Cell::new(format!("{} recorded queries", grouped(report.queries))),
        right(report.token.symbol),
        Cell::new(""),
    ]);
    let amount = |amount: u128| right(tokens(amount, terms::DECIMALS.into()));
    table
        .add_row([
            Cell::new("fees in"),
            amount(report.fees_in.u128()),
            Cell::new(format!(
                "{} units ({}) at {}",
                grouped(report.units),
                report.token.unit,
                tokens(terms::UNIT_PRICE, terms::DECIMALS.into())
            )),
        ])
        .add_row([
            Cell::new("to the protocol"),
            amount(report.protocol.u128()),
            Cell::new(percent(terms::PROTOCOL_FEE_BPS)),
        ])
        .add_row([
            Cell::new("to the model's operator"),
            amount(report.operator.u128()),
            Cell::new(percent(terms::OPERATOR_FEE_BPS)),
        ])
        .add_row([
            Cell::new("to the curators"),
            amount(report.curators.u128()),
            Cell::new(format!("{} of the rest", percent(terms::CURATOR_FEE_BPS))),
        ])
        .add_row([
            Cell::new("to the contributors"),
            amount(contributors),
            Cell::new(format!("{} seats", grouped(report.contributors))),
        ])
        .add_row([
            Cell::new("held by the contract"),
            amount(report.held.u128()),
            Cell::new(match report.waiting.is_zero() {
                true => "fractions of units, not due yet",
                false => "pots that wait, and fractions of units",
            }),
        ]);
    table.trim_fmt()
}

fn datanet(report: &Report, datanet: &DatanetReport) -> String {
    let decimals = usize::from(terms::DECIMALS);
    let mut table = table([Cell::new(&datanet.name), right("weight"), right("paid")]);
    let mut add = |what: &str, weight: u64, paid: u128| {
        table.add_row([
            Cell::new(what),
            right(grouped(weight)),
            right(tokens(paid, decimals)),
        ]);
    };
    let mut named = |what: &str, paid: &Paid| add(what, paid.weight, paid.paid.u128());
    for paid in &datanet.top {
        named(paid.address.as_str(), paid);
    }
    named("median", &datanet.median);
    named("smallest", &datanet.smallest);
    let all = format!("all {} contributors", grouped(datanet.contributors));
    add(&all, datanet.total_weight, datanet.paid.u128());
    let mut text = format!(
        "{}\n  lineage weight {}, income {}, curator {}",
        table.trim_fmt(),
        datanet.lineage_weight,
        tokens(datanet.income, decimals),
        tokens(datanet.curator, decimals)
    );
    for parent in &datanet.parents {
        let (royalty, parent) = (percent(parent.royalty_bps), report.name(parent.datanet_id));
        text.push_str(&format!(
            "\n  registered as derived from {parent}, which has {royalty} of its part as a royalty"
        ));
    }
    text
}

fn gas(report: &Report) -> String {
    let mut table = table([
        Cell::new("gas"),
        right("min"),
        right("median"),
        right("max"),
    ]);
    let mut add = |what: &str, spread: Spread| {
        table.add_row([
            Cell::new(what),
            right(grouped(spread.min)),
            right(grouped(spread.median)),
            right(grouped(spread.max)),
        ]);
    };
    add("recorded query", report.gas.record_query);
    add("claim", report.gas.claim);
    let pots = [
        ("pot attributed", report.gas.attribute_pot),
        ("pot released", report.gas.release_pot),
    ];
    for (what, spread) in pots {
        if let Some(spread) = spread {
            add(what, spread);
        }
    }
    let each = match report.gas.attribute_pot {
        Some(_) => ";\n  a message is about up to 100 pots, and its gas is divided by them",
        None => "",
    };
    format!(
        "{}\n  of the contracts' calls, the token's among them, on the embedded chain; a transaction's own\n  \
         (signatures, size, deduction of its fee: some 38,000 on wasmd) comes on top{each}",
        table.trim_fmt()
    )
}

fn time(report: &Report) -> String {
    let millis = &report.millis;
    let seconds = |millis: u64| tokens(u128::from(millis), 3);
    format!(
        "  {} recorded queries a second: {} in {} s, two calls of compiled contracts each, one after another on\n  \
         one thread, messages and gas metering included\n  \
         registering {} s, sharing pots {} s, claims {} s, building the Wasm {} s",
        grouped(report.queries_per_second),
        grouped(report.queries),
        seconds(millis.replay),
        seconds(millis.register),
        seconds(millis.influence),
        seconds(millis.claims),
        seconds(millis.build),
    )
}

fn checks(report: &Report) -> String {
    let verdict = |holds: bool| if holds { "holds" } else { "DOES NOT HOLD" };
    let sign = if report.conserved { "=" } else { "≠" };
    format!(
        "  conservation {}: by the cw20 balances, in base units,\n    {} paid {sign} {} received + {} held by the contract\n    \
         held: {} in pots that wait, {} in fractions of units that are not due yet\n  \
         exactness {}: {} of {} recipients received their exact share, rounded down,\n    computed apart from the contract",
        verdict(report.conserved),
        grouped(report.fees_in),
        grouped(report.paid_out),
        grouped(report.held),
        grouped(report.waiting),
        grouped(Uint256::from(report.held).saturating_sub(report.waiting)),
        verdict(report.exact.holds),
        grouped(report.exact.equal),
        grouped(report.exact.recipients),
    )
}

fn table<const N: usize>(header: [Cell; N]) -> Table {
    let mut table = Table::new();
    table
        .load_preset(presets::UTF8_HORIZONTAL_ONLY)
        .remove_style(TableComponent::HorizontalLines)
        .remove_style(TableComponent::MiddleIntersections)
        .set_style(TableComponent::HeaderLines, '─')
        .set_style(TableComponent::MiddleHeaderIntersections, '─')
        .set_header(header);
    table
}

fn right(text: impl Display) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}
