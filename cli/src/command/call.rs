//! What a command line comes to: messages to send, or one question.

use super::json::pruned;
use crate::input::InputError;
use anyhow::Result;
use cosmwasm_std::{Binary, Uint128, to_json_binary};
use cw20::Cw20ExecuteMsg;
use serde_json::Value;
use std::collections::HashMap;
use tributary_api::{ContributorWeight, ExecuteMsg, HookMsg, MAX_WEIGHTS, QueryMsg};

/// A command line, understood; nothing is sent or asked yet.
#[derive(Debug)]
pub enum Call {
    /// Messages for one transaction.
    Execute(Vec<Action>),
    Query(Box<QueryMsg>),
    /// More weights than one message takes.
    Weights(WeightList),
    /// A payment whose amount depends on the model: [`payment`](super::payment).
    Pay(Payment),
}

/// One message.
#[derive(Debug)]
pub enum Action {
    Contract(Box<ExecuteMsg>),
    /// Base units sent to the contract with a hook: by the named token, or by the deployment's.
    Token {
        token: Option<String>,
        amount: Uint128,
        hook: HookMsg,
    },
}

/// A message with its address, as `wasmd tx wasm execute` takes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// A contract: Tributary or a token.
    pub to: String,
    pub msg: Value,
}

/// What `query send` pays for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    pub model_id: u64,
    pub query_id: String,
    pub units: Option<u64>,
    pub count: Option<u64>,
    pub digest: Option<Binary>,
    /// Base units; without it, what the model charges for the units.
    pub amount: Option<Uint128>,
    /// Without it, that of the model's unit price, or the deployment's.
    pub token: Option<String>,
}

/// Weights to set, [`MAX_WEIGHTS`] in a message.
#[derive(Debug)]
pub struct WeightList {
    pub datanet: Datanet,
    /// Each address once.
    pub weights: Vec<ContributorWeight>,
}

/// Whose weights.
#[derive(Debug)]
pub enum Datanet {
    Known(u64),
    /// The one that this action registers, with its first weights; the event `datanet_registered` tells its id.
    New(Action),
}

impl Call {
    pub(super) fn execute(msg: ExecuteMsg) -> Self {
        Self::Execute(vec![msg.into()])
    }

    pub(super) fn query(msg: QueryMsg) -> Self {
        Self::Query(Box::new(msg))
    }
}

impl Action {
    /// The message as it goes to the chain, for this contract and, where the action names none, this token.
    ///
    /// # Errors
    /// [`InputError::Missing`] without any token.
    pub fn resolve(self, contract: &str, token: Option<&str>) -> Result<Resolved> {
        match self {
            Self::Contract(msg) => Ok(Resolved {
                to: contract.to_owned(),
                msg: pruned(&*msg)?,
            }),
            Self::Token {
                token: named,
                amount,
                hook,
            } => Ok(Resolved {
                to: named_token(named, token)?,
                msg: pruned(&Cw20ExecuteMsg::Send {
                    contract: contract.to_owned(),
                    amount,
                    msg: to_json_binary(&hook)?,
                })?,
            }),
        }
    }
}

impl From<ExecuteMsg> for Action {
    fn from(msg: ExecuteMsg) -> Self {
        Self::Contract(Box::new(msg))
    }
}

/// The token that a command line names, or else the deployment's.
///
/// # Errors
/// [`InputError::Missing`] without either.
pub fn named_token(named: Option<String>, deployed: Option<&str>) -> Result<String, InputError> {
    named
        .or_else(|| deployed.map(str::to_owned))
        .ok_or(InputError::Missing {
            option: "--token",
            what: "the cw20 address of the fee token",
        })
}

impl WeightList {
    /// The weights that the chain does not hold yet, to go on after an interruption.
    ///
    /// `held`: direct weights by address, without those from rolls.
    pub fn rest(&self, held: &HashMap<String, u64>) -> Vec<ContributorWeight> {
        let differs = |entry: &&ContributorWeight| {
            held.get(&entry.address).copied().unwrap_or(0) != entry.weight
        };
        self.weights.iter().filter(differs).cloned().collect()
    }
}

/// The messages that set weights, as few as there can be.
pub fn set_weights(datanet_id: u64, weights: &[ContributorWeight]) -> Vec<Action> {
    weights
        .chunks(MAX_WEIGHTS)
        .map(|weights| {
            ExecuteMsg::SetWeights {
                datanet_id,
                weights: weights.to_vec(),
            }
            .into()
        })
        .collect()
}
