//! What a claim looks at, and `earnings` with it: so that both answer alike.

use std::collections::BTreeMap;

use cosmwasm_std::{Addr, Api, Deps, Order, StdResult, Storage};
use tributary_api::{MAX_CLAIM_DATANETS, MAX_FEE_TOKENS};

use crate::error::ContractError;
use crate::gather::Gather;
use crate::state::{
    Account, Config, DATANETS_BY_CURATOR, Id, MEMBERSHIPS, PAYOUT_ADDRESSES, POOLS, PoolRecord,
    TokenId,
};
use crate::{check, registry};

/// Some of the datanets that an address holds or held weight in, or curates.
pub struct DatanetPage {
    pub entries: Vec<PageEntry>,
    /// The last entry's id, if there are more.
    pub next: Option<u64>,
}

pub struct PageEntry {
    pub datanet_id: u64,
    /// Whether the address is its curator.
    pub curates: bool,
}

/// The named datanets, or the next ones in order of id.
pub fn load_page(
    storage: &dyn Storage,
    account: &Account,
    datanets: Option<Vec<u64>>,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<DatanetPage, ContractError> {
    let Some(datanets) = datanets else {
        return next_page(storage, account, start_after, limit);
    };
    if start_after.is_some() || limit.is_some() {
        return Err(ContractError::Choice {
            expected: "either datanets, or start_after and limit",
            found: "both",
        });
    }
    let max = usize::try_from(MAX_CLAIM_DATANETS).unwrap_or(usize::MAX);
    let datanets = check::ids("datanets", 1, max, datanets)?;
    let entries = datanets
        .into_iter()
        .map(|datanet_id| {
            registry::split(storage, datanet_id)?;
            Ok(PageEntry {
                datanet_id,
                curates: DATANETS_BY_CURATOR.has(storage, (account, datanet_id.into())),
            })
        })
        .gather()?;
    Ok(DatanetPage {
        entries,
        next: None,
    })
}

fn next_page(
    storage: &dyn Storage,
    account: &Account,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<DatanetPage, ContractError> {
    let limit = check::limit(limit, MAX_CLAIM_DATANETS)?;
    let after = || start_after.map(Id::from);

    // one more than fits, to know whether there are more
    let wanted = limit.saturating_add(1);
    let mut found = BTreeMap::new();
    for entry in MEMBERSHIPS
        .range(storage, account, after(), Order::Ascending)
        .take(wanted)
    {
        found.insert(entry?.0, false);
    }
    for entry in DATANETS_BY_CURATOR
        .range(storage, account, after(), Order::Ascending)
        .take(wanted)
    {
        found.insert(entry?.0, true);
    }

    let more = found.len() > limit;
    let entries: Vec<_> = found
        .into_iter()
        .take(limit)
        .map(|(datanet_id, curates)| PageEntry {
            datanet_id,
            curates,
        })
        .collect();
    let next = entries.last().filter(|_| more).map(|last| last.datanet_id);
    Ok(DatanetPage { entries, next })
}

/// The named tokens, or every token that is or was a fee token.
pub fn select_tokens(
    api: &dyn Api,
    config: &Config,
    tokens: Option<Vec<String>>,
) -> Result<Vec<(TokenId, Addr)>, ContractError> {
    let accounts = match tokens {
        Some(tokens) => check::accounts(api, "tokens", 1, MAX_FEE_TOKENS, &tokens)?,
        None => config
            .fee_tokens
            .iter()
            .map(|fee_token| fee_token.token.clone())
            .collect(),
    };
    accounts
        .iter()
        .map(|token| {
            let token_id = registry::token(api, config, token)?;
            Ok((token_id, api.addr_humanize(token)?))
        })
        .gather()
}

/// A datanet's pools in order of token.
pub fn load_pools(
    storage: &dyn Storage,
    datanet_id: u64,
) -> Result<Vec<(TokenId, PoolRecord)>, ContractError> {
    POOLS
        .range(storage, datanet_id.into(), None, Order::Ascending)
        .map(|entry| Ok(entry?))
        .gather()
}

/// Where a claim for this address pays to.
pub fn payout_addr(deps: Deps, account: &Account) -> StdResult<Addr> {
    let set = PAYOUT_ADDRESSES.may_load(deps.storage, account)?;
    deps.api.addr_humanize(set.as_ref().unwrap_or(account))
}
