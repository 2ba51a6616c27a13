//! The influence lane, and one receipt of it.

use super::super::exact::TOTAL_SCORE;
use super::super::influence::Shown;
use super::super::receipt::{Names, words};
use super::super::report::{LaneReport, Pots, Report};
use super::super::terms;
use super::{right, table};
use crate::amount::{grouped, percent, tokens};
use comfy_table::Cell;

const HOUR: u64 = 3_600;

pub fn text(report: &Report, lane: &LaneReport) -> String {
    let mut table = table([
        Cell::new(format!("influence in {}", lane.name)),
        right("pots"),
        right(report.token.symbol),
    ]);
    let on_batches = report.agents.as_ref().map(|_| lane.on_batches);
    let on_batches = on_batches.map(|pots| ("of them on batches", pots));
    let rows = [
        ("attributed by scores", lane.attributed),
        ("released to all by weight", lane.released),
        ("waiting", lane.waiting),
        ("all", lane.pots),
    ];
    for (what, pots) in rows.into_iter().chain(on_batches) {
        let Pots { count, amount } = pots;
        let amount = tokens(amount, terms::DECIMALS.into());
        table.add_row([Cell::new(what), right(grouped(count)), right(amount)]);
    }
    let shown = match &lane.shown {
        Some(shown) => shown_text(report, lane, shown),
        None => "  no fee was large enough for a pot of a whole unit".to_owned(),
    };
    format!("{}\n{}\n\n{shown}", table.trim_fmt(), promise(report, lane))
}

fn promise(report: &Report, lane: &LaneReport) -> String {
    let datanet = report
        .datanets
        .iter()
        .find(|d| d.datanet_id == lane.datanet_id);
    let influence = percent(datanet.map_or(0, |datanet| datanet.influence_bps));
    let hours = |seconds: u64| grouped(seconds.checked_div(HOUR).unwrap_or_default());
    let joined = match lane.announced {
        0 => "all contributors came with its registration".to_owned(),
        more => format!("{} contributors joined after one", grouped(more)),
    };
    format!(
        "  {influence} of what {} earns waits in a pot on each record, {} hours, for its attestor to say whose data\n  \
         influenced the answer, and is released to all by weight after that; the scores here are the demo's own, and\n  \
         what they give to nobody, all share by weight\n  \
         its weights change only after a notice of {} hours: {joined}",
        lane.name,
        hours(lane.attribution_window),
        hours(lane.notice_seconds),
    )
}

fn shown_text(report: &Report, lane: &LaneReport, shown: &Shown) -> String {
    let datanets = report.datanets.iter();
    let names = Names {
        datanets: datanets.map(|d| (d.datanet_id, d.name.as_str())).collect(),
        route: &shown.route,
    };
    let receipt = |receipt| words(receipt, &names, shown.seconds_left).join("\n    ");
    format!(
        "  receipt of query record {} for {}\n  before {}'s attestor attributed its pot:\n    {}\n  \
         and after, with scores for {} and {} of {TOTAL_SCORE} for nobody:\n    {}",
        grouped(shown.record_id),
        shown.address,
        lane.name,
        receipt(&shown.pending),
        match shown.scores.len() {
            1 => "one contributor".to_owned(),
            many => format!("{} contributors", grouped(many)),
        },
        shown.unattributed,
        receipt(&shown.attributed),
    )
}
