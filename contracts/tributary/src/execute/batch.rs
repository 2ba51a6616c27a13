//! Charges of prepaid accounts, a batch of them under one query record.

use cosmwasm_std::{Addr, Api, Binary, DepsMut, Env, Event, Response, Storage, Uint128};
use tributary_api::{Charge, MAX_CHARGES, MAX_COUNT};

use crate::error::ContractError;
use crate::events;
use crate::execute::account::{load_balance, save_balance};
use crate::execute::usage::{self, Usage};
use crate::state::{ALLOWANCES, Account, Allowance, CONFIG, Charged, Price, QUERY_IDS};
use crate::{check, registry};

pub struct Batch {
    pub charges: Vec<Charge>,
    pub skip_refused: bool,
    pub digest: Option<Binary>,
}

pub fn record_queries(
    deps: DepsMut,
    env: Env,
    sender: Addr,
    model_id: u64,
    batch: Batch,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    check::assert_intake_open(&config, &env)?;
    let model = usage::load_active(deps.storage, model_id)?;
    let gateway = check::sender(deps.api, &sender)?;
    let info = registry::model_info(deps.storage, model_id)?;
    if !info.gateways.contains(&gateway) {
        return Err(ContractError::NotGateway {
            model_id,
            found: sender,
        });
    }
    let Some(price) = &model.price else {
        return Err(ContractError::NoUnitPrice { model_id });
    };
    let token_addr = registry::active_token_address(deps.api, &config, price.token)?;
    let digest = check::hash("digest", batch.digest)?;

    let mut till = Till {
        model_id,
        record_id: usage::next_record_id(deps.storage, model_id)?,
        price,
        token_addr: &token_addr,
        now: env.block.time.seconds(),
        amount: Uint128::zero(),
        units: 0,
        count: 0,
        effects: vec![],
    };
    for charges in sort(batch.charges)?.chunk_by(|a, b| a.charge.payer == b.charge.payer) {
        till.take(deps.storage, deps.api, charges, batch.skip_refused)?;
    }
    if till.count == 0 {
        return Err(ContractError::NothingCharged {});
    }

    let ids = (model_id, till.record_id);
    let usage = Usage {
        payer: gateway,
        payer_addr: sender.clone(),
        query_id: String::new(),
        token: price.token,
        amount: till.amount,
        units: Some(till.units),
        count: till.count,
        digest,
        token_addr: token_addr.clone(),
    };
    let effects = till.effects;
    let response = events::response("record_queries", &sender);
    let response = usage::record(deps, env, &config, ids, &model, usage, response)?;
    Ok(response.add_events(effects))
}

struct Listed {
    /// In the list as it was given, from 0.
    position: usize,
    charge: Charge,
}

/// In order of payer and query id, so that the order of the list changes nothing, and a payer's charges stand together.
/// Only one text is an address's, so this holds before any of them is read.
fn sort(charges: Vec<Charge>) -> Result<Vec<Listed>, ContractError> {
    check::assert_length("charges", 1, MAX_CHARGES, charges.len())?;
    let charges = charges.into_iter().enumerate();
    check::sorted_unique(
        "charges",
        charges
            .map(|(position, charge)| Listed { position, charge })
            .collect(),
        |Listed { charge, .. }| {
            let length = charge.payer.len().to_be_bytes();
            [&length, charge.payer.as_bytes(), charge.query_id.as_bytes()].concat()
        },
        |Listed { position, charge }| {
            let (payer, query_id) = (shown(&charge.payer), shown(&charge.query_id));
            Ok(format!("charge {position}, {query_id} of {payer}"))
        },
    )
}

/// What a charge said of itself, whatever that is. Without spaces, since chains trim what events say.
fn shown(text: &str) -> String {
    /// No address and no query id is longer.
    const MOST: usize = 90;
    let text: String = text.escape_default().take(MOST).collect();
    text.replace(' ', "\\u{20}")
}

/// Takes charges, payer by payer.
struct Till<'a> {
    model_id: u64,
    record_id: u64,
    price: &'a Price,
    token_addr: &'a Addr,
    now: u64,
    amount: Uint128,
    units: u64,
    count: u64,
    effects: Vec<Event>,
}

