use cosmwasm_std::{Deps, Env};
use tributary_api::{ConfigResponse, FeeTokenInfo};

use crate::error::ContractError;
use crate::gather::Gather;
use crate::state::CONFIG;
use crate::{CONTRACT_VERSION, check};

pub fn config(deps: Deps, env: Env) -> Result<ConfigResponse, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let fee_tokens = config
        .fee_tokens
        .iter()
        .map(|fee_token| {
            Ok(FeeTokenInfo {
                token: deps.api.addr_humanize(&fee_token.token)?,
                active: fee_token.active,
            })
        })
        .gather()?;
    let paused = check::assert_intake_open(&config, &env).is_err();
    let contract = deps
        .querier
        .query_wasm_contract_info(env.contract.address)?;
    Ok(ConfigResponse {
        owner: cw_ownable::get_ownership(deps.storage)?.owner,
        fee_tokens,
        protocol_fee_bps: config.protocol_fee_bps,
        protocol_fee_recipient: deps.api.addr_humanize(&config.protocol_fee_recipient)?,
        paused_until: paused.then_some(config.pause_ends),
        next_pause_from: Some(config.next_pause_from()).filter(|from| *from > 0),
        admin: contract.admin,
        version: CONTRACT_VERSION.to_owned(),
    })
}
