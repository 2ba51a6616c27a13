use cosmwasm_std::{Decimal256, Deps, Uint128};
use fee_split::{Scaled, Weight, proportion, receipt_share};
use tributary_api::{
    BaseReceipt, ChargeReceipt, DatanetReceipt, InfluenceReceipt, ReceiptResponse,
};

use super::pot::{Fate, RecordedPot, load_pot};
use super::usage::{RecordedModel, find_charge};
use crate::error::ContractError;
use crate::route::load_version;
use crate::state::Account;
use crate::{check, registry, seats};

/// What one address got of a query record, and why.
pub fn receipt(
    deps: Deps,
    model_id: u64,
    record_id: u64,
    address: String,
    payer: Option<String>,
    query_id: Option<String>,
) -> Result<ReceiptResponse, ContractError> {
    let account = check::account(deps.api, "address", &address)?;
    let recorded = RecordedModel::load(deps, model_id)?;
    let record = registry::query_record(deps.storage, model_id, record_id)?;
    let mut datanets = vec![];
    let mut sum = Decimal256::zero();
    let mut waiting = Uint128::zero();
    for part in recorded.parts(deps, &record)? {
        let datanet_id = part.datanet_id;
        let version = part.split.weights_version;
        let total = part.split.total_weight;
        let base = base_receipt(deps, datanet_id, &account, part.cut.base, version, total)?;
        let pot = part.cut.pot;
        let pot = load_pot(deps, model_id, record_id, record.time, datanet_id, pot)?;
        let influence = pot
            .map(|pot| influence_receipt(deps, datanet_id, &account, pot))
            .transpose()?;

        let mut amount = base.amount;
        if let Some(influence) = &influence {
            amount = amount.checked_add(influence.amount)?;
            waiting = waiting.checked_add(influence.waiting)?;
        }
        sum = sum.checked_add(amount)?;
        datanets.push(DatanetReceipt {
            datanet_id,
            weights_version: version,
            base,
            influence,
            amount,
        });
    }
    let charge = charge_receipt(
        deps,
        model_id,
        record_id,
        payer,
        query_id,
        sum,
        record.amount,
    )?;
    Ok(ReceiptResponse {
        model_id,
        record_id,
        address: deps.api.addr_humanize(&account)?,
        token: registry::token_address(deps.api, &recorded.config, record.token)?,
        paid: record.amount.into(),
        datanets,
        amount: sum,
        waiting,
        charge,
    })
}

/// One charge's part in what a batch brought, where one is asked for.
fn charge_receipt(
    deps: Deps,
    model_id: u64,
    record_id: u64,
    payer: Option<String>,
    query_id: Option<String>,
    sum: Decimal256,
    paid: u128,
) -> Result<Option<ChargeReceipt>, ContractError> {
    let (payer, query_id) = match (payer, query_id) {
        (None, None) => return Ok(None),
        (Some(payer), Some(query_id)) => (payer, query_id),
        _ => {
            return Err(ContractError::Choice {
                expected: "payer and query_id, or neither",
                found: "one of them",
            });
        }
    };
    let (found, charge) = find_charge(deps, model_id, &payer, query_id)?;
    let Some(charge) = charge.filter(|_| found == record_id) else {
        return Err(ContractError::ChargeNotFound {
            model_id,
            record_id,
        });
    };
    let amount = proportion(sum, charge.amount, paid.into())?;
    Ok(Some(ChargeReceipt { charge, amount }))
}

/// The part by weight of what a datanet's base lane took, at one version of the weights.
fn base_receipt(
    deps: Deps,
    datanet_id: u64,
    account: &Account,
    base: Scaled,
    version: u64,
    total_weight: u64,
) -> Result<BaseReceipt, ContractError> {
    let weights = load_version(deps.storage, datanet_id, version)?;
    let weight = seats::weight_at(deps.storage, datanet_id, account, version, &weights)?;
    Ok(BaseReceipt {
        weight,
        total_weight,
        amount: receipt_share(base, Weight::new(weight)?, Weight::new(total_weight)?)?,
    })
}

fn influence_receipt(
    deps: Deps,
    datanet_id: u64,
    account: &Account,
    pot: RecordedPot,
) -> Result<InfluenceReceipt, ContractError> {
    let mut receipt = InfluenceReceipt {
        pot: pot.amount,
        waiting: Uint128::zero(),
        deadline: None,
        attributed: Decimal256::zero(),
        score: 0,
        total_score: 0,
        released: None,
        amount: Decimal256::zero(),
    };
    match pot.fate {
        Fate::Waiting { deadline } => {
            receipt.waiting = pot.amount;
            receipt.deadline = Some(deadline);
        }
        Fate::Shared {
            weights_version,
            total_weight,
            base,
            attribution,
        } => {
            if let Some(attributed) = attribution {
                receipt.total_score = attributed.total_score();
                if let Some((score, credit)) = attributed.find(account) {
                    receipt.score = score;
                    receipt.attributed = credit.to_decimal()?;
                }
            }
            let released = base_receipt(
                deps,
                datanet_id,
                account,
                base,
                weights_version,
                total_weight,
            )?;
            receipt.amount = receipt.attributed.checked_add(released.amount)?;
            receipt.released = Some(released);
        }
    }
    Ok(receipt)
}
