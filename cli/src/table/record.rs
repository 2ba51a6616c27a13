//! How a fee is split: a query record, or a preview of one.

use super::style::{right, table};
use super::unit::{amount, moment, share};
use crate::amount::grouped;
use comfy_table::Cell;
use cosmwasm_std::Uint128;
use tributary_api::{
    ChargeInfo, DatanetPart, Pot, PotStatus, QueryRecordResponse, RouteEntry, SplitPreviewResponse,
};

pub fn text(record: &QueryRecordResponse) -> String {
    let mut lines = vec![format!(
        "record {} of model {}: {} paid {} of the token {}",
        record.record_id,
        record.model_id,
        record.payer,
        amount(record.amount),
        record.token
    )];
    let queries = match (record.query_id.as_str(), record.count) {
        ("", count) => format!("a batch of {} charges", grouped(count)),
        (id, 1) => format!("query id {id}"),
        (id, count) => format!("query id {id}, which stands for {} queries", grouped(count)),
    };
    lines.push(match record.units {
        Some(units) => format!("{queries}, units {}", grouped(units)),
        None => queries,
    });
    lines.push(format!(
        "at {}, in block {}",
        moment(record.time),
        record.height
    ));
    lines.extend(
        record
            .digest
            .as_ref()
            .map(|digest| format!("digest {digest}")),
    );
    lines.extend(record.charge.as_ref().map(charge));
    lines.push(String::new());
    lines.push(split(record.protocol, record.operator, &record.datanets));
    lines.join("\n")
}

/// What would be split.
pub fn preview(model_id: u64, preview: &SplitPreviewResponse) -> String {
    let mut text = format!(
        "{} paid to model {model_id} now would be split so:\n{}",
        amount(preview.amount),
        split(preview.protocol, preview.operator, &preview.datanets)
    );
    if !preview.route.is_empty() {
        text.push_str(&format!("\n\n{}", route(&preview.route)));
    }
    text
}

fn charge(charge: &ChargeInfo) -> String {
    let digest = charge.digest.as_ref();
    format!(
        "of it, {} was charged {} for units {} under the query id {}{}",
        charge.payer,
        amount(charge.amount),
        grouped(charge.units),
        charge.query_id,
        digest.map_or_else(String::new, |digest| format!(", digest {digest}"))
    )
}

fn split(protocol: Uint128, operator: Uint128, parts: &[DatanetPart]) -> String {
    let mut table = table([
        Cell::new("to"),
        right("part"),
        right("curator"),
        right("by weight"),
        right("by influence"),
        right("total weight"),
        right("version"),
        Cell::new("pot"),
    ]);
    for (name, part) in [("protocol", protocol), ("operator", operator)] {
        table.add_row([Cell::new(name), right(amount(part))]);
    }
    for part in parts {
        let pot = part.pot.as_ref();
        table.add_row([
            Cell::new(format!("datanet {}", part.datanet_id)),
            right(amount(part.part)),
            right(amount(part.curator)),
            right(amount(part.base)),
            right(pot.map_or_else(String::new, |pot| amount(pot.amount))),
            right(grouped(part.total_weight)),
            right(part.weights_version),
            Cell::new(pot.map_or_else(String::new, status)),
        ]);
    }
    table.trim_fmt()
}

fn status(pot: &Pot) -> String {
    match &pot.status {
        PotStatus::Waiting { deadline } => format!("waits until {}", moment(*deadline)),
        PotStatus::Attributed {
            attribution_id,
            attestor,
            base,
            ..
        } => format!(
            "attributed by {attestor} (attribution {attribution_id}), {} of it by weight",
            amount(base)
        ),
        PotStatus::Released { .. } => "released, shared by weight".to_owned(),
    }
}

/// Which datanets a model's fees reach, and why.
pub fn route(route: &[RouteEntry]) -> String {
    let mut table = table([
        right("datanet"),
        right("of what the datanets get"),
        Cell::new("because the model rests on"),
    ]);
    for entry in route {
        let sources = entry.sources.iter().map(|source| {
            let share = share(source.share).unwrap_or_default();
            format!(
                "datanet {} (weight {}), which passes on {share}",
                source.datanet_id,
                grouped(source.weight)
            )
        });
        table.add_row([
            right(entry.datanet_id),
            right(share(entry.share).unwrap_or_default()),
            Cell::new(sources.collect::<Vec<_>>().join("\n")),
        ]);
    }
    table.trim_fmt()
}
