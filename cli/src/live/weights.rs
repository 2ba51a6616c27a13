//! Long lists of weights: 200 in a message, and after an interruption only what the chain does not hold yet.

use super::options::{Connection, Options};
use super::{messages, print};
use crate::command::{Datanet, WeightList, set_weights};
use crate::input::InputError;
use crate::{event, output, progress};
use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use tributary_api::{
    Change, ContributorResponse, ContributorsResponse, DatanetResponse, MAX_LIMIT,
    MAX_WAITING_CHANGES, QueryMsg, RollsResponse, ScheduledChangesResponse, SeatSource,
};

/// Registers the datanet if it is new, then sets its weights in as many transactions as it takes.
///
/// # Errors
/// What the contract refuses. What was sent before stays: the same command goes on where it ended.
pub fn run(connection: &Connection, list: WeightList, options: &Options) -> Result<()> {
    let wallet = connection.wallet()?;
    let sender = connection.sender(&wallet)?;
    let datanet_id = match list.datanet {
        Datanet::Known(id) => id,
        Datanet::New(action) => {
            let registering = messages(connection, vec![action])?;
            if options.dry_run {
                return print::simulation(&sender.simulate(&registering)?, options.json);
            }
            let receipt = sender.send(&registering)?;
            print::receipt(&receipt, options.json)?;
            let registered = event::find(&receipt.events, "wasm-datanet_registered")?;
            event::number(registered, "datanet_id")?
        }
    };
    let list = WeightList {
        datanet: Datanet::Known(datanet_id),
        weights: list.weights,
    };
    let rest = list.rest(&held(connection, &list, datanet_id)?);
    let set = list.weights.len().saturating_sub(rest.len());
    let batches = set_weights(datanet_id, &rest);
    assert_room(connection, datanet_id, batches.len())?;
    let mut messages = messages(connection, batches)?.into_iter();
    if options.dry_run {
        return match messages.next() {
            Some(first) => {
                output::note(&format!(
                    "{} transactions; the first of them:",
                    messages.len().saturating_add(1)
                ));
                print::simulation(&sender.simulate(&[first])?, options.json)
            }
            None => print::all_set(datanet_id, list.weights.len(), options.json),
        };
    }
    if messages.len() == 0 {
        return print::all_set(datanet_id, set, options.json);
    }
    let bar = progress::bar(
        format!("weights of datanet {datanet_id}"),
        list.weights.len(),
    );
    bar.steps(set);
    let mut sent = set;
    for message in messages {
        let receipt = sender.send(&[message]).with_context(|| {
            format!(
                "{sent} of {} weights are set; once this is mended, go on by \
                 `tributary datanet weights set --datanet {datanet_id}` with the same file",
                list.weights.len()
            )
        })?;
        let count = list.weights.len().saturating_sub(sent);
        let count = count.min(tributary_api::MAX_WEIGHTS);
        sent = sent.saturating_add(count);
        bar.steps(count);
        print::receipt_line(&receipt, options.json)?;
    }
    drop(bar);
    print::all_set(datanet_id, list.weights.len(), options.json)
}

fn ask<R: DeserializeOwned>(connection: &Connection, query: &QueryMsg) -> Result<R> {
    Ok(connection.node.smart(connection.contract()?, query)?)
}

/// The direct weights of those on the list as they are, or as they will be once all waiting changes are applied.
fn held(
    connection: &Connection,
    list: &WeightList,
    datanet_id: u64,
) -> Result<HashMap<String, u64>> {
    let rolls: RollsResponse = ask(
        connection,
        &QueryMsg::Rolls {
            datanet_id,
            start_after: None,
            limit: Some(1),
        },
    )?;
    let mut held = HashMap::new();
    if rolls.rolls.is_empty() {
        let mut start_after = None;
        loop {
            let page: ContributorsResponse = ask(
                connection,
                &QueryMsg::Contributors {
                    datanet_id,
                    start_after,
                    limit: Some(MAX_LIMIT),
                },
            )?;
            let weights = page.contributors.into_iter();
            held.extend(weights.map(|entry| (entry.address, entry.weight)));
            start_after = page.next.map(String::from);
            if start_after.is_none() {
                break;
            }
        }
    } else {
        // the list of contributors adds seats from rolls to the direct ones
        for entry in &list.weights {
            let found: ContributorResponse = ask(
                connection,
                &QueryMsg::Contributor {
                    datanet_id,
                    address: entry.address.clone(),
                },
            )?;
            let direct = found
                .seats
                .iter()
                .find(|seat| seat.source == SeatSource::Direct {});
            held.insert(entry.address.clone(), direct.map_or(0, |seat| seat.weight));
        }
    }
    let waiting: ScheduledChangesResponse = ask(
        connection,
        &QueryMsg::ScheduledChanges {
            datanet_id,
            start_after: None,
            limit: Some(MAX_WAITING_CHANGES),
        },
    )?;
    for waiting in waiting.changes {
        if let Change::SetWeights { weights } = waiting.change {
            held.extend(
                weights
                    .into_iter()
                    .map(|entry| (entry.address, entry.weight)),
            );
        }
    }
    Ok(held)
}

/// With a notice each message waits as a change, and not all may wait at once.
fn assert_room(connection: &Connection, datanet_id: u64, batches: usize) -> Result<()> {
    let datanet: DatanetResponse = ask(connection, &QueryMsg::Datanet { datanet_id })?;
    let most = usize::try_from(MAX_WAITING_CHANGES)?;
    if datanet.notice_seconds > 0 && batches > most {
        return Err(InputError::TooMany {
            what: "weights (at most 32 changes of 200 may wait for a datanet's notice)",
            max: most.saturating_mul(tributary_api::MAX_WEIGHTS),
            found: batches.saturating_mul(tributary_api::MAX_WEIGHTS),
        }
        .into());
    }
    Ok(())
}
