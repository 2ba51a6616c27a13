//! What the operations cost is what docs/BENCHMARKS.md says.

use crate::chain::{Chain, run, text};

const DOCUMENT: &str = include_str!("../../../docs/BENCHMARKS.md");
/// Gas differs by the digits of ids, heights and balances: by less than this part of it.
const APART: f64 = 0.005;

pub fn documented(chain: &Chain) {
    let words = ["bench", "--optimize"].map(str::to_owned);
    let output = run(&chain.home(), &chain.file(), &words);
    assert!(output.status.success(), "{output:?}");
    let found = rows(text(&output));
    let expected = rows(DOCUMENT.split("```").nth(1).unwrap());
    let whats = |rows: &[Row]| rows.iter().map(|row| row[0].clone()).collect::<Vec<_>>();
    assert_eq!(whats(&found), whats(&expected));
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found.len(), expected.len(), "{found:?}, not {expected:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(are_near(found, expected), "{found}, not {expected}");
        }
    }
    summed_up(text(&output), &found);
    blocks_are_named(chain, text(&output));
}

type Row = Vec<String>;

/// Of all tables, headers among them: their cells.
fn rows(text: &str) -> Vec<Row> {
    let lines = text.lines().map(str::trim);
    let cells = lines.map(|line| {
        let cells = line.split("  ").map(str::trim);
        let cells = cells.filter(|cell| !cell.is_empty()).map(str::to_owned);
        cells.collect::<Row>()
    });
    cells.filter(|cells| cells.len() > 1).collect()
}

/// The same words, and numbers that are as good as the same.
fn are_near(found: &str, expected: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit() || ",.".contains(c);
    let number = |text: &str| {
        let (digits, unit) = text.split_at(text.find(|c| !is_digit(c)).unwrap_or(text.len()));
        let number = digits.replace(',', "").parse::<f64>().ok()?;
        Some((number, unit.to_owned()))
    };
    let (Some((found, unit)), Some((expected, expected_unit))) = (number(found), number(expected))
    else {
        return found == expected;
    };
    let least = match &*unit {
        // of a percentage, which is a difference itself
        " %" => 0.05,
        // the last digit
        _ => 0.001,
    };
    unit == expected_unit && (found - expected).abs() <= (expected * APART).max(least)
}

/// The last line counts verdicts.
fn summed_up(text: &str, rows: &[Row]) {
    let verdicts = rows.iter().filter_map(|row| row.last());
    let count = |verdict: &str| verdicts.clone().filter(|last| *last == verdict).count();
    let (met, missed) = (count("met"), count("missed"));
    assert!(met > 0);
    let last = text.lines().last().unwrap();
    assert_eq!(last, format!("targets met: {met}, missed: {missed}"));
}

/// The first line says when it was.
fn blocks_are_named(chain: &Chain, text: &str) {
    let first = text.lines().next().unwrap();
    let words: Vec<_> = first.split(' ').collect();
    let [_, "on", id, "blocks", from, "to", to, ..] = words[..] else {
        panic!("{first}");
    };
    assert_eq!(
        id,
        format!("{},", chain.deployment["chain_id"].as_str().unwrap())
    );
    let height = |word: &str| {
        let digits = word.trim_end_matches(':').replace(',', "");
        digits.parse::<u64>().unwrap()
    };
    let now = chain.node.status().unwrap().height;
    assert!(0 < height(from) && height(from) + 100 < height(to) && height(to) <= now);
}
