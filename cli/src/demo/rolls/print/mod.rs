//! The report for people.

mod gas;

use super::report::{Leaf, Report};
use crate::amount::{grouped, percent, tokens};
use crate::demo::print::{right, table};
use crate::demo::terms;
use crate::spread::Spread;
use comfy_table::Cell;

/// The whole report, without a line feed at its end.
pub fn text(report: &Report) -> String {
    [
        money(report),
        roll(report),
        sample(report),
        gas::text(report),
        gas::registering(report),
        time(report),
        checks(report),
    ]
    .join("\n\n")
}

fn money(report: &Report) -> String {
    let many = &report.many;
    let mut table = table([
        Cell::new(format!("{} recorded queries", grouped(report.queries))),
        right(report.token.symbol),
        Cell::new(""),
    ]);
    let units = format!(
        "{} units ({}) at {}",
        grouped(report.units),
        report.token.unit,
        tokens(terms::UNIT_PRICE, terms::DECIMALS.into())
    );
    let operator = percent(terms::OPERATOR_FEE_BPS);
    let curator = format!("{} of the rest", percent(terms::CURATOR_FEE_BPS));
    let enrolled = format!(
        "{} of {}, who enrolled and claimed",
        grouped(report.sample.len()),
        grouped(report.contributors)
    );
    let held = match u64::try_from(report.sample.len()) == Ok(report.contributors) {
        true => "fractions of units, not due yet",
        false => "for the others, whenever they enrol",
    };
    for (what, amount, how) in [
        ("fees in", many.fees_in, &units),
        (
            "to the protocol",
            many.protocol,
            &percent(terms::PROTOCOL_FEE_BPS),
        ),
        ("to the model's operator", many.operator, &operator),
        ("to the curator", many.curator, &curator),
        ("to contributors", many.paid, &enrolled),
        ("held by the contract", many.held, &held.to_owned()),
    ] {
        let amount = tokens(amount, terms::DECIMALS.into());
        table.add_row([Cell::new(what), right(amount), Cell::new(how)]);
    }
    table.trim_fmt()
}

fn roll(report: &Report) -> String {
    let (roll, machine) = (&report.roll, &report.machine);
    let mut table = table([
        Cell::new("the roll"),
        right(grouped(report.contributors)),
        Cell::new("contributors, made up"),
    ]);
    let drawn = format!(
        "drawn from the weights of {} real ones",
        grouped(roll.drawn_from)
    );
    let built = format!(
        "{} leaves a second, the making of their addresses included",
        grouped(machine.leaves_per_second)
    );
    let proof = match roll.proof {
        Spread { min, max, .. } if min == max => grouped(max),
        Spread { min, max, .. } => format!("{} to {}", grouped(min), grouped(max)),
    };
    let earned = format!("{}, as one contributor of its weight", report.token.symbol);
    let mut add = |what: &str, figure: String, how: &str| {
        table.add_row([Cell::new(what), right(figure), Cell::new(how)]);
    };
    add("total weight", grouped(roll.total_weight), &drawn);
    add(
        "seconds to build",
        tokens(u128::from(machine.millis.roll), 3),
        &built,
    );
    if let Some(kib) = machine.peak_kib_when_built {
        add("peak of memory, MB", megabytes(kib), "until then");
    }
    add(
        "level file, bytes",
        grouped(roll.level_file_bytes),
        "holds every node, gives any leaf's proof",
    );
    add("a proof", proof, "siblings");
    add(
        "earned",
        tokens(roll.due, terms::DECIMALS.into()),
        match roll.holds {
            true => &earned,
            false => "by the computation, not by the contract's word",
        },
    );
    table.trim_fmt()
}

