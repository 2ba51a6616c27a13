//! Prepaid accounts and what may be charged to them.

use cosmwasm_std::{Addr, DepsMut, Env, Response, StdResult, Storage, Uint128};
use tributary_api::{MAX_COUNT, MIN_PERIOD_SECONDS};

use crate::error::ContractError;
use crate::events;
use crate::execute::token;
use crate::state::{ACCOUNTS, ALLOWANCES, Account, Allowance, TokenId};
use crate::{check, registry};

/// A balance of nothing is not kept.
pub fn save_balance(
    storage: &mut dyn Storage,
    account: &Account,
    token: TokenId,
    balance: Uint128,
) -> StdResult<()> {
    let key = (account.as_slice(), token);
    if balance.is_zero() {
        ACCOUNTS.remove(storage, key);
        return Ok(());
    }
    ACCOUNTS.save(storage, key, &balance.u128())
}

pub fn load_balance(
    storage: &dyn Storage,
    account: &Account,
    token: TokenId,
) -> StdResult<Uint128> {
    let balance = ACCOUNTS.may_load(storage, (account, token))?;
    Ok(balance.unwrap_or_default().into())
}

/// What a fee token brought, to an account.
pub fn deposit(
    deps: DepsMut,
    payer: &Addr,
    (token, token_addr): (TokenId, &Addr),
    account: &Account,
    amount: Uint128,
) -> Result<Response, ContractError> {
    let balance = check::sum(load_balance(deps.storage, account, token)?, amount)?;
    save_balance(deps.storage, account, token, balance)?;
    let address = deps.api.addr_humanize(account)?;
    Ok(
        events::response("deposit", token_addr).add_event(events::deposited(
            &address, payer, token_addr, amount, balance,
        )),
    )
}

/// To the account's owner, from its own account: nobody else can send this.
pub fn withdraw(
    deps: DepsMut,
    sender: Addr,
    token: String,
    amount: Option<Uint128>,
) -> Result<Response, ContractError> {
    let (token_id, token) = registry::fee_token(deps.as_ref(), &token)?;
    let account = check::sender(deps.api, &sender)?;
    let balance = load_balance(deps.storage, &account, token_id)?;
    let amount = amount.unwrap_or(balance);
    check::assert_amount("amount", amount)?;
    let Ok(left) = balance.checked_sub(amount) else {
        return Err(ContractError::OverBalance {
            address: sender,
            token,
            balance,
            found: amount,
        });
    };
    save_balance(deps.storage, &account, token_id, left)?;
    let transfer = token::transfer(&token, &sender, amount)?;
    Ok(events::response("withdraw", &sender)
        .add_message(transfer)
        .add_event(events::withdrawn(&sender, &token, amount, left)))
}

pub struct Terms {
    pub per_charge_max: Uint128,
    pub budget: Uint128,
    pub period_seconds: Option<u64>,
    pub expires_at: Option<u64>,
}

pub fn set_allowance(
    deps: DepsMut,
    env: Env,
    sender: Addr,
    model_id: u64,
    token: String,
    terms: Terms,
) -> Result<Response, ContractError> {
    registry::model(deps.storage, model_id)?;
    let (token_id, token) = registry::fee_token(deps.as_ref(), &token)?;
    let now = env.block.time.seconds();
    check::assert_amount("per_charge_max", terms.per_charge_max)?;
    check::assert_amount("budget", terms.budget)?;
    if let Some(period) = terms.period_seconds {
        check::assert_range("period_seconds", MIN_PERIOD_SECONDS, MAX_COUNT, period)?;
    }
    if let Some(expires_at) = terms.expires_at {
        let first = now.saturating_add(1);
        check::assert_range("expires_at", first, MAX_COUNT, expires_at)?;
    }

    let payer = check::sender(deps.api, &sender)?;
    let key = (payer.as_slice(), (model_id.into(), token_id));
    // what was spent in a period that still runs counts on, revoked or not
    let spent = match ALLOWANCES.may_load(deps.storage, key)? {
        Some(mut older) => {
            older.advance(now);
            older.spent
        }
        None => 0,
    };
    let allowance = Allowance {
        per_charge_max: terms.per_charge_max.u128(),
        budget: terms.budget.u128(),
        spent,
        began_at: now,
        period_seconds: terms.period_seconds.unwrap_or(0),
        expires_at: terms.expires_at.unwrap_or(0),
        revoked: false,
    };
    ALLOWANCES.save(deps.storage, key, &allowance)?;
    Ok(events::response("set_allowance", &sender)
        .add_event(events::allowance_set(&sender, model_id, &token, &allowance)))
}

pub fn revoke_allowance(
    deps: DepsMut,
    sender: Addr,
    model_id: u64,
    token: String,
) -> Result<Response, ContractError> {
    let (token_id, token) = registry::fee_token(deps.as_ref(), &token)?;
    let payer = check::sender(deps.api, &sender)?;
    let key = (payer.as_slice(), (model_id.into(), token_id));
    let allowance = ALLOWANCES.may_load(deps.storage, key)?;
    let Some(mut allowance) = allowance.filter(|allowance| !allowance.revoked) else {
        return Err(ContractError::NoAllowance {
            payer: sender,
            model_id,
            token,
        });
    };
    allowance.revoked = true;
    ALLOWANCES.save(deps.storage, key, &allowance)?;
    Ok(events::response("revoke_allowance", &sender)
        .add_event(events::allowance_revoked(&sender, model_id, &token)))
}
