use cosmwasm_std::{Addr, DepsMut, Env, Event, Response};
use cw_ownable::Action;
use semver::Version;
use tributary_api::{
    InstantiateMsg, MAX_ACTIVE_FEE_TOKENS, MAX_FEE_TOKENS, MAX_PROTOCOL_FEE_BPS, PAUSE_SECONDS,
};

use crate::error::ContractError;
use crate::events;
use crate::state::{Account, CONFIG, Config, FeeToken};
use crate::{CONTRACT_NAME, CONTRACT_VERSION, FORMER_CONTRACT_NAME, check, registry};

pub fn instantiate(
    deps: DepsMut,
    sender: Addr,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    let owner = msg.owner.unwrap_or_else(|| sender.to_string());
    let recipient = msg.protocol_fee_recipient.unwrap_or_else(|| owner.clone());
    check::account(deps.api, "owner", &owner)?;
    check::assert_range(
        "protocol_fee_bps",
        0,
        MAX_PROTOCOL_FEE_BPS.into(),
        msg.protocol_fee_bps.into(),
    )?;

    let tokens = check::accounts(
        deps.api,
        "fee_tokens",
        0,
        MAX_ACTIVE_FEE_TOKENS,
        &msg.fee_tokens,
    )?;
    let config = Config {
        fee_tokens: tokens
            .into_iter()
            .map(|token| FeeToken {
                token,
                active: true,
            })
            .collect(),
        protocol_fee_bps: msg.protocol_fee_bps,
        protocol_fee_recipient: check::account(deps.api, "protocol_fee_recipient", &recipient)?,
        pause_ends: 0,
    };

    cw2::set_contract_version(deps.storage, CONTRACT_NAME, CONTRACT_VERSION)?;
    cw_ownable::initialize_owner(deps.storage, deps.api, Some(&owner))?;
    CONFIG.save(deps.storage, &config)?;

    let mut response = events::response("instantiate", &sender)
        .add_attribute("owner", owner)
        .add_event(events::config_updated(
            config.protocol_fee_bps,
            &Addr::unchecked(recipient),
        ));
    for fee_token in &config.fee_tokens {
        let token = deps.api.addr_humanize(&fee_token.token)?;
        response = response.add_event(events::fee_token_added(&token));
    }
    Ok(response)
}

pub fn migrate(deps: DepsMut) -> Result<Response, ContractError> {
    let stored = cw2::get_contract_version(deps.storage)?;
    if ![CONTRACT_NAME, FORMER_CONTRACT_NAME].contains(&stored.contract.as_str()) {
        return Err(ContractError::MigrateName {
            expected: CONTRACT_NAME.to_owned(),
            found: stored.contract,
        });
    }
    // not cw2::ensure_from_older_version: it lets equal versions through
    if parse_version(&stored.version)? >= parse_version(CONTRACT_VERSION)? {
        return Err(ContractError::MigrateVersion {
            code: CONTRACT_VERSION.to_owned(),
            stored: stored.version,
        });
    }
    cw2::set_contract_version(deps.storage, CONTRACT_NAME, CONTRACT_VERSION)?;
    Ok(Response::new()
        .add_attribute("action", "migrate")
        .add_attribute("from_version", stored.version)
        .add_attribute("to_version", CONTRACT_VERSION))
}

fn parse_version(version: &str) -> Result<Version, ContractError> {
    Version::parse(version).map_err(|e| ContractError::VersionSyntax {
        version: version.to_owned(),
        reason: e.to_string(),
    })
}

