//! One datanet on a chain of its own, from its registration to the last claim.

use super::tree::Proven;
use crate::demo::balances::{self, AccountBooks, Books};
use crate::demo::claims::{self, Claims};
use crate::demo::plan::Plan;
use crate::demo::register;
use crate::demo::replay::{self, Replay};
use crate::demo::stage::{Registered, Stage};
use crate::demo::terms;
use crate::{event, progress};
use anyhow::{Context, Result};
use artifacts::Artifacts;
use cosmwasm_std::{Addr, Binary, Event};
use serde::Serialize;
use tributary_api::{ContributorWeight, ExecuteMsg, LastLeaf};
use weight_roll::Roll;

const URI: &str = "demo:leaves";

/// How the contributors get their weight.
pub enum Weights {
    /// By `set_weights`.
    Direct(Vec<ContributorWeight>),
    /// By `publish_roll`; the sample enrols after the trace.
    Roll {
        roll: Roll,
        last: LastLeaf,
        sample: Vec<Proven>,
    },
}

/// A message that was sent.
#[derive(Clone, Copy, Serialize)]
pub struct Sent {
    pub gas: u64,
    /// Of the message as JSON.
    pub bytes: u64,
}

pub struct Side {
    pub stage: Stage,
    /// Contributors that enrolled or have their weight directly, then curator, operator and protocol.
    pub recipients: Vec<Addr>,
    /// `set_weights` or `publish_roll`.
    pub register: Sent,
    /// None without a roll.
    pub roll_id: Option<u64>,
    pub replay: Replay,
    pub enrol: Vec<Sent>,
    pub claims: Claims,
    pub books: Books,
}

impl Side {
    /// The plan has one datanet, with those contributors that are paid.
    pub fn run(artifacts: &Artifacts, plan: &Plan, weights: Weights) -> Result<Self> {
        let mut stage = Stage::set(artifacts, plan, register::begins_at(plan), &[], false)?;
        let source = plan.datanets.first().context("a plan without datanets")?;
        let curator = stage.chain.account("curator 0");
        let datanet_id = register_datanet(&mut stage, &curator, &source.datanet.name)?;
        let (msg, sample) = weights.publish(datanet_id);
        let (register, events) = send(&mut stage, &curator, &msg)?;
        let roll_id = match &sample {
            Some(_) => {
                let published = event::find(&events, "wasm-roll_published")?;
                Some(event::number(published, "roll_id")?)
            }
            None => None,
        };
        stage.datanets.push(Registered {
            datanet_id,
            curator,
            announced: 0,
        });
        stage.model_id = stage.register_model(plan)?;

        let before = stage.balances(&stage.payers)?;
        let replay = replay::run(&mut stage, plan)?;
        let after = stage.balances(&stage.payers)?;
        let fees_in = balances::moved(&after, &before)?;

        let enrol = match (roll_id, sample) {
            (Some(roll_id), Some(sample)) => enrol(&mut stage, datanet_id, roll_id, sample)?,
            _ => vec![],
        };
        let recipients = stage.recipients(plan);
        let before = stage.balances(&recipients)?;
        let claims = claims::run(&mut stage, &recipients)?;
        let after = stage.balances(&recipients)?;
        let books = Books {
            fees_in,
            received: balances::moved(&before, &after)?,
            accounts: AccountBooks::default(),
            balance: stage.balance(&stage.tributary)?,
        };
        Ok(Self {
            stage,
            recipients,
            register,
            roll_id,
            replay,
            enrol,
            claims,
            books,
        })
    }

    /// What a list of weights takes, in a datanet like this one.
    pub fn set_list(&mut self, weights: Vec<ContributorWeight>) -> Result<Sent> {
        let curator = self.stage.chain.account("curator 0");
        let datanet_id = register_datanet(&mut self.stage, &curator, "one by one")?;
        let (msg, _) = Weights::Direct(weights).publish(datanet_id);
        Ok(send(&mut self.stage, &curator, &msg)?.0)
    }
}

impl Weights {
    /// What the curator sends, and who enrols later.
    fn publish(self, datanet_id: u64) -> (ExecuteMsg, Option<Vec<Proven>>) {
        match self {
            Self::Direct(weights) => {
                let msg = ExecuteMsg::SetWeights {
                    datanet_id,
                    weights,
                };
                (msg, None)
            }
            Self::Roll { roll, last, sample } => {
                let msg = ExecuteMsg::PublishRoll {
                    datanet_id,
                    root: Binary::from(roll.root),
                    total_weight: roll.total_weight,
                    leaf_count: roll.leaf_count,
                    uri: URI.to_owned(),
                    last_leaf: last,
                    closes: None,
                };
                (msg, Some(sample))
            }
        }
    }
}

/// Each takes its leaf by itself.
fn enrol(
    stage: &mut Stage,
    datanet_id: u64,
    roll_id: u64,
    sample: Vec<Proven>,
) -> Result<Vec<Sent>> {
    let shown = progress::bar("enrolling", sample.len());
    let mut sent = Vec::with_capacity(sample.len());
    for proven in sample {
        let address = proven.contributor.address;
        let msg = ExecuteMsg::Enrol {
            datanet_id,
            roll_id,
            leaf_index: proven.leaf_index,
            address: address.to_string(),
            weight: proven.contributor.weight,
            proof: proven.proof,
        };
        let enrolled = send(stage, &address, &msg);
        let (enrolled, _) =
            enrolled.with_context(|| format!("enrolling leaf {}", proven.leaf_index))?;
        sent.push(enrolled);
        shown.step();
    }
    Ok(sent)
}

fn register_datanet(stage: &mut Stage, curator: &Addr, name: &str) -> Result<u64> {
    let msg = ExecuteMsg::RegisterDatanet {
        name: name.to_owned(),
        description: None,
        uri: None,
        content_hash: None,
        license: None,
        curator_fee_bps: Some(terms::CURATOR_FEE_BPS),
        influence_bps: None,
        attestors: None,
        attribution_window: None,
        notice_seconds: None,
        parents: None,
        contributors: None,
    };
    let tx = stage
        .execute(curator, &msg)
        .context("registering the datanet")?;
    event::number(
        event::find(&tx.events, "wasm-datanet_registered")?,
        "datanet_id",
    )
}

fn send(stage: &mut Stage, sender: &Addr, msg: &ExecuteMsg) -> Result<(Sent, Vec<Event>)> {
    let bytes = u64::try_from(serde_json::to_vec(msg)?.len())?;
    let tx = stage.execute(sender, msg)?;
    let gas = tx.gas.total;
    Ok((Sent { gas, bytes }, tx.events))
}
