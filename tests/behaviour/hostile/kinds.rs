//! Every kind, and what is to come of it.

use cosmwasm_std::{Binary, to_json_binary};
use cw20::Cw20ReceiveMsg;
use suite::{Claim, Suite, hook};
use tributary_api::{ExecuteMsg, HookMsg};

use super::token::Behaviour;

#[derive(Clone, Copy)]
pub struct Kind {
    pub name: &'static str,
    pub behaviour: fn(&Suite) -> Behaviour,
    /// A payment succeeds.
    pub pays: bool,
    /// The first claim succeeds.
    pub claims: bool,
    /// Transfers move what they say.
    pub moves_right: bool,
    /// Fails for want of gas, where it is counted.
    pub burns: bool,
}

const GOOD: Kind = Kind {
    name: "",
    behaviour: |_| Behaviour::Honest {},
    pays: true,
    claims: true,
    moves_right: true,
    burns: false,
};

const STUCK: Kind = Kind {
    claims: false,
    ..GOOD
};

const BURNING: Kind = Kind {
    burns: true,
    ..STUCK
};

fn on_transfer(suite: &Suite, msg: impl Into<ExecuteMsg>) -> Behaviour {
    Behaviour::CallsOnTransfer {
        contract: suite.contract.to_string(),
        msg: binary(msg),
    }
}

fn binary(msg: impl Into<ExecuteMsg>) -> Binary {
    to_json_binary(&msg.into()).unwrap()
}

fn of_ann(suite: &Suite) -> Claim {
    Claim {
        address: Some(suite.addr("ann").into()),
        ..Claim::default()
    }
}

/// A payment out of nothing, under an id of its own each time.
fn forged(suite: &Suite, hook: &HookMsg) -> ExecuteMsg {
    ExecuteMsg::Receive(Cw20ReceiveMsg {
        sender: suite.addr("mallory").into(),
        amount: 700u128.into(),
        msg: to_json_binary(hook).unwrap(),
    })
}

macro_rules! kinds {
    ($($base:ident $({$($field:ident: $value:expr),+})? $name:literal => $behaviour:expr,)*) => {
        pub fn kinds() -> Vec<Kind> {
            vec![$(Kind { name: $name, behaviour: $behaviour, $($($field: $value,)+)? ..$base },)*]
        }
    };
}

kinds! {
    STUCK "reverts" => |_| Behaviour::RevertsOnTransfer {},
    STUCK "panics" => |_| Behaviour::PanicsOnTransfer {},
    BURNING "asks until the gas is gone" => |suite| Behaviour::BurnsGasOnTransfer {
        contract: suite.contract.to_string(),
    },
    BURNING "computes until the gas is gone" => |_| Behaviour::LoopsOnTransfer {},
    BURNING "writes until the gas is gone" => |_| Behaviour::FillsStorageOnTransfer {},
    GOOD "claims in a claim" => |suite| on_transfer(suite, of_ann(suite)),
    // each claim within another finds what is due to the next one
    GOOD "claims in claims" => |suite| Behaviour::CallsOnTransfers {
        contract: suite.contract.to_string(),
        msg: binary(of_ann(suite)),
        times: 3,
    },
    GOOD "pays in a claim" => |suite| {
        let records = suite.model(1).records;
        on_transfer(suite, forged(suite, &hook(1, format!("nested-{records}"))))
    },
    GOOD "deposits in a claim" => |suite| {
        on_transfer(suite, forged(suite, &HookMsg::Deposit { beneficiary: None }))
    },
    GOOD "claims in a payment" => |suite| Behaviour::CallsOnSend {
        contract: suite.contract.to_string(),
        msg: binary(of_ann(suite)),
    },
    GOOD "says more than moved" => |_| Behaviour::Overstates { by: 500u128.into() },
    GOOD "says what never moves" => |_| Behaviour::HookWithoutMoving {},
    GOOD "says it before it moves" => |_| Behaviour::HookBeforeMoving {},
    GOOD {pays: false} "says it twice" => |_| Behaviour::HookTwice {},
    GOOD {moves_right: false} "takes a fee" => |_| Behaviour::FeeOnTransfer { percent: 10 },
    GOOD {moves_right: false} "moves twice as much" => |_| Behaviour::MovesTwice {},
    GOOD {moves_right: false} "moves nothing" => |_| Behaviour::AnswersGarbage {},
    GOOD "forges the payer" => |suite| Behaviour::ForgesSender {
        sender: suite.addr("ann").into(),
    },
    GOOD "lies of balances" => |_| Behaviour::LiesOfBalances {
        balance: u128::MAX.into(),
    },
}
