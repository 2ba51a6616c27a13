use cosmwasm_std::{Addr, Deps, Order, Uint256};
use tributary_api::{
    CreditsResponse, DatanetEarnings, EarningsResponse, PayoutAddressResponse, TokenCredits,
    TokenEarnings, TokenTotal,
};

use super::page_size_from_one;
use crate::error::ContractError;
use crate::gather::Gather;
use crate::portfolio::{PageEntry, load_page, load_pools, payout_addr, select_tokens};
use crate::seats::Seats;
use crate::state::{
    Account, CONFIG, CONTRIBUTORS, CREDITS, DATANETS_BY_CURATOR, Id, POOLS, TokenId,
};
use crate::{check, registry};

pub fn earnings(
    deps: Deps,
    address: String,
    datanets: Option<Vec<u64>>,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<EarningsResponse, ContractError> {
    let account = check::account(deps.api, "address", &address)?;
    let page = load_page(deps.storage, &account, datanets, start_after, limit)?;
    let datanets = page
        .entries
        .into_iter()
        .map(|entry| datanet_earnings(deps, &account, entry))
        .gather()?;

    let mut tokens = vec![];
    for (token_id, token) in select_tokens(deps.api, &CONFIG.load(deps.storage)?, None)? {
        tokens.push(total(deps, &account, token_id, token, &datanets)?);
    }
    Ok(EarningsResponse {
        address: deps.api.addr_humanize(&account)?,
        payout_address: payout_addr(deps, &account)?,
        tokens,
        datanets,
        next: page.next,
    })
}

fn datanet_earnings(
    deps: Deps,
    account: &Account,
    entry: PageEntry,
) -> Result<DatanetEarnings, ContractError> {
    let datanet_id = entry.datanet_id;
    let contributor = CONTRIBUTORS
        .may_load(deps.storage, (datanet_id.into(), account.as_slice()))?
        .unwrap_or_default();
    let config = CONFIG.load(deps.storage)?;
    let seats = Seats::load_for(deps.storage, datanet_id, &contributor)?;
    let mut tokens = vec![];
    for (token, pool) in load_pools(deps.storage, datanet_id)? {
        let position = seats.settled(&contributor, token, &pool)?;
        tokens.push(TokenEarnings {
            token: registry::token_address(deps.api, &config, token)?,
            claimable: position.claimable()?,
            claimed: position.paid,
            lifetime: position.lifetime()?,
            curator_claimable: match entry.curates {
                true => pool.curator_income,
                false => Uint256::zero(),
            },
        });
    }
    Ok(DatanetEarnings {
        datanet_id,
        weight: seats.weight.get(),
        curator: entry.curates,
        tokens,
    })
}

fn total(
    deps: Deps,
    account: &Account,
    token_id: TokenId,
    token: Addr,
    datanets: &[DatanetEarnings],
) -> Result<TokenTotal, ContractError> {
    let credit = CREDITS
        .may_load(deps.storage, (account.as_slice(), token_id))?
        .unwrap_or_default();
    let credits_claimable = credit
        .curator
        .checked_add(credit.operator)?
        .checked_add(credit.protocol)?;
    let mut claimable = credits_claimable;
    let mut claimed = credit.claimed;
    let earned = datanets.iter().flat_map(|datanet| &datanet.tokens);
    for earned in earned.filter(|earned| earned.token == token) {
        claimable = claimable
            .checked_add(earned.claimable)?
            .checked_add(earned.curator_claimable)?;
        claimed = claimed.checked_add(earned.claimed)?;
    }
    Ok(TokenTotal {
        token,
        claimable,
        claimed,
        lifetime: claimable.checked_add(claimed)?,
        credits_claimable,
        credits_claimed: credit.claimed,
    })
}

pub fn credits(
    deps: Deps,
    address: String,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<CreditsResponse, ContractError> {
    let account = check::account(deps.api, "address", &address)?;
    let limit = page_size_from_one(limit);
    let mut curated = DATANETS_BY_CURATOR
        .range(
            deps.storage,
            &account,
            start_after.map(Id::from),
            Order::Ascending,
        )
        .take(limit.saturating_add(1))
        .map(|entry| Ok(entry?.0))
        .gather()?;
    let more = curated.len() > limit;
    curated.truncate(limit);

    let mut credits = vec![];
    for (token_id, token) in select_tokens(deps.api, &CONFIG.load(deps.storage)?, None)? {
        let credit = CREDITS
            .may_load(deps.storage, (account.as_slice(), token_id))?
            .unwrap_or_default();
        let mut curator = credit.curator;
        for datanet_id in &curated {
            let pool = POOLS.may_load(deps.storage, ((*datanet_id).into(), token_id))?;
            curator = curator.checked_add(pool.unwrap_or_default().curator_income)?;
        }
        credits.push(TokenCredits {
            token,
            curator,
            operator: credit.operator,
            protocol: credit.protocol,
            claimed: credit.claimed,
        });
    }
    Ok(CreditsResponse {
        address: deps.api.addr_humanize(&account)?,
        credits,
        next: curated.last().copied().filter(|_| more),
    })
}

pub fn payout_address(deps: Deps, address: String) -> Result<PayoutAddressResponse, ContractError> {
    let account = check::account(deps.api, "address", &address)?;
    Ok(PayoutAddressResponse {
        address: deps.api.addr_humanize(&account)?,
        payout_address: payout_addr(deps, &account)?,
    })
}
