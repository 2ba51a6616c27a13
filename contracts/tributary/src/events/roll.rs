use cosmwasm_std::{Addr, Binary, Event};

use super::datanet::datanet_event;
use super::optional;
use crate::state::{DatanetSplit, Enrolled, NewRoll, Roll};

fn roll_event(kind: &'static str, datanet_id: u64, roll_id: u64) -> Event {
    datanet_event(kind, datanet_id).add_attribute("roll_id", roll_id.to_string())
}

/// What is changed by it of the datanet.
fn version(event: Event, split: &DatanetSplit) -> Event {
    event
        .add_attribute("weights_version", split.weights_version.to_string())
        .add_attribute("total_weight", split.total_weight.to_string())
}

pub fn roll_published(
    datanet_id: u64,
    roll_id: u64,
    roll: &Roll,
    uri: &str,
    split: &DatanetSplit,
) -> Event {
    let event = roll_event("roll_published", datanet_id, roll_id)
        .add_attribute("root", Binary::from(roll.root).to_base64())
        .add_attribute("roll_weight", roll.total_weight.to_string())
        .add_attribute("leaf_count", roll.leaf_count.to_string())
        .add_attribute("uri", uri);
    version(event, split)
}

pub fn roll_closed(datanet_id: u64, roll_id: u64, roll: &Roll, split: &DatanetSplit) -> Event {
    let event = roll_event("roll_closed", datanet_id, roll_id)
        .add_attribute("roll_weight", roll.total_weight.to_string());
    version(event, split)
}

pub fn enrolled(
    (datanet_id, roll_id, leaf_index): (u64, u64, u64),
    address: &Addr,
    weight: u64,
    enrolled: &Enrolled,
) -> Event {
    roll_event("enrolled", datanet_id, roll_id)
        .add_attribute("leaf_index", leaf_index.to_string())
        .add_attribute("address", address)
        .add_attribute("weight", weight.to_string())
        .add_attribute("enrolled_weight", enrolled.weight.to_string())
        .add_attribute("enrolled_leaves", enrolled.leaves.to_string())
}

pub fn roll_scheduled((datanet_id, change_id): (u64, u64), new: &NewRoll) -> Event {
    let event = datanet_event("roll_scheduled", datanet_id)
        .add_attribute("change_id", change_id.to_string())
        .add_attribute("root", Binary::from(new.root).to_base64())
        .add_attribute("roll_weight", new.total_weight.to_string())
        .add_attribute("leaf_count", new.leaf_count.to_string())
        .add_attribute("uri", &new.uri);
    optional(event, "closes", new.closes)
}

pub fn closing_scheduled((datanet_id, change_id): (u64, u64), roll_id: u64) -> Event {
    roll_event("closing_scheduled", datanet_id, roll_id)
        .add_attribute("change_id", change_id.to_string())
}
