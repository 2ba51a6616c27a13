//! Prepaid accounts, refused charges, and one charge's receipt.

use super::super::agents::{Charged, Why};
use super::super::receipt::{Names, words};
use super::super::report::{AgentsReport, Report};
use super::super::terms;
use super::{right, table};
use crate::amount::{grouped, tokens};
use comfy_table::Cell;
use cosmwasm_std::Uint128;

pub fn text(report: &Report, agents: &AgentsReport) -> String {
    let mut parts = vec![accounts(report, agents)];
    parts.extend(agents.shown.as_ref().map(|shown| receipt(report, shown)));
    parts.join("\n\n")
}

fn accounts(report: &Report, agents: &AgentsReport) -> String {
    let mut table = table([
        Cell::new("prepaid accounts"),
        right("agents"),
        right("queries"),
        right(report.token.symbol),
    ]);
    let mut add = |what: &str, count: Option<usize>, queries: Option<usize>, amount: Uint128| {
        let shown = |number: Option<usize>| right(number.map(grouped).unwrap_or_default());
        let amount = right(tokens(amount, terms::DECIMALS.into()));
        table.add_row([Cell::new(what), shown(count), shown(queries), amount]);
    };
    let batches = match agents.batches {
        1 => "charged in one batch".to_owned(),
        many => format!("charged in {} batches", grouped(many)),
    };
    let own = report.deposited.saturating_sub(agents.by_sponsor);
    let owners = agents.agents.saturating_sub(agents.sponsored);
    add("deposited by themselves", Some(owners), None, own);
    add(
        "deposited by a sponsor",
        Some(agents.sponsored),
        None,
        agents.by_sponsor,
    );
    add(&batches, None, Some(agents.charges), agents.charged);
    for refused in &agents.refused {
        let what = format!("refused: {}", reason(refused.why));
        add(
            &what,
            Some(refused.agents),
            Some(refused.charges),
            refused.amount,
        );
    }
    add(
        "withdrawn by the agents",
        Some(agents.withdrawals),
        None,
        report.returned,
    );
    add("left on the accounts", None, None, report.prepaid);
    format!("{}\n{}", table.trim_fmt(), told(agents))
}

fn reason(why: Why) -> &'static str {
    match why {
        Why::OverBalance => "it had withdrawn its money",
        Why::NoAllowance => "it had revoked its allowance",
        Why::OverBudget => "over the budget of its period",
        Why::OverChargeMax => "over the most in one charge",
    }
}

fn told(agents: &AgentsReport) -> String {
    let mut text = format!(
        "  each deposits once and says what a gateway may charge: so much at most at once, and so much in a period; the\n  \
         gateway sends the trace once more, up to {} queries in a message, the agents taking turns, and none of them signs",
        agents.batch,
    );
    if !agents.refused.is_empty() {
        text.push_str(
            "\n  a batch leaves out what is refused, with an event that says why, and takes the others",
        );
    }
    if agents.batches_refused > 0 {
        text.push_str(&format!(
            "\n  {} more had nothing left to charge: such a message is refused whole",
            grouped(agents.batches_refused)
        ));
    }
    text
}

fn receipt(report: &Report, shown: &Charged) -> String {
    let datanets = report.datanets.iter();
    let names = Names {
        datanets: datanets.map(|d| (d.datanet_id, d.name.as_str())).collect(),
        route: &shown.route,
    };
    let mut influence = shown.receipt.datanets.iter().flat_map(|d| &d.influence);
    let attributed = influence.any(|influence| influence.total_score > 0);
    format!(
        "  receipt of query record {}, a batch of {}, for {}{}\n    {}",
        grouped(shown.record_id),
        grouped(shown.charges),
        shown.address,
        if attributed {
            ",\n  after its pot was attributed:"
        } else {
            ":"
        },
        // its pots are decided
        words(&shown.receipt, &names, 0).join("\n    "),
    )
}
