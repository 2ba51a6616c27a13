use cosmwasm_std::{Addr, Deps, Env, Order};
use tributary_api::{
    AccountBalance, AccountResponse, AllowanceInfo, AllowanceKey, AllowancesResponse,
};

use super::{MAX_LOOKED_AT, page_size, page_size_from_one};
use crate::error::ContractError;
use crate::gather::Gather;
use crate::state::{ACCOUNTS, ALLOWANCES, Allowance, CONFIG, Config, Id, TokenId};
use crate::{check, registry};

pub fn account(
    deps: Deps,
    address: String,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<AccountResponse, ContractError> {
    let account = check::account(deps.api, "address", &address)?;
    let config = CONFIG.load(deps.storage)?;
    let after = start_after
        .map(|token| find_token(deps, &config, &token))
        .transpose()?;
    let balances = ACCOUNTS
        .range(deps.storage, &account, after, Order::Ascending)
        .take(page_size(limit))
        .map(|entry| {
            let (token, balance) = entry?;
            Ok(AccountBalance {
                token: registry::token_address(deps.api, &config, token)?,
                balance: balance.into(),
            })
        })
        .gather()?;
    Ok(AccountResponse {
        address: deps.api.addr_humanize(&account)?,
        balances,
    })
}

fn find_token(deps: Deps, config: &Config, token: &str) -> Result<TokenId, ContractError> {
    let token = check::account(deps.api, "start_after", token)?;
    registry::token(deps.api, config, &token)
}

pub fn allowances(
    deps: Deps,
    env: Env,
    payer: String,
    start_after: Option<AllowanceKey>,
    limit: Option<u32>,
) -> Result<AllowancesResponse, ContractError> {
    let payer = check::account(deps.api, "payer", &payer)?;
    let config = CONFIG.load(deps.storage)?;
    let after = match start_after {
        Some(key) => {
            let token = find_token(deps, &config, &key.token)?;
            Some((Id::from(key.model_id), token))
        }
        None => None,
    };
    let mut records = ALLOWANCES.range(deps.storage, &payer, after, Order::Ascending);
    let size = page_size_from_one(limit);
    let mut allowances = Vec::with_capacity(size);
    let mut last = None;
    for _ in 0..MAX_LOOKED_AT {
        if allowances.len() >= size {
            break;
        }
        let Some(entry) = records.next() else { break };
        let ((model_id, token), allowance) = entry?;
        let token = registry::token_address(deps.api, &config, token)?;
        last = Some(AllowanceKey {
            model_id,
            token: token.to_string(),
        });
        if !allowance.revoked {
            let now = env.block.time.seconds();
            allowances.push(describe(model_id, token, allowance, now));
        }
    }
    Ok(AllowancesResponse {
        allowances,
        next: last.filter(|_| records.next().is_some()),
    })
}

fn describe(model_id: u64, token: Addr, mut allowance: Allowance, now: u64) -> AllowanceInfo {
    allowance.advance(now);
    let period_seconds = Some(allowance.period_seconds).filter(|seconds| *seconds > 0);
    AllowanceInfo {
        model_id,
        token,
        per_charge_max: allowance.per_charge_max.into(),
        budget: allowance.budget.into(),
        period_seconds,
        expires_at: Some(allowance.expires_at).filter(|expires_at| *expires_at > 0),
        period_began: allowance.began_at,
        period_ends: period_seconds.map(|seconds| allowance.began_at.saturating_add(seconds)),
        spent: allowance.spent.into(),
        left: allowance.left(),
    }
}
