//! How tables look.

use comfy_table::{Cell, CellAlignment, Row, Table, TableComponent, presets};
use std::fmt::Display;

/// Columns under a header.
pub fn table(header: impl Into<Row>) -> Table {
    let mut table = plain();
    table
        .set_style(TableComponent::HeaderLines, '─')
        .set_style(TableComponent::MiddleHeaderIntersections, '─')
        .set_header(header);
    table
}

/// Columns alone.
pub fn plain() -> Table {
    let mut table = Table::new();
    table
        .load_preset(presets::UTF8_HORIZONTAL_ONLY)
        .remove_style(TableComponent::HorizontalLines)
        .remove_style(TableComponent::MiddleIntersections);
    table
}

pub fn right(text: impl Display) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}
