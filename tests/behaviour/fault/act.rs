//! What a case runs: one transaction, named after its message.

use cosmwasm_std::{Addr, from_json};
use cw20::Cw20ExecuteMsg;
use serde::Serialize;
use serde_json::Value;
use suite::{Outcome, Party, Suite};
use tributary_api::{ExecuteMsg, InstantiateMsg};

#[derive(Clone, Debug)]
pub enum Act {
    Instantiate(InstantiateMsg),
    Execute(&'static str, ExecuteMsg),
    /// To a token, which calls `receive`.
    Token(&'static str, Addr, Cw20ExecuteMsg),
    Migrate,
}

impl Act {
    pub fn execute(sender: &'static str, msg: impl Into<ExecuteMsg>) -> Self {
        Self::Execute(sender, msg.into())
    }

    pub fn run(&self, suite: &mut Suite) -> Outcome {
        match self.clone() {
            Self::Instantiate(msg) => suite.instantiate(&msg).map(|(_, result)| result),
            Self::Execute(sender, msg) => suite.execute(sender, msg),
            Self::Token(sender, token, msg) => suite.execute_token(sender, token, &msg),
            Self::Migrate => suite.migrate("dao"),
        }
    }

    /// The message's name in JSON; of those that carry another one, that one's name too.
    pub fn message(&self) -> String {
        match self {
            Self::Instantiate(_) => "instantiate".to_owned(),
            Self::Migrate => "migrate".to_owned(),
            Self::Execute(_, ExecuteMsg::UpdateOwnership(action)) => {
                format!("update_ownership {}", name(action))
            }
            Self::Execute(_, msg) => name(msg),
            Self::Token(_, _, msg) => {
                let (Cw20ExecuteMsg::Send { msg, .. } | Cw20ExecuteMsg::SendFrom { msg, .. }) = msg
                else {
                    panic!("{msg:?} calls no contract");
                };
                format!("receive {}", key(from_json(msg).unwrap()))
            }
        }
    }
}

fn name(message: &impl Serialize) -> String {
    key(serde_json::to_value(message).unwrap())
}

/// A variant with fields is an object of one key, one without is a text.
fn key(variant: Value) -> String {
    match variant {
        Value::String(name) => name,
        Value::Object(fields) => fields.keys().next().unwrap().clone(),
        other => panic!("{other} is no variant"),
    }
}

/// A cw20 `Send` to the contract.
pub fn send(
    suite: &Suite,
    payer: &'static str,
    token: impl Party,
    amount: u128,
    hook: &tributary_api::HookMsg,
) -> Act {
    let msg = Cw20ExecuteMsg::Send {
        contract: suite.contract.to_string(),
        amount: amount.into(),
        msg: cosmwasm_std::to_json_binary(hook).unwrap(),
    };
    Act::Token(payer, token.addr(suite), msg)
}
