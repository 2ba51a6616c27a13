//! What calls cost, for one contributor and for many.

use super::super::report::{Report, SideReport};
use crate::amount::grouped;
use crate::demo::print::{right, table};
use crate::spread::Spread;
use comfy_table::Cell;

/// Side by side, by measured figures only.
pub fn text(report: &Report) -> String {
    let sides = report.sides();
    let count = |side: &SideReport| match side.contributors {
        1 => "1 contributor".to_owned(),
        many => format!("{} contributors", grouped(many)),
    };
    let [direct, one, many] = sides.map(count);
    let mut table = table([
        Cell::new("gas"),
        right(format!("{direct},\nset directly")),
        right(format!("{one},\nin a roll")),
        right(format!("{many},\nin a roll")),
    ]);
    let mut add = |what: String, figures: [Option<u64>; 3]| {
        let cells = figures.map(|gas| right(gas.map(grouped).unwrap_or_default()));
        table.add_row([Cell::new(what)].into_iter().chain(cells));
    };
    let register = sides.map(|side| Some(side.register.gas));
    add("all weights, one message".to_owned(), register);
    for (what, spreads) in [
        ("recorded query", sides.map(|side| Some(side.record_query))),
        ("enrolment", sides.map(|side| side.enrol)),
        ("claim", sides.map(|side| Some(side.claim))),
    ] {
        let of = |figure: fn(Spread) -> u64| spreads.map(|spread| spread.map(figure));
        add(format!("{what}, min"), of(|spread| spread.min));
        add("median".to_owned(), of(|spread| spread.median));
        add("max".to_owned(), of(|spread| spread.max));
    }
    format!(
        "{}\n  each on a chain of its own, with the same total weight, trace and ids\n  \
         of the contracts' calls, the token's among them, on the embedded chain; a transaction's own\n  \
         (signatures, size, deduction of its fee: some 60,000 on wasmd, and 10 for each further byte) comes on top:\n  \
         {}{}",
        table.trim_fmt(),
        enrol_bytes(report),
        roll_costs(report),
    )
}

fn enrol_bytes(report: &Report) -> String {
    let bytes = report.many.enrol_bytes.map_or(0, |spread| spread.median);
    format!(
        "the message that enrols has {} bytes at the median",
        grouped(bytes)
    )
}

/// What a roll adds to a query.
fn roll_costs(report: &Report) -> String {
    let [direct, one, _] = report.sides().map(|side| side.record_query.median);
    let more = one.checked_sub(direct).filter(|more| *more > 0);
    more.map_or_else(String::new, |more| {
        let more = grouped(more);
        format!("\n  that there is a roll takes {more} gas more of a query, at the median, whatever its size")
    })
}

/// By a roll, and one by one.
pub fn registering(report: &Report) -> String {
    let (many, alone) = (&report.many, &report.one_by_one);
    let contributors = grouped(report.contributors);
    let mut table = table([
        Cell::new(format!("registering {contributors} contributors")),
        right("messages"),
        right("gas"),
        right("bytes"),
        Cell::new(""),
    ]);
    let list = grouped(alone.list);
    for (what, messages, sent, how) in [
        ("by publish_roll", 1, many.register, "measured"),
        (
            &format!("{list} of them by set_weights"),
            1,
            alone.measured,
            "measured",
        ),
        (
            "all by set_weights",
            alone.calculated_messages,
            alone.calculated,
            "CALCULATED",
        ),
    ] {
        table.add_row([
            Cell::new(what),
            right(grouped(messages)),
            right(grouped(sent.gas)),
            right(grouped(sent.bytes)),
            Cell::new(how),
        ]);
    }
    let times = alone.calculated.gas.checked_div(many.register.gas);
    let times = times
        .filter(|times| *times > 1)
        .map_or_else(String::new, |times| {
            format!("; as gas, {} times that of the roll", grouped(times))
        });
    format!(
        "{}\n  calculated: {contributors} / {list} times what one list took of new contributors, before\n  the first fee; not run{times}\n  \
         whoever is in a roll enrols once, whenever it wants, at its own cost or anybody's",
        table.trim_fmt()
    )
}