fn sample(report: &Report) -> String {
    let mut by_weight: Vec<_> = report.sample.iter().collect();
    by_weight.sort_by_key(|leaf| (leaf.weight, leaf.leaf_index));
    let median = by_weight.get(crate::spread::middle(by_weight.len()));
    let largest = report.sample.iter();
    let mut largest = largest.filter(|leaf| leaf.leaf_index == report.roll.largest);
    let named = [
        ("largest", largest.next()),
        ("first", report.sample.first()),
        ("last", report.sample.last()),
        ("median", median.copied()),
    ];
    let mut table = table([
        Cell::new("who enrolled"),
        right("leaf"),
        Cell::new("address"),
        right("weight"),
        right("paid"),
    ]);
    let decimals = usize::from(terms::DECIMALS);
    for (what, leaf) in named {
        let Some(leaf) = leaf else { continue };
        let Leaf {
            leaf_index,
            address,
            weight,
            paid,
        } = leaf;
        table.add_row([
            Cell::new(what),
            right(grouped(leaf_index)),
            Cell::new(address),
            right(grouped(weight)),
            right(tokens(*paid, decimals)),
        ]);
    }
    let weight = report.sample.iter().map(|leaf| leaf.weight);
    let weight = weight.fold(0, u64::saturating_add);
    table.add_row([
        Cell::new(format!("all {}", grouped(report.sample.len()))),
        Cell::new(""),
        Cell::new(""),
        right(grouped(weight)),
        right(tokens(report.many.paid, decimals)),
    ]);
    table.trim_fmt()
}

fn time(report: &Report) -> String {
    let machine = &report.machine;
    let seconds = |millis: u64| tokens(u128::from(millis), 3);
    let peak = machine.peak_kib.map(megabytes);
    let peak = peak.map_or_else(String::new, |peak| format!(", peak of memory {peak} MB"));
    format!(
        "  {} recorded queries a second: {} in {} s, two calls of compiled contracts each, one after another on\n  \
         one thread, messages and gas metering included\n  \
         all three chains and the roll {} s{peak}, building the Wasm {} s",
        grouped(machine.queries_per_second),
        grouped(report.queries),
        seconds(machine.millis.replay),
        seconds(machine.millis.all),
        seconds(machine.millis.wasm),
    )
}

fn checks(report: &Report) -> String {
    let (many, roll) = (&report.many, &report.roll);
    let decimals = usize::from(terms::DECIMALS);
    let recipients = report.sides().map(|side| side.exact.recipients);
    let equal = report.sides().map(|side| side.exact.equal);
    let sum = |counts: [usize; 3]| grouped(counts.into_iter().fold(0, usize::saturating_add));
    let same = report.same_gas == report.queries;
    let lines = [
        format!(
            "conservation {}: by the cw20 balances, in base units, on each of the three chains; here",
            verdict(report.conserved())
        ),
        format!(
            "  {} paid {} {} received + {} held by the contract",
            grouped(many.fees_in),
            if many.conserved { "=" } else { "≠" },
            grouped(many.paid_out),
            grouped(many.held),
        ),
        format!(
            "exactness {}: {} of {} recipients received their exact share, rounded down,",
            verdict(report.exact()),
            sum(equal),
            sum(recipients),
        ),
        "  computed apart from the contract".to_owned(),
        format!(
            "the roll's earnings {}: {} by the contract's word,",
            if roll.holds { "hold" } else { "DO NOT HOLD" },
            roll.earned,
        ),
        format!(
            "  {} base units, {} {}, computed apart from it",
            grouped(roll.due),
            tokens(roll.due, decimals),
            report.token.symbol,
        ),
        format!(
            "constant gas {}: {} of {} queries took the same, to the unit, with {} contributors in",
            verdict(same),
            grouped(report.same_gas),
            grouped(report.queries),
            grouped(report.contributors),
        ),
        "  the roll as with one".to_owned(),
    ];
    format!("  {}", lines.join("\n  "))
}

fn verdict(holds: bool) -> &'static str {
    if holds { "holds" } else { "DOES NOT HOLD" }
}

/// Of 10^6 bytes, rounded up.
fn megabytes(kib: u64) -> String {
    grouped(kib.saturating_mul(1_024).div_ceil(1_000_000))
}
