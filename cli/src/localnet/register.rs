//! The demo's datanets with all their contributors, and its model, on a chain.

use super::deploy::Chain;
use super::deployment::{Datanet, Model};
use super::step::{step, step_of};
use crate::demo::message;
use crate::demo::plan::{Plan, Source};
use crate::event;
use anyhow::{Result, ensure};
use node_client::{Message, Receipt};
use tributary_api::ExecuteMsg;

pub struct Registered {
    pub datanets: Vec<Datanet>,
    pub model: Model,
    /// The block of the last message.
    pub height: u64,
}

/// Registers the plan's datanets, in its order, and the model.
///
/// # Errors
/// What the chain refuses.
pub fn register(chain: &Chain, plan: &Plan, contract: &str, token: &str) -> Result<Registered> {
    let mut datanets: Vec<Datanet> = vec![];
    for source in &plan.datanets {
        let first = datanets.first().map(|first| first.datanet_id);
        datanets.push(datanet(chain, source, contract, first)?);
    }
    let ids: Vec<_> = datanets.iter().map(|d| d.datanet_id).collect();
    let (model_id, height) = step("registering the model", || {
        let gateway = chain.accounts.address("gateway")?;
        let msg = message::register_model(plan, &ids, token, &gateway);
        let receipt = execute(chain, "operator", contract, &msg)?;
        let registered = event::find(&receipt.events, "wasm-model_registered")?;
        Ok((event::number(registered, "model_id")?, receipt.height))
    })?;
    Ok(Registered {
        datanets,
        model: Model {
            model_id,
            name: message::MODEL.to_owned(),
        },
        height,
    })
}

fn datanet(chain: &Chain, source: &Source, contract: &str, first: Option<u64>) -> Result<Datanet> {
    let mut batches = message::batches(&source.datanet);
    let what = format!("registering {}", source.datanet.name);
    let datanet_id = step_of(&what, batches.len(), |shown| {
        ensure!(
            source.influence_bps == 0 || batches.len() <= 1,
            "its contributors do not fit into one message, and others would have to wait for its notice"
        );
        let attestor = chain.accounts.address("attestor")?;
        let msg = message::register_datanet(source, batches.next(), first, &attestor);
        let receipt = execute(chain, "curator", contract, &msg)?;
        let registered = event::find(&receipt.events, "wasm-datanet_registered")?;
        let datanet_id = event::number(registered, "datanet_id")?;
        shown.step();
        for weights in batches {
            let msg = ExecuteMsg::SetWeights {
                datanet_id,
                weights,
            };
            execute(chain, "curator", contract, &msg)?;
            shown.step();
        }
        Ok(datanet_id)
    })?;
    Ok(Datanet {
        datanet_id,
        name: source.datanet.name.clone(),
        contributors: source.datanet.contributors.len(),
    })
}

fn execute(chain: &Chain, sender: &str, contract: &str, msg: &ExecuteMsg) -> Result<Receipt> {
    chain.send(sender, Message::execute(contract, msg)?)
}
