//! The contract on a chain of the least kind: storage that undoes refused messages, a clock, and exact books of tokens.

use std::collections::BTreeMap;

use cosmwasm_std::testing::{MockApi, MockQuerier, mock_env};
use cosmwasm_std::{
    Addr, Api, Binary, ContractInfoResponse, ContractResult, CosmosMsg, Deps, DepsMut, Env,
    MessageInfo, QuerierWrapper, ReplyOn, Response, SystemResult, Timestamp, Uint128, Uint512,
    WasmMsg, WasmQuery, from_json, to_json_binary,
};
use cw20::{Cw20ExecuteMsg, Cw20ReceiveMsg};
use lean_json::Lean;
use tributary::contract;
use tributary::error::ContractError;
use tributary::state::{
    ACCEPTED_HASHES, CHANGE_QUEUES, CHANGES, CONFIG, CONTRIBUTIONS, PAYOUT_ADDRESSES,
};
use tributary_api::{ExecuteMsg, HookMsg, InstantiateMsg, MigrateMsg, QueryMsg};

use crate::check::Seen;
use crate::layered::Layered;
use crate::people::{people, tokens};

thread_local! {
    static QUERIER: MockQuerier = querier();
}

fn querier() -> MockQuerier {
    let mut querier = MockQuerier::default();
    querier.update_wasm(|query| {
        let response = match query {
            WasmQuery::ContractInfo { .. } => to_json_binary(&ContractInfoResponse::new(
                1,
                people()[0].clone(),
                None,
                false,
                None,
            )),
            _ => unreachable!("the contract asks for nothing else"),
        };
        SystemResult::Ok(ContractResult::Ok(response.unwrap()))
    });
    querier
}

/// A payment out.
#[derive(Debug, PartialEq)]
pub struct Transfer {
    pub token: Addr,
    pub recipient: String,
    pub amount: Uint128,
}

#[derive(Clone)]
pub struct World {
    pub storage: Layered,
    pub env: Env,
    /// What the contract holds of each token.
    pub held: BTreeMap<Addr, Uint512>,
    pub(crate) seen: Seen,
}

impl World {
    /// Instantiated, with two fee tokens, and nothing else.
    pub fn bare() -> Self {
        Self::instantiated(InstantiateMsg {
            owner: None,
            fee_tokens: tokens()[..2].iter().map(Addr::to_string).collect(),
            protocol_fee_bps: 200,
            protocol_fee_recipient: Some(people()[5].to_string()),
        })
        .unwrap()
    }

    /// By the first one.
    pub fn instantiated(msg: InstantiateMsg) -> Result<Self, ContractError> {
        let mut env = mock_env();
        env.block.time = Timestamp::from_seconds(1_700_000_000);
        env.block.height = 1_000;
        let mut world = Self {
            storage: Layered::default(),
            env,
            held: BTreeMap::new(),
            seen: Seen::default(),
        };
        let (env, info) = (world.env.clone(), info(&people()[0]));
        world
            .run(|deps| contract::instantiate(deps, env, info, Lean(msg)))
            .map_err(|refused| refused.error)?;
        world.storage.commit();
        Ok(world)
    }

    pub fn pass(&mut self, seconds: u64) {
        if seconds > 0 {
            self.env.block.time = self.env.block.time.plus_seconds(seconds);
            self.env.block.height += seconds.div_ceil(6);
        }
    }

    pub fn now(&self) -> u64 {
        self.env.block.time.seconds()
    }

    pub fn is_paused(&self) -> bool {
        self.now() < CONFIG.load(&self.storage).unwrap().pause_ends
    }

    pub fn migrate(&mut self) -> Result<(), ContractError> {
        let env = self.env.clone();
        self.run(|deps| contract::migrate(deps, env, Lean(MigrateMsg {})))
            .map_err(|refused| refused.error)?;
        self.storage.commit();
        Ok(())
    }

    pub fn query(&self, msg: QueryMsg) -> Result<Binary, ContractError> {
        QUERIER.with(|querier| {
            let deps = Deps {
                storage: &self.storage,
                api: &MockApi::default(),
                querier: QuerierWrapper::new(querier),
            };
            contract::query(deps, self.env.clone(), Lean(msg))
        })
    }

    /// What a cw20 does for `send`.
    pub fn pay(
        &mut self,
        token: &Addr,
        payer: &Addr,
        amount: u128,
        hook: &HookMsg,
    ) -> Result<Response, ContractError> {
        let receive = ExecuteMsg::Receive(Cw20ReceiveMsg {
            sender: payer.to_string(),
            amount: amount.into(),
            msg: to_json_binary(hook).unwrap(),
        });
        self.execute(token, receive)
    }

