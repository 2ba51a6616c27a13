//! Charges of prepaid accounts, a batch of them under one query record.

use cosmwasm_std::{Addr, Api, Binary, DepsMut, Env, Event, Response, StdError, Storage, Uint128};
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
        skip_refused: batch.skip_refused,
        amount: Uint128::zero(),
        units: 0,
        count: 0,
        open: None,
        effects: vec![],
    };
    let charges = till.parse(deps.api, batch.charges)?;
    for charge in charges {
        if let Err(reason) = till.take(deps.storage, &charge) {
            till.refuse(charge.position, charge.payer_addr, charge.query_id, reason)?;
        }
    }
    till.close(deps.storage)?;
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

/// A charge of which it is known whose it is.
struct Parsed {
    /// In the list as it was given, from 0.
    position: usize,
    payer: Account,
    payer_addr: Addr,
    query_id: String,
    units: u64,
    digest: Option<Binary>,
}

fn parse_charge(
    api: &dyn Api,
    position: usize,
    payer: &str,
    query_id: &str,
    units: Option<u64>,
    digest: Option<Binary>,
) -> Result<Parsed, ContractError> {
    let payer = check::account(api, "payer", payer)?;
    check::assert_query_id(query_id)?;
    Ok(Parsed {
        position,
        payer_addr: api.addr_humanize(&payer)?,
        payer,
        query_id: query_id.to_owned(),
        units: units.unwrap_or(1),
        digest,
    })
}

/// Most characters that are shown again of what a refused charge said.
const MAX_SHOWN: usize = 90;

/// Takes charges, payer by payer.
struct Till<'a> {
    model_id: u64,
    record_id: u64,
    price: &'a Price,
    token_addr: &'a Addr,
    now: u64,
    skip_refused: bool,
    amount: Uint128,
    units: u64,
    count: u64,
    open: Option<Purse>,
    effects: Vec<Event>,
}

/// The account and allowance of the payer whose charges are being taken.
struct Purse {
    payer: Account,
    balance: Uint128,
    allowance: Option<Allowance>,
    charged: bool,
}

