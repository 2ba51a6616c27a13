//! What calls cost, one by one and in batches.

use super::super::report::{AgentsReport, Report};
use super::{right, table};
use crate::amount::{grouped, tokens};
use crate::spread::Spread;
use comfy_table::Cell;

const TRANSACTION: &str = "(signatures, size, deduction of its fee: some 60,000 on wasmd)";

pub fn text(report: &Report) -> String {
    match &report.agents {
        None => messages(report),
        Some(agents) => format!("{}\n\n{}", compared(report, agents), messages(report)),
    }
}

/// One by one and in batches, side by side, by measured figures only.
fn compared(report: &Report, agents: &AgentsReport) -> String {
    let (alone, gas) = (&report.gas, &agents.gas);
    let mut table = table([
        Cell::new("gas of a query"),
        right("paid by itself"),
        right("in a batch"),
        right("a whole batch"),
    ]);
    let mut add = |what: &str, cells: [Option<u64>; 3]| {
        let cells = cells.map(|gas| right(gas.map(grouped).unwrap_or_default()));
        table.add_row([Cell::new(what)].into_iter().chain(cells));
    };
    let spreads = [Some(alone.record_query), gas.charge, gas.batch];
    let of = |figure: fn(Spread) -> u64| spreads.map(|spread| spread.map(figure));
    add("min", of(|spread| spread.min));
    add("median", of(|spread| spread.median));
    add("max", of(|spread| spread.max));
    let [queries, charges, batches] =
        [report.queries, agents.charges, agents.batches].map(|count| u64::try_from(count).ok());
    let each = |gas: u64, count: Option<u64>| gas.checked_div(count?);
    let alone_each = each(alone.all_record_queries, queries);
    add(
        "average",
        [
            alone_each,
            each(gas.all_batches, charges),
            each(gas.all_batches, batches),
        ],
    );
    let in_all = gas.all_batches.saturating_add(gas.all_accounts);
    let what = "… with deposits, allowances, withdrawals";
    add(what, [alone_each, each(in_all, charges), None]);
    add("how many", [queries, charges, batches]);
    let share = gas.charge.and_then(|charge| {
        let thousandths = charge.median.saturating_mul(1_000);
        thousandths.checked_div(alone.record_query.median)
    });
    let share = share.map_or_else(String::new, |share| {
        let share = tokens(u128::from(share), 1);
        format!(
            "\n  at the median, a query in a batch takes {share} % of what one paid by itself does"
        )
    });
    format!(
        "{}\n  embedded chain, contracts' calls, the token's among them; a transaction's own cost\n  {TRANSACTION} comes on top once per transaction:\n  \
         for each query that is paid by itself, and once for a whole batch, whose gas is divided by the queries it took{share}",
        table.trim_fmt()
    )
}

fn messages(report: &Report) -> String {
    let mut table = table([
        Cell::new("gas"),
        right("min"),
        right("median"),
        right("max"),
    ]);
    let mut add = |what: &str, spread: Option<Spread>| {
        let Some(spread) = spread else { return };
        let cells = [spread.min, spread.median, spread.max].map(|gas| right(grouped(gas)));
        table.add_row([Cell::new(what)].into_iter().chain(cells));
    };
    let gas = &report.gas;
    match &report.agents {
        None => add("recorded query", Some(gas.record_query)),
        Some(AgentsReport { gas: agents, .. }) => {
            add("deposit", agents.deposit);
            add("allowance set", agents.set_allowance);
            add("allowance revoked", agents.revoke_allowance);
            add("withdrawal", agents.withdraw);
        }
    }
    add("claim", Some(gas.claim));
    add("pot attributed", gas.attribute_pot);
    add("pot released", gas.release_pot);
    let what = match &report.agents {
        None => format!(
            "of the contracts' calls, the token's among them, on the embedded chain; a transaction's own\n  \
             {TRANSACTION} comes on top"
        ),
        Some(_) => "of other messages' calls, counted likewise".to_owned(),
    };
    let each = match gas.attribute_pot {
        Some(_) => ";\n  a message is about up to 100 pots, and its gas is divided by them",
        None => "",
    };
    format!("{}\n  {what}{each}", table.trim_fmt())
}
