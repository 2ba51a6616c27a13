//! The report for people.

mod agents;
mod checks;
mod gas;
mod lane;
mod money;

use super::report::{DatanetReport, Paid, Report};
use super::terms;
use crate::amount::{grouped, percent, tokens};
use crate::audit;
pub use crate::table::{right, table};
use comfy_table::Cell;

/// The whole report, without a line feed at its end.
pub fn text(report: &Report) -> String {
    let mut parts = vec![money::text(report)];
    parts.extend(report.datanets.iter().map(|found| datanet(report, found)));
    parts.extend(
        report
            .influence
            .as_ref()
            .map(|influence| lane::text(report, influence)),
    );
    parts.extend(
        report
            .agents
            .as_ref()
            .map(|agents| agents::text(report, agents)),
    );
    parts.extend([gas::text(report), time(report), checks::text(report)]);
    parts.extend(report.audit.as_ref().map(audit::text));
    parts.join("\n\n")
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

fn time(report: &Report) -> String {
    let millis = &report.millis;
    let seconds = |millis: u64| tokens(u128::from(millis), 3);
    let batches = report.agents.as_ref().map(|agents| {
        format!(
            "  {} a second in batches, of one call each: {} in {} of them\n",
            grouped(agents.charges_per_second),
            grouped(agents.charges),
            grouped(agents.batches),
        )
    });
    let accounts = report
        .agents
        .as_ref()
        .map(|agents| format!("agents {} s, ", seconds(agents.millis)));
    format!(
        "  {} recorded queries a second: {} in {} s, two calls of compiled contracts each, one after another on\n  \
         one thread, messages and gas metering included\n{}  \
         registering {} s, {}sharing pots {} s, claims {} s, building the Wasm {} s",
        grouped(report.queries_per_second),
        grouped(report.queries),
        seconds(millis.replay),
        batches.unwrap_or_default(),
        seconds(millis.register),
        accounts.unwrap_or_default(),
        seconds(millis.influence),
        seconds(millis.claims),
        seconds(millis.build),
    )
}
