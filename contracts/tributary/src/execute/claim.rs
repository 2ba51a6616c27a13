use cosmwasm_std::{Addr, DepsMut, Event, Response, Storage, Uint128, Uint256};

use crate::error::ContractError;
use crate::execute::token;
use crate::portfolio::{PageEntry, load_page, load_pools, payout_addr, select_tokens};
use crate::seats::Seats;
use crate::state::{
    Account, CONFIG, CONTRIBUTORS, CREDITS, PAYOUT_ADDRESSES, POOLS, PoolRecord, TokenId,
};
use crate::{check, events};

/// Pays what an address is due, to its payout address: whoever sends this.
pub fn claim(
    deps: DepsMut,
    sender: Addr,
    address: Option<String>,
    datanets: Option<Vec<u64>>,
    tokens: Option<Vec<String>>,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<Response, ContractError> {
    let account = match &address {
        Some(address) => check::account(deps.api, "address", address)?,
        None => check::sender(deps.api, &sender)?,
    };
    let config = CONFIG.load(deps.storage)?;
    let tokens = select_tokens(deps.api, &config, tokens)?;
    let page = load_page(deps.storage, &account, datanets, start_after, limit)?;
    let address = deps.api.addr_humanize(&account)?;
    let payout_address = payout_addr(deps.as_ref(), &account)?;

    let mut claim = Claim::new(account, address, tokens);
    for entry in page.entries {
        claim.take_datanet(deps.storage, entry)?;
    }
    claim.take_credits(deps.storage)?;

    // everything is saved before any message goes out
    let mut response = events::response("claim", &sender);
    let mut nothing = true;
    for due in claim.dues.iter().filter(|due| !due.amount.is_zero()) {
        nothing = false;
        let transfer = token::transfer(&due.token_addr, &payout_address, due.amount)?;
        response = response.add_message(transfer).add_event(events::claimed(
            &claim.address,
            &payout_address,
            Some(&due.token_addr),
            due.amount,
            page.next,
        ));
    }
    if nothing {
        // not an error, since whoever goes through pages needs `next`
        let event = events::claimed(
            &claim.address,
            &payout_address,
            None,
            Uint128::zero(),
            page.next,
        );
        response = response.add_event(event);
    }
    Ok(response.add_events(claim.events))
}

struct Claim {
    account: Account,
    address: Addr,
    dues: Vec<Due>,
    events: Vec<Event>,
}

/// What a claim pays in one token.
struct Due {
    token: TokenId,
    token_addr: Addr,
    amount: Uint128,
    /// The part of it that was earned as curator of the page's datanets.
    curator: Uint256,
}

impl Due {
    /// Takes what one transfer has room for: the rest stays claimable.
    fn take(&mut self, claimable: Uint256) -> Result<Uint128, ContractError> {
        let room = Uint128::MAX.checked_sub(self.amount)?;
        let taken =
            Uint128::try_from(claimable.min(room.into())).map_err(cosmwasm_std::StdError::from)?;
        self.amount = self.amount.checked_add(taken)?;
        Ok(taken)
    }
}

impl Claim {
    fn new(account: Account, address: Addr, tokens: Vec<(TokenId, Addr)>) -> Self {
        let dues = tokens.into_iter().map(|(token, token_addr)| Due {
            token,
            token_addr,
            amount: Uint128::zero(),
            curator: Uint256::zero(),
        });
        Self {
            account,
            address,
            dues: dues.collect(),
            events: vec![],
        }
    }

    /// As contributor and as curator of one datanet.
    fn take_datanet(
        &mut self,
        storage: &mut dyn Storage,
        entry: PageEntry,
    ) -> Result<(), ContractError> {
        let pools = load_pools(storage, entry.datanet_id)?;
        self.take_positions(storage, entry.datanet_id, &pools)?;
        if entry.curates {
            self.take_curator_income(storage, entry.datanet_id, pools)?;
        }
        Ok(())
    }

    fn take_positions(
        &mut self,
        storage: &mut dyn Storage,
        datanet_id: u64,
        pools: &[(TokenId, PoolRecord)],
    ) -> Result<(), ContractError> {
        let key = (datanet_id.into(), self.account.as_slice());
        let Some(mut contributor) = CONTRIBUTORS.may_load(storage, key)? else {
            return Ok(());
        };
        let seats = Seats::load_for(storage, datanet_id, &contributor)?;
        let mut paid = false;
        for (token, pool) in pools {
            let Some(due) = self.dues.iter_mut().find(|due| due.token == *token) else {
                continue;
            };
            let mut position = seats.settled(&contributor, *token, pool)?;
            let amount = due.take(position.claimable()?)?;
            if amount.is_zero() {
                continue;
            }
            position.pay(amount.into())?;
            contributor.set_position(*token, position);
            paid = true;
            self.events.push(events::datanet_paid(
                "contributor",
                datanet_id,
                &self.address,
                &due.token_addr,
                amount,
            ));
        }
        if paid {
            CONTRIBUTORS.save(storage, key, &contributor)?;
        }
        Ok(())
    }

    fn take_curator_income(
        &mut self,
        storage: &mut dyn Storage,
        datanet_id: u64,
        pools: Vec<(TokenId, PoolRecord)>,
    ) -> Result<(), ContractError> {
        for (token, mut pool) in pools {
            let Some(due) = self.dues.iter_mut().find(|due| due.token == token) else {
                continue;
            };
            let amount = due.take(pool.curator_income)?;
            if amount.is_zero() {
                continue;
            }
            due.curator = due.curator.checked_add(amount.into())?;
            pool.curator_income = pool.curator_income.checked_sub(amount.into())?;
            POOLS.save(storage, (datanet_id.into(), token), &pool)?;
            self.events.push(events::datanet_paid(
                "curator",
                datanet_id,
                &self.address,
                &due.token_addr,
                amount,
            ));
        }
        Ok(())
    }

    /// As operator, protocol and former curator, whatever the page.
    fn take_credits(&mut self, storage: &mut dyn Storage) -> Result<(), ContractError> {
        for due in &mut self.dues {
            let key = (self.account.as_slice(), due.token);
            let known = CREDITS.may_load(storage, key)?;
            if known.is_none() && due.curator.is_zero() {
                continue;
            }
            let mut credit = known.unwrap_or_default();
            let before = credit.clone();
            credit.claimed = credit.claimed.checked_add(due.curator)?;
            for (role, balance) in [
                ("curator", &mut credit.curator),
                ("operator", &mut credit.operator),
                ("protocol", &mut credit.protocol),
            ] {
                let amount = due.take(*balance)?;
                if amount.is_zero() {
                    continue;
                }
                *balance = balance.checked_sub(amount.into())?;
                credit.claimed = credit.claimed.checked_add(amount.into())?;
                self.events.push(events::credit_paid(
                    role,
                    &self.address,
                    &due.token_addr,
                    amount,
                ));
            }
            if credit != before {
                CREDITS.save(storage, key, &credit)?;
            }
        }
        Ok(())
    }
}

/// For the sender alone: nobody else can say where it is paid.
pub fn set_payout_address(
    deps: DepsMut,
    sender: Addr,
    payout_address: Option<String>,
) -> Result<Response, ContractError> {
    let account = check::sender(deps.api, &sender)?;
    let payout = match payout_address {
        Some(address) => check::account(deps.api, "address", &address)?,
        None => account.clone(),
    };
    if payout == account {
        PAYOUT_ADDRESSES.remove(deps.storage, &account);
    } else {
        PAYOUT_ADDRESSES.save(deps.storage, &account, &payout)?;
    }
    let payout_address = deps.api.addr_humanize(&payout)?;
    Ok(events::response("set_payout_address", &sender)
        .add_event(events::payout_address_set(&sender, &payout_address)))
}
