//! Long entries in lists: what tells them apart, and how to see one whole.

use super::answer::Answer;
use super::plain::{next, rows_of};

/// The list's name, the columns shown, and how to see one entry.
const LISTS: [(&str, &[&str], &str); 4] = [
    (
        "datanets",
        &[
            "datanet_id",
            "name",
            "license",
            "total_weight",
            "curator_fee_bps",
            "influence_bps",
            "notice_seconds",
            "curator",
        ],
        "tributary datanet show --datanet ID",
    ),
    (
        "models",
        &[
            "model_id",
            "name",
            "operator_fee_bps",
            "records",
            "active",
            "operator",
        ],
        "tributary model show --model ID",
    ),
    (
        "records",
        &[
            "record_id",
            "query_id",
            "amount",
            "units",
            "count",
            "time",
            "payer",
        ],
        "tributary query show --model ID --record ID",
    ),
    (
        "rolls",
        &[
            "roll_id",
            "total_weight",
            "leaf_count",
            "enrolled_weight",
            "enrolled_leaves",
            "opened_at",
            "closed_at",
        ],
        "tributary roll info --datanet ID --roll ID",
    ),
];

fn has_id(columns: &[&str], entry: &Answer) -> bool {
    let id = columns.first().and_then(|id| entry.get(id));
    id.is_some()
}

/// A page of a list of long entries; none for other answers.
pub fn text(answer: &Answer) -> Option<String> {
    let (columns, entries, whole) = LISTS.iter().find_map(|(name, columns, whole)| {
        match answer.get(name) {
            // other answers have lists of that name, with other entries
            Some(Answer::List(entries)) if entries.iter().all(|entry| has_id(columns, entry)) => {
                Some((columns, entries, whole))
            }
            _ => None,
        }
    })?;
    if entries.is_empty() {
        return Some("none".to_owned());
    }
    let rows = entries.iter().map(|entry| match entry {
        Answer::Object(fields) => Some(fields.as_slice()),
        _ => None,
    });
    let rows = rows.collect::<Option<Vec<_>>>()?;
    let mut text = format!("{}\none of them whole: {whole}", rows_of(columns, &rows));
    // the contract says where some pages go on; of these it is the last entry
    let first = columns.first()?;
    if let Some(last) = entries.last().and_then(|entry| entry.get(first)) {
        text.push_str(&format!(
            "\nwhat comes after: {}",
            next(last)?.trim_start_matches("more: ")
        ));
    }
    Some(text)
}
