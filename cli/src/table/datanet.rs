//! A datanet and its terms.

use super::style::{right, table};
use super::unit::{duration, moment, share};
use crate::amount::{grouped, percent};
use comfy_table::Cell;
use tributary_api::DatanetResponse;

pub fn text(datanet: &DatanetResponse) -> String {
    let mut lines = vec![
        format!(
            "datanet {}, {}, curated by {}",
            datanet.datanet_id, datanet.name, datanet.curator
        ),
        format!(
            "total weight {}, version {} of the weights",
            grouped(datanet.total_weight),
            datanet.weights_version
        ),
        terms(datanet),
        format!("registered {}", moment(datanet.registered_at)),
    ];
    let mut named = |what: &str, value: Option<String>| {
        lines.extend(value.map(|value| format!("{what} {value}")));
    };
    named("description", datanet.description.clone());
    named("uri", datanet.uri.clone());
    named(
        "content hash",
        datanet.content_hash.as_ref().map(ToString::to_string),
    );
    named("licence", datanet.license.clone());
    named(
        "nominated to take over:",
        datanet.nominee.as_ref().map(ToString::to_string),
    );
    for attestor in &datanet.attestors {
        let since = moment(attestor.since);
        named(
            "attestor",
            Some(format!("{}, of records since {since}", attestor.address)),
        );
    }
    // a datanet without parents has all of what it earns
    if datanet.lineage.len() > 1 {
        lines.push(format!("\n{}", lineage(datanet)));
    }
    lines.join("\n")
}

fn terms(datanet: &DatanetResponse) -> String {
    let mut text = format!(
        "the curator takes {} of its income",
        percent(datanet.curator_fee_bps)
    );
    if let Some(window) = datanet.attribution_window {
        text.push_str(&format!(
            "; of the rest {} is shared by influence, attributed within {}",
            percent(datanet.influence_bps),
            duration(window)
        ));
    }
    match datanet.notice_seconds {
        0 => text.push_str("; changes of weights act at once"),
        notice => text.push_str(&format!("; changes of weights wait {}", duration(notice))),
    }
    text
}

fn lineage(datanet: &DatanetResponse) -> String {
    let mut table = table([right("datanet"), right("of its income"), Cell::new("")]);
    for entry in &datanet.lineage {
        let parent = datanet
            .parents
            .iter()
            .find(|parent| parent.datanet_id == entry.datanet_id)
            .map(|parent| format!("parent, with a royalty of {}", percent(parent.royalty_bps)));
        let why = match parent {
            Some(parent) => parent,
            None if entry.datanet_id == datanet.datanet_id => "itself".to_owned(),
            None => "ancestor".to_owned(),
        };
        table.add_row([
            right(entry.datanet_id),
            right(share(entry.share).unwrap_or_default()),
            Cell::new(why),
        ]);
    }
    table.trim_fmt()
}
