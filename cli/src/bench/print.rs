//! The table for people.

use super::table::{Report, Row, Verdict};
use crate::amount::grouped;
use comfy_table::{Cell, CellAlignment, Table, TableComponent, presets};

/// Without a line feed at its end; the same on a terminal or not.
pub fn text(report: &Report) -> String {
    let mut parts = vec![format!(
        "measured on {}, blocks {} to {}: gas of whole transactions\n\
         F = {} gas: a cw20 send to a contract that only stores it",
        report.chain_id,
        grouped(report.from_height),
        grouped(report.to_height),
        grouped(report.floor_gas)
    )];
    let mut sections: Vec<&str> = report.rows.iter().map(|row| row.section).collect();
    sections.dedup();
    for section in sections {
        let rows = report.rows.iter().filter(|row| row.section == section);
        parts.push(table(section, rows));
    }
    let met = count(report, Verdict::Met);
    let missed = count(report, Verdict::Missed);
    parts.push(format!("targets met: {met}, missed: {missed}"));
    parts.join("\n\n")
}

fn table<'r>(section: &str, rows: impl Iterator<Item = &'r Row> + Clone) -> String {
    let has_gas = rows.clone().any(|row| row.gas.is_some());
    let right = |text: &str| Cell::new(text).set_alignment(CellAlignment::Right);
    let mut table = Table::new();
    table
        .load_preset(presets::UTF8_HORIZONTAL_ONLY)
        .remove_style(TableComponent::HorizontalLines)
        .remove_style(TableComponent::MiddleIntersections)
        .set_style(TableComponent::HeaderLines, '─')
        .set_style(TableComponent::MiddleHeaderIntersections, '─')
        .set_header([
            Cell::new(section),
            right(if has_gas { "gas" } else { "found" }),
            right(if has_gas { "÷ F" } else { "" }),
            right("target"),
            Cell::new(""),
        ]);
    for row in rows {
        let gas = row.gas.map(grouped).or_else(|| row.found.clone());
        table.add_row([
            Cell::new(&row.what),
            right(&gas.unwrap_or_default()),
            right(row.of_floor.as_deref().unwrap_or_default()),
            right(row.target.as_deref().unwrap_or_default()),
            Cell::new(match row.verdict {
                Some(Verdict::Met) => "met",
                Some(Verdict::Missed) => "missed",
                None => "",
            }),
        ]);
    }
    table.trim_fmt()
}

fn count(report: &Report, verdict: Verdict) -> usize {
    let rows = report.rows.iter();
    rows.filter(|row| row.verdict == Some(verdict)).count()
}

#[cfg(test)]
mod tests {
    use super::super::table::Table as Measured;
    use super::*;

    #[test]
    fn what_misses_its_target_is_said_and_counted() {
        let mut measured = Measured::new(200_000);
        measured.section("some");
        measured.gas("cheap", 1_000, Some(10));
        measured.gas("dear", 300_000, Some(1_100));
        measured.section("others");
        measured.found("large", "7 bytes", Some(("≤ 6", false)));
        let text = text(&Report {
            chain_id: "a-chain".to_owned(),
            from_height: 1,
            to_height: 2_000,
            floor_gas: measured.floor,
            rows: measured.rows,
        });
        assert!(text.starts_with("measured on a-chain, blocks 1 to 2,000"));
        let words = |what: &str| {
            let line = text.lines().find(|line| line.contains(what)).unwrap();
            line.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(words("cheap"), "cheap 1,000 0.005 ≤ 0.01 F met");
        assert_eq!(words("dear"), "dear 300,000 1.500 ≤ 1.1 F missed");
        assert_eq!(words("others"), "others found target");
        assert_eq!(words("large"), "large 7 bytes ≤ 6 missed");
        assert!(text.ends_with("targets met: 1, missed: 2"));
    }
}
