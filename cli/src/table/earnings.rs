//! What an address earned.

use super::style::{right, table};
use super::unit::amount;
use crate::amount::grouped;
use comfy_table::Cell;
use cosmwasm_std::Uint256;
use tributary_api::{DatanetEarnings, EarningsResponse, TokenTotal};

pub fn text(earnings: &EarningsResponse) -> String {
    let mut parts = vec![totals(earnings)];
    let rows: Vec<_> = earnings
        .datanets
        .iter()
        .filter(|datanet| !datanet.tokens.is_empty())
        .collect();
    if !rows.is_empty() {
        parts.push(datanets(&rows));
    }
    if earnings.payout_address != earnings.address {
        parts.push(format!("claims are paid to {}", earnings.payout_address));
    }
    if let Some(next) = earnings.next {
        parts.push(format!(
            "this is a page of the datanets, and credits on every page are the same\nmore: --start-after {next}"
        ));
    }
    parts.join("\n\n")
}

fn totals(earnings: &EarningsResponse) -> String {
    let address = &earnings.address;
    let earned: Vec<_> = earnings
        .tokens
        .iter()
        .filter(|token| !token.lifetime.is_zero())
        .map(|token| total(address.as_str(), token))
        .collect();
    if earned.is_empty() {
        return format!("{address} has earned nothing so far");
    }
    earned.join("\n\n")
}

fn total(address: &str, total: &TokenTotal) -> String {
    let mut lines = vec![format!(
        "{address} earned {} of the token {}:",
        amount(total.lifetime),
        total.token
    )];
    lines.push(match total.claimable {
        Uint256::MIN => "nothing is left to claim".to_owned(),
        claimable => format!(
            "{} can be claimed now: tributary claim {address}",
            amount(claimable)
        ),
    });
    lines.push(format!("{} were paid out", amount(total.claimed)));
    if !total.credits_claimable.is_zero() {
        lines.push(format!(
            "{} of what can be claimed are credits as curator, operator or protocol",
            amount(total.credits_claimable)
        ));
    }
    lines.join("\n  ")
}

fn datanets(rows: &[&DatanetEarnings]) -> String {
    let mut table = table([
        right("datanet"),
        right("weight"),
        right("claimable"),
        right("claimed"),
        right("lifetime"),
        right("as curator"),
        Cell::new("token"),
    ]);
    for datanet in rows {
        for token in &datanet.tokens {
            let curator = match datanet.curator {
                true => amount(token.curator_claimable),
                false => String::new(),
            };
            table.add_row([
                right(datanet.datanet_id),
                right(grouped(datanet.weight)),
                right(amount(token.claimable)),
                right(amount(token.claimed)),
                right(amount(token.lifetime)),
                right(curator),
                Cell::new(&token.token),
            ]);
        }
    }
    table.trim_fmt()
}