impl Till<'_> {
    /// One payer's charges: its account and allowance are loaded and saved once.
    fn take(
        &mut self,
        storage: &mut dyn Storage,
        api: &dyn Api,
        charges: &[Listed],
        skip_refused: bool,
    ) -> Result<(), ContractError> {
        let mut purse = None;
        for listed in charges {
            let taken = self.take_one(storage, api, &mut purse, &listed.charge);
            if let Err(reason) = taken {
                self.refuse(listed, reason, skip_refused)?;
            }
        }
        match purse {
            Some(purse) => purse.save(storage, self),
            None => Ok(()),
        }
    }

    /// Leaves a charge out, or refuses the whole batch for it.
    fn refuse(
        &mut self,
        Listed { position, charge }: &Listed,
        reason: ContractError,
        skip_refused: bool,
    ) -> Result<(), ContractError> {
        let (payer, query_id) = (shown(&charge.payer), shown(&charge.query_id));
        // what the chain fails at is no charge's fault
        if !skip_refused || matches!(reason, ContractError::Std(_)) {
            return Err(ContractError::ChargeRefused {
                position: *position,
                payer,
                query_id,
                reason: Box::new(reason),
            });
        }
        let reason = match reason {
            // the chain's own words need not be the same on all its nodes
            ContractError::Address { field, .. } => format!("{field}: not an address"),
            reason => reason.to_string(),
        };
        let model_id = self.model_id;
        self.effects.push(events::charge_refused(
            model_id, *position, &payer, &query_id, &reason,
        ));
        Ok(())
    }

    /// When it refuses, it has changed nothing.
    fn take_one(
        &mut self,
        storage: &mut dyn Storage,
        api: &dyn Api,
        purse: &mut Option<Purse>,
        charge: &Charge,
    ) -> Result<(), ContractError> {
        check::assert_query_id(&charge.query_id)?;
        if purse.is_none() {
            let payer = check::account(api, "payer", &charge.payer)?;
            *purse = Some(Purse::load(storage, api, payer, self)?);
        }
        let Some(purse) = purse else { return Ok(()) };
        let units = charge.units.unwrap_or(1);
        check::assert_range("units", 1, MAX_COUNT, units)?;
        let digest = check::hash("digest", charge.digest.clone())?;
        let fee = self.price.fee(self.model_id, units)?;
        // at most a hundred numbers below 2^53
        let all_units = self.units.saturating_add(units);
        check::assert_range("units of the batch", 1, MAX_COUNT, all_units)?;
        let amount = check::sum(self.amount, fee)?;
        let payer = (&purse.payer, &purse.payer_addr);
        usage::assert_new(storage, self.model_id, payer, &charge.query_id)?;
        purse.pay(fee, self)?;

        self.amount = amount;
        self.units = all_units;
        self.count = self.count.saturating_add(1);
        let charged = Charged {
            record_id: self.record_id,
            amount: fee.u128(),
            units,
            digest,
        };
        let key = (
            self.model_id.into(),
            purse.payer.as_slice(),
            charge.query_id.as_str(),
        );
        QUERY_IDS.save(storage, key, &charged)?;
        self.effects.push(events::charged(
            (self.model_id, self.record_id),
            &purse.payer_addr,
            &charge.query_id,
            self.token_addr,
            &charged,
            purse.balance,
        ));
        Ok(())
    }
}

/// The account and the allowance of the payer whose charges are being taken.
struct Purse {
    payer: Account,
    payer_addr: Addr,
    balance: Uint128,
    /// None where there is none, or it is revoked.
    allowance: Option<Allowance>,
    charged: bool,
}

impl Purse {
    fn load(
        storage: &dyn Storage,
        api: &dyn Api,
        payer: Account,
        till: &Till,
    ) -> Result<Self, ContractError> {
        let key = (payer.as_slice(), (till.model_id.into(), till.price.token));
        let mut allowance = ALLOWANCES
            .may_load(storage, key)?
            .filter(|allowance| !allowance.revoked);
        if let Some(allowance) = &mut allowance {
            allowance.advance(till.now);
        }
        Ok(Self {
            payer_addr: api.addr_humanize(&payer)?,
            balance: load_balance(storage, &payer, till.price.token)?,
            payer,
            allowance,
            charged: false,
        })
    }

    fn pay(&mut self, fee: Uint128, till: &Till) -> Result<(), ContractError> {
        let Some(allowance) = &mut self.allowance else {
            return Err(ContractError::NoAllowance {
                payer: self.payer_addr.clone(),
                model_id: till.model_id,
                token: till.token_addr.clone(),
            });
        };
        if allowance.is_expired(till.now) {
            return Err(ContractError::AllowanceExpired {
                expired_at: allowance.expires_at,
                now: till.now,
            });
        }
        if fee.u128() > allowance.per_charge_max {
            return Err(ContractError::OverChargeMax {
                max: allowance.per_charge_max.into(),
                found: fee,
            });
        }
        let left = allowance.left();
        if fee > left {
            return Err(ContractError::OverBudget { left, found: fee });
        }
        let Ok(balance) = self.balance.checked_sub(fee) else {
            return Err(ContractError::OverBalance {
                address: self.payer_addr.clone(),
                token: till.token_addr.clone(),
                balance: self.balance,
                found: fee,
            });
        };
        self.balance = balance;
        allowance.spent = allowance.spent.saturating_add(fee.u128());
        self.charged = true;
        Ok(())
    }

    fn save(&self, storage: &mut dyn Storage, till: &Till) -> Result<(), ContractError> {
        let Some(allowance) = self.allowance.as_ref().filter(|_| self.charged) else {
            return Ok(());
        };
        let token = till.price.token;
        save_balance(storage, &self.payer, token, self.balance)?;
        let key = (self.payer.as_slice(), (till.model_id.into(), token));
        Ok(ALLOWANCES.save(storage, key, allowance)?)
    }
}