impl Till<'_> {
    /// In order of payer and query id, so that the order of the list changes nothing.
    fn parse(&mut self, api: &dyn Api, charges: Vec<Charge>) -> Result<Vec<Parsed>, ContractError> {
        check::assert_length("charges", 1, MAX_CHARGES, charges.len())?;
        let mut parsed = Vec::with_capacity(charges.len());
        for (position, charge) in charges.into_iter().enumerate() {
            let Charge {
                payer,
                query_id,
                units,
                digest,
            } = charge;
            match parse_charge(api, position, &payer, &query_id, units, digest) {
                Ok(charge) => parsed.push(charge),
                Err(reason) => self.refuse(position, payer, query_id, reason)?,
            }
        }
        check::sorted_unique(
            "charges",
            parsed,
            |charge| {
                // no account has 256 bytes
                let length = u8::try_from(charge.payer.len()).unwrap_or(u8::MAX);
                let (payer, query_id) = (charge.payer.as_slice(), charge.query_id.as_bytes());
                [&[length], payer, query_id].concat()
            },
            |charge| {
                let (position, query_id) = (charge.position, &charge.query_id);
                Ok(format!(
                    "charge {position}, {query_id} of {}",
                    charge.payer_addr
                ))
            },
        )
    }

    /// Leaves a charge out, or refuses the whole batch for it.
    fn refuse(
        &mut self,
        position: usize,
        payer: impl AsRef<str>,
        query_id: impl AsRef<str>,
        reason: ContractError,
    ) -> Result<(), ContractError> {
        let shown = |text: &str| text.escape_default().take(MAX_SHOWN).collect();
        let (payer, query_id): (String, String) = (shown(payer.as_ref()), shown(query_id.as_ref()));
        // what the chain fails at is no charge's fault
        if !self.skip_refused || matches!(reason, ContractError::Std(_)) {
            return Err(ContractError::ChargeRefused {
                position,
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
            model_id, position, &payer, &query_id, &reason,
        ));
        Ok(())
    }

    /// When it refuses, it has changed nothing.
    fn take(&mut self, storage: &mut dyn Storage, charge: &Parsed) -> Result<(), ContractError> {
        check::assert_range("units", 1, MAX_COUNT, charge.units)?;
        let digest = check::hash("digest", charge.digest.clone())?;
        let fee = self.price.fee(self.model_id, charge.units)?;
        let payer = (&charge.payer, &charge.payer_addr);
        usage::assert_new(storage, self.model_id, payer, &charge.query_id)?;
        // a hundred numbers below 2^53
        let units = self.units.saturating_add(charge.units);
        check::assert_range("units of the batch", 1, MAX_COUNT, units)?;
        let amount = self.amount.checked_add(fee)?;

        let mut purse = self.open(storage, &charge.payer)?;
        let checked = self.check(&mut purse, charge, fee);
        let balance = purse.balance;
        self.open = Some(purse);
        checked?;

        self.amount = amount;
        self.units = units;
        self.count = self.count.saturating_add(1);
        let key = (
            self.model_id.into(),
            charge.payer.as_slice(),
            charge.query_id.as_str(),
        );
        let charged = Charged {
            record_id: self.record_id,
            amount: fee.u128(),
            units: charge.units,
            digest,
        };
        QUERY_IDS.save(storage, key, &charged)?;
        self.effects.push(events::charged(
            (self.model_id, self.record_id),
            &charge.payer_addr,
            &charge.query_id,
            self.token_addr,
            &charged,
            balance,
        ));
        Ok(())
    }

    fn check(
        &self,
        purse: &mut Purse,
        charge: &Parsed,
        found: Uint128,
    ) -> Result<(), ContractError> {
        let Some(allowance) = &mut purse.allowance else {
            return Err(ContractError::NoAllowance {
                payer: charge.payer_addr.clone(),
                model_id: self.model_id,
                token: self.token_addr.clone(),
            });
        };
        if allowance.is_expired(self.now) {
            return Err(ContractError::AllowanceExpired {
                expired_at: allowance.expires_at,
                now: self.now,
            });
        }
        if found.u128() > allowance.per_charge_max {
            return Err(ContractError::OverChargeMax {
                max: allowance.per_charge_max.into(),
                found,
            });
        }
        let left = allowance.left();
        if found > left {
            return Err(ContractError::OverBudget { left, found });
        }
        if found > purse.balance {
            return Err(ContractError::OverBalance {
                address: charge.payer_addr.clone(),
                token: self.token_addr.clone(),
                balance: purse.balance,
                found,
            });
        }
        allowance.spent = allowance.spent.saturating_add(found.u128());
        purse.balance = purse.balance.checked_sub(found)?;
        purse.charged = true;
        Ok(())
    }

    /// The payer's purse: charges come in order of payer, so it is loaded once and saved once.
    fn open(&mut self, storage: &mut dyn Storage, payer: &Account) -> Result<Purse, ContractError> {
        if self.open.as_ref().is_none_or(|purse| purse.payer != *payer) {
            self.close(storage)?;
            let key = (payer.as_slice(), (self.model_id.into(), self.price.token));
            let mut allowance = ALLOWANCES
                .may_load(storage, key)?
                .filter(|allowance| !allowance.revoked);
            if let Some(allowance) = &mut allowance {
                allowance.advance(self.now);
            }
            self.open = Some(Purse {
                payer: payer.clone(),
                balance: load_balance(storage, payer, self.price.token)?,
                allowance,
                charged: false,
            });
        }
        let purse = self.open.take();
        Ok(purse.ok_or_else(|| StdError::not_found("purse"))?)
    }

    fn close(&mut self, storage: &mut dyn Storage) -> Result<(), ContractError> {
        let Some(purse) = self.open.take().filter(|purse| purse.charged) else {
            return Ok(());
        };
        save_balance(storage, &purse.payer, self.price.token, purse.balance)?;
        if let Some(allowance) = &purse.allowance {
            let key = (
                purse.payer.as_slice(),
                (self.model_id.into(), self.price.token),
            );
            ALLOWANCES.save(storage, key, allowance)?;
        }
        Ok(())
    }
}