    /// Runs a message, and then looks at all that must hold.
    pub fn execute(&mut self, sender: &Addr, msg: ExecuteMsg) -> Result<Response, ContractError> {
        let (env, info) = (self.env.clone(), info(sender));
        let earner = self.earner(sender, &msg);
        let brought = match &msg {
            ExecuteMsg::Receive(hook) => Some(hook.amount),
            _ => None,
        };
        let (checks_first, applies_one) = (checks_first(&msg), applies_one(&msg));
        let result = self.run(|deps| contract::execute(deps, env, info, Lean(msg)));
        let response = match result {
            Ok(response) => response,
            Err(Refused { error, untouched }) => {
                assert!(untouched || !checks_first, "wrote, then refused: {error}");
                return Err(error);
            }
        };
        if let Some(amount) = brought {
            assert!(tokens().contains(sender), "{sender} is no token");
            *self.held.entry(sender.clone()).or_default() += Uint512::from(amount);
        }
        for transfer in transfers(&response) {
            let earner = earner.as_ref().expect("this message pays nobody");
            assert_eq!(transfer.recipient, *earner, "paid to somebody else");
            let held = self.held.entry(transfer.token.clone()).or_default();
            *held = held
                .checked_sub(Uint512::from(transfer.amount))
                .unwrap_or_else(|_| panic!("{} of {held} paid", transfer.amount));
        }
        if applies_one {
            self.assert_dropped_without_trace(&response);
        }
        self.storage.commit();
        self.check();
        Ok(response)
    }

    /// Leaves what was written to be committed; undoes it where the contract refuses, as a chain does.
    fn run(
        &mut self,
        entry_point: impl FnOnce(DepsMut) -> Result<Response, ContractError>,
    ) -> Result<Response, Refused> {
        let result = QUERIER.with(|querier| {
            entry_point(DepsMut {
                storage: &mut self.storage,
                api: &MockApi::default(),
                querier: QuerierWrapper::new(querier),
            })
        });
        result.map_err(|error| {
            let untouched = self.storage.changed().is_empty();
            self.storage.undo();
            Refused { error, untouched }
        })
    }

    /// To whom alone the message may pay.
    fn earner(&self, sender: &Addr, msg: &ExecuteMsg) -> Option<String> {
        let api = MockApi::default();
        match msg {
            ExecuteMsg::Withdraw { .. } => Some(sender.to_string()),
            ExecuteMsg::Claim { address, .. } => {
                let address = address.as_deref().unwrap_or(sender.as_str());
                let account = api.addr_canonicalize(address).ok()?;
                let payout = PAYOUT_ADDRESSES.may_load(&self.storage, &account).unwrap();
                let payout = api.addr_humanize(&payout.unwrap_or(account)).unwrap();
                Some(payout.into_string())
            }
            _ => None,
        }
    }

    /// A change that is no longer possible leaves the queue, and changes nothing else.
    fn assert_dropped_without_trace(&self, response: &Response) {
        let mut events = response.events.iter();
        if !events.any(|event| event.ty == "change_dropped") {
            return;
        }
        for key in self.storage.changed() {
            // of contributions the status, and the hash that was reserved
            let known = [CHANGE_QUEUES.namespace(), CHANGES.namespace()];
            let known = known
                .into_iter()
                .chain([CONTRIBUTIONS.namespace(), ACCEPTED_HASHES.namespace()]);
            let mut known = known.map(|name| [&[0, 1], name.as_bytes()].concat());
            assert!(
                known.any(|prefix| key.starts_with(&prefix)),
                "a dropped change wrote {:?}",
                String::from_utf8_lossy(key)
            );
        }
    }
}

struct Refused {
    error: ContractError,
    /// Whether nothing had been written before it was refused.
    untouched: bool,
}

/// A chain undoes what a refused message wrote. The handlers of these check as they go and rely on that; all others look at
/// everything before their first write, as what runs when a change's turn comes has to.
fn checks_first(msg: &ExecuteMsg) -> bool {
    use ExecuteMsg::*;
    !matches!(
        msg,
        Receive(_)
            | RecordQueries { .. }
            | RegisterDatanet { .. }
            | RegisterModel { .. }
            | UpdateDatanet { .. }
            | ReviewContributions { .. }
            | Enrol { .. }
            | Attribute { .. }
            | Release { .. }
            | ApplyChanges { .. }
            | Claim { .. }
            | UpdateOwnership(_)
    )
}

fn applies_one(msg: &ExecuteMsg) -> bool {
    matches!(msg, ExecuteMsg::ApplyChanges { limit: Some(1), .. })
}

fn info(sender: &Addr) -> MessageInfo {
    MessageInfo {
        sender: sender.clone(),
        funds: vec![],
    }
}

/// All that a response may carry: transfers of tokens.
pub fn transfers(response: &Response) -> Vec<Transfer> {
    let messages = response.messages.iter();
    messages
        .map(|message| {
            assert_eq!(message.reply_on, ReplyOn::Never);
            let CosmosMsg::Wasm(WasmMsg::Execute {
                contract_addr,
                msg,
                funds,
            }) = &message.msg
            else {
                panic!("{message:?} is no transfer");
            };
            assert!(funds.is_empty());
            let Cw20ExecuteMsg::Transfer { recipient, amount } = from_json(msg).unwrap() else {
                panic!("{message:?} is no transfer");
            };
            assert!(!amount.is_zero(), "an empty transfer");
            Transfer {
                token: Addr::unchecked(contract_addr),
                recipient,
                amount,
            }
        })
        .collect()
}