pub fn update_config(
    deps: DepsMut,
    sender: Addr,
    protocol_fee_bps: Option<u16>,
    protocol_fee_recipient: Option<String>,
    add_fee_token: Option<String>,
    retire_fee_token: Option<String>,
) -> Result<Response, ContractError> {
    registry::assert_owner(deps.storage, &sender)?;
    let mut config = CONFIG.load(deps.storage)?;
    let before = config.clone();
    let mut response = events::response("update_config", &sender);

    if let Some(bps) = protocol_fee_bps {
        check::assert_falls("protocol_fee_bps", config.protocol_fee_bps, bps)?;
        config.protocol_fee_bps = bps;
    }
    if let Some(recipient) = protocol_fee_recipient {
        config.protocol_fee_recipient =
            check::account(deps.api, "protocol_fee_recipient", &recipient)?;
    }
    // first, so that one message can exchange a token for another
    if let Some(token) = retire_fee_token {
        let account = check::account(deps.api, "retire_fee_token", &token)?;
        let token = deps.api.addr_humanize(&account)?;
        retire(&mut config, &token, &account)?;
        response = response.add_event(events::fee_token_retired(&token));
    }
    if let Some(token) = add_fee_token {
        let account = check::account(deps.api, "add_fee_token", &token)?;
        let token = deps.api.addr_humanize(&account)?;
        add(&mut config, &token, account)?;
        response = response.add_event(events::fee_token_added(&token));
    }
    if config == before {
        return Err(ContractError::NothingToChange {});
    }

    CONFIG.save(deps.storage, &config)?;
    let recipient = deps.api.addr_humanize(&config.protocol_fee_recipient)?;
    Ok(response.add_event(events::config_updated(config.protocol_fee_bps, &recipient)))
}

fn retire(config: &mut Config, token: &Addr, account: &Account) -> Result<(), ContractError> {
    let held = config
        .fee_tokens
        .iter_mut()
        .find(|fee_token| fee_token.token == *account);
    match held {
        None => Err(ContractError::NotAFeeToken {
            found: token.clone(),
        }),
        Some(held) if !held.active => Err(ContractError::FeeTokenRetired {
            token: token.clone(),
        }),
        Some(held) => {
            held.active = false;
            Ok(())
        }
    }
}

fn add(config: &mut Config, token: &Addr, account: Account) -> Result<(), ContractError> {
    let active = config.fee_tokens.iter().filter(|held| held.active).count();
    let ever = config.fee_tokens.len();
    let known = config
        .fee_tokens
        .iter_mut()
        .find(|held| held.token == account);
    if known.as_ref().is_some_and(|held| held.active) {
        return Err(ContractError::FeeTokenActive {
            token: token.clone(),
        });
    }
    if active >= MAX_ACTIVE_FEE_TOKENS {
        return Err(ContractError::TooManyFeeTokens {
            kind: "active",
            max: MAX_ACTIVE_FEE_TOKENS,
        });
    }
    match known {
        // the same pools go on
        Some(held) => held.active = true,
        None if ever >= MAX_FEE_TOKENS => {
            return Err(ContractError::TooManyFeeTokens {
                kind: "ever",
                max: MAX_FEE_TOKENS,
            });
        }
        None => config.fee_tokens.push(FeeToken {
            token: account,
            active: true,
        }),
    }
    Ok(())
}

pub fn pause(deps: DepsMut, env: Env, sender: Addr) -> Result<Response, ContractError> {
    registry::assert_owner(deps.storage, &sender)?;
    let mut config = CONFIG.load(deps.storage)?;
    check::assert_intake_open(&config, &env)?;
    let now = env.block.time.seconds();
    let from = config.next_pause_from();
    if now < from {
        return Err(ContractError::PauseTooEarly { from, now });
    }
    config.pause_ends = now.saturating_add(PAUSE_SECONDS);
    CONFIG.save(deps.storage, &config)?;
    Ok(events::response("pause", &sender).add_event(events::paused(config.pause_ends)))
}

pub fn unpause(deps: DepsMut, env: Env, sender: Addr) -> Result<Response, ContractError> {
    registry::assert_owner(deps.storage, &sender)?;
    let mut config = CONFIG.load(deps.storage)?;
    if check::assert_intake_open(&config, &env).is_ok() {
        return Err(ContractError::NotPaused {});
    }
    config.pause_ends = env.block.time.seconds();
    CONFIG.save(deps.storage, &config)?;
    Ok(events::response("unpause", &sender).add_event(events::unpaused()))
}

pub fn update_ownership(
    deps: DepsMut,
    env: Env,
    sender: Addr,
    action: Action,
) -> Result<Response, ContractError> {
    if action != Action::AcceptOwnership {
        registry::assert_owner(deps.storage, &sender)?;
    }
    // nobody could unpause any more
    if action == Action::RenounceOwnership {
        check::assert_intake_open(&CONFIG.load(deps.storage)?, &env)?;
    }
    let ownership = cw_ownable::update_ownership(deps, &env.block, &sender, action)?;
    Ok(events::response("update_ownership", &sender)
        .add_event(Event::new("ownership_updated").add_attributes(ownership.into_attributes())))
}
