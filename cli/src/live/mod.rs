//! Commands on a live chain: what the words come to is asked or sent here.

mod deployment;
mod options;
mod print;
mod weights;

pub use options::{Connection, OPTIONS, Options};

use crate::command::{Action, Call, payment};
use crate::table::Answer;
use anyhow::{Error, Result};
use node_client::Message;
use std::process::ExitCode;
use tributary_api::{ModelResponse, QueryMsg};

/// Asks or sends what the words come to, given the deployment's token.
///
/// # Errors
/// [`InputError`](crate::input::InputError) for what the user brings; otherwise what the node or the contract says.
pub fn run(
    words: impl FnOnce(Option<&str>) -> Result<Call>,
    options: &Options,
) -> Result<ExitCode> {
    let deployment = options.deployment()?;
    // what was typed is read before any node is asked
    let call = words(deployment.token.as_deref())?;
    let connection = &options.connect(deployment)?;
    carry_out(connection, call, options).map_err(|error| doubting(error, connection))?;
    Ok(ExitCode::SUCCESS)
}

fn carry_out(connection: &Connection, call: Call, options: &Options) -> Result<()> {
    match call {
        Call::Query(query) => {
            let answer: Answer = connection.node.smart(connection.contract()?, &query)?;
            print::answer(&query, &answer, options.json)?;
        }
        Call::Execute(actions) => send(connection, actions, options)?,
        Call::Pay(pay) => {
            let asked = QueryMsg::Model {
                model_id: pay.model_id,
            };
            let model: ModelResponse = connection.node.smart(connection.contract()?, &asked)?;
            send(connection, vec![payment(&model, pay)?], options)?;
        }
        Call::Weights(list) => weights::run(connection, list, options)?,
    }
    Ok(())
}

/// A contract that does not know our messages is none of ours.
fn doubting(error: Error, connection: &Connection) -> Error {
    let unknown = format!("{error:#}").contains("Error parsing into type");
    match connection.contract() {
        Ok(contract) if unknown => error.context(format!(
            "{contract} is another kind of contract: check --contract"
        )),
        _ => error,
    }
}

fn send(connection: &Connection, actions: Vec<Action>, options: &Options) -> Result<()> {
    let wallet = connection.wallet()?;
    let sender = connection.sender(&wallet)?;
    let messages = messages(connection, actions)?;
    if options.dry_run {
        return print::simulation(&sender.simulate(&messages)?, options.json);
    }
    print::receipt(&sender.send(&messages)?, options.json)
}

fn messages(connection: &Connection, actions: Vec<Action>) -> Result<Vec<Message>> {
    let contract = connection.contract()?;
    let resolved = actions.into_iter().map(|action| {
        let resolved = action.resolve(contract, connection.token())?;
        Ok(Message::execute(&resolved.to, &resolved.msg)?)
    });
    resolved.collect()
}
