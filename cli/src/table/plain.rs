//! Any answer, laid out by its shape.

use super::answer::Answer;
use super::cell::{cell, is_number, text, title};
use super::style;
use comfy_table::Cell;

/// An object as rows of names and values, a list of objects as columns, what is nested in them under its name.
pub fn plain(answer: &Answer) -> String {
    let mut parts = vec![];
    lay_out("", answer, &mut parts);
    parts.join("\n\n")
}

/// Adds what there is to see, in order; `path` says where in the answer it is.
fn lay_out(path: &str, answer: &Answer, parts: &mut Vec<String>) {
    match answer {
        Answer::Object(fields) => object(path, fields, parts),
        Answer::List(entries) => list(path, entries, parts),
        scalar => parts.extend(text("", scalar).map(|text| captioned(path, text))),
    }
}

fn object(path: &str, fields: &[(String, Answer)], parts: &mut Vec<String>) {
    let mut table = style::plain();
    let mut nested = vec![];
    let mut hint = None;
    for (name, value) in fields {
        if name == "next" {
            hint = next(value);
        } else if value.is_null() {
            table.add_row([Cell::new(title(name)), Cell::new("none")]);
        } else if let Some(text) = text(name, value).filter(|text| !text.is_empty()) {
            table.add_row([Cell::new(title(name)), Cell::new(text)]);
        } else {
            nested.push((name, value));
        }
    }
    if !table.is_empty() {
        parts.push(captioned(path, table.trim_fmt()));
    }
    for (name, value) in nested {
        lay_out(&joined(path, name), value, parts);
    }
    parts.extend(hint);
}

fn list(path: &str, entries: &[Answer], parts: &mut Vec<String>) {
    let objects = entries.iter().map(|entry| match entry {
        Answer::Object(fields) => Some(fields.as_slice()),
        _ => None,
    });
    let Some(rows) = objects.collect::<Option<Vec<_>>>() else {
        for (place, entry) in (1..).zip(entries) {
            lay_out(&joined(path, &format!("{place}")), entry, parts);
        }
        return;
    };
    if rows.is_empty() {
        parts.push(captioned(path, "none".to_owned()));
        return;
    }
    let columns = columns(&rows);
    if !columns.is_empty() {
        parts.push(captioned(path, rows_of(&columns, &rows)));
    }
    for (place, row) in (1..).zip(&rows) {
        for (name, value) in row.iter() {
            if !columns.contains(&name.as_str()) && !value.is_null() {
                let path = joined(path, &format!("{} {name}", label(row, place)));
                lay_out(&path, value, parts);
            }
        }
    }
}

/// The names under which every row has what fits a cell, and some row has something.
fn columns<'a>(rows: &[&'a [(String, Answer)]]) -> Vec<&'a str> {
    let mut columns: Vec<&str> = vec![];
    for (name, _) in rows.iter().copied().flatten() {
        if columns.contains(&name.as_str()) {
            continue;
        }
        let values = || {
            let named = |row: &&'a [(String, Answer)]| {
                row.iter()
                    .find(|(found, _)| found == name)
                    .map(|(_, value)| value)
            };
            rows.iter().filter_map(named)
        };
        let fit = values().all(|value| text(name, value).is_some());
        let some = values().any(|value| text(name, value).is_some_and(|text| !text.is_empty()));
        if fit && some {
            columns.push(name);
        }
    }
    columns
}

/// Rows with these columns.
pub fn rows_of(columns: &[&str], rows: &[&[(String, Answer)]]) -> String {
    let found = |row: &[(String, Answer)], name: &str| {
        let value = row.iter().find(|(found, _)| found == name);
        value
            .and_then(|(name, value)| cell(name, value))
            .unwrap_or_else(|| Cell::new(""))
    };
    let first = rows.first().copied().unwrap_or_default();
    let header: Vec<_> = columns
        .iter()
        .map(|name| {
            let value = first.iter().find(|(found, _)| found == name);
            match value {
                Some((name, value)) if is_number(name, value) => style::right(title(name)),
                _ => Cell::new(title(name)),
            }
        })
        .collect();
    let mut table = style::table(header);
    for row in rows {
        table.add_row(columns.iter().map(|name| found(row, name)));
    }
    table.trim_fmt()
}

/// How to name a row: by its first id, or by its place.
fn label(row: &[(String, Answer)], place: usize) -> String {
    let mut ids = row.iter().filter(|(name, _)| name.ends_with("_id"));
    match ids.next() {
        Some((_, Answer::Number(id))) => id.to_string(),
        _ => place.to_string(),
    }
}

fn joined(path: &str, name: &str) -> String {
    let name = title(name);
    match path {
        "" => name,
        path => format!("{path} {name}"),
    }
}

fn captioned(caption: &str, text: String) -> String {
    match caption {
        "" => text,
        caption => format!("{caption}:\n{text}"),
    }
}

/// How to see the page after this one.
pub fn next(value: &Answer) -> Option<String> {
    let key = match value {
        Answer::Object(fields) => {
            let parts = fields.iter().map(|(name, value)| text(name, value));
            parts.collect::<Option<Vec<_>>>()?.join(":")
        }
        Answer::Null => return None,
        scalar => text("", scalar)?,
    };
    Some(format!("more: --start-after {key}"))
}
