//! Who paid and who got it.

use super::super::report::Report;
use super::super::terms;
use super::{right, table};
use crate::amount::{grouped, percent, tokens};
use comfy_table::Cell;
use cosmwasm_std::Uint128;

pub fn text(report: &Report) -> String {
    let contributors = report.datanets.iter().map(|datanet| datanet.paid);
    let contributors = contributors.fold(Uint128::zero(), Uint128::saturating_add);
    let in_batches = report.agents.as_ref().map_or(0, |agents| agents.charges);
    let queries = report.queries.saturating_add(in_batches);
    let mut table = table([
        Cell::new(format!("{} recorded queries", grouped(queries))),
        right(report.token.symbol),
        Cell::new(""),
    ]);
    let mut add = |what: &str, amount: Uint128, how: &str| {
        let amount = tokens(amount, terms::DECIMALS.into());
        table.add_row([Cell::new(what), right(amount), Cell::new(how)]);
    };
    let units = format!(
        "{} units ({}) at {}",
        grouped(report.units),
        report.token.unit,
        tokens(terms::UNIT_PRICE, terms::DECIMALS.into())
    );
    match &report.agents {
        None => add("fees in", report.fees_in, &units),
        Some(agents) => {
            let alone = format!("{} queries, {units}", grouped(report.queries));
            add("fees in, one by one", report.fees_in, &alone);
            let (charges, units) = (grouped(agents.charges), grouped(agents.units));
            let charged = format!("{charges} queries, {units} units, from prepaid accounts");
            add("fees in, in batches", agents.charged, &charged);
        }
    }
    let curators = format!("{} of the rest", percent(terms::CURATOR_FEE_BPS));
    let seats = format!("{} seats", grouped(report.contributors));
    let held = match report.waiting.is_zero() {
        true => "fractions of units, not due yet",
        false => "pots that wait, and fractions of units",
    };
    for (what, amount, how) in [
        (
            "to the protocol",
            report.protocol,
            percent(terms::PROTOCOL_FEE_BPS).as_str(),
        ),
        (
            "to the model's operator",
            report.operator,
            &percent(terms::OPERATOR_FEE_BPS),
        ),
        ("to the curators", report.curators, &curators),
        ("to the contributors", contributors, &seats),
        ("held by the contract", report.held, held),
    ] {
        add(what, amount, how);
    }
    table.trim_fmt()
}
