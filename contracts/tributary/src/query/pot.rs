//! What became of the pots of a query record.

use cosmwasm_std::{Deps, StdError, Uint128};
use fee_split::{PotCut, Scaled, cut_pot};
use tributary_api::{Pot, PotStatus};

use crate::error::ContractError;
use crate::registry;
use crate::route::load_version;
use crate::state::{ATTRIBUTIONS, Account, Attribution, POT_DECISIONS};

/// A pot of a query record.
pub struct RecordedPot {
    pub amount: Uint128,
    pub fate: Fate,
}

pub enum Fate {
    Waiting {
        deadline: u64,
    },
    /// Attributed, or released: `base` joined the base lane.
    Shared {
        weights_version: u64,
        total_weight: u64,
        base: Scaled,
        attribution: Option<Attributed>,
    },
}

pub struct Attributed {
    attribution_id: u64,
    attribution: Attribution,
    /// In order of the scores.
    credits: Vec<Scaled>,
}

impl Attributed {
    pub fn total_score(&self) -> u64 {
        self.attribution.total_score
    }

    /// The score that an account was given, and what it was credited for it.
    pub fn find(&self, account: &Account) -> Option<(u64, Scaled)> {
        let mut scores = self.attribution.scores.iter().zip(&self.credits);
        scores
            .find(|((scorer, _), _)| scorer == account)
            .map(|((_, score), credit)| (*score, *credit))
    }
}

/// None for a pot of nothing.
pub fn load_pot(
    deps: Deps,
    model_id: u64,
    record_id: u64,
    recorded_at: u64,
    datanet_id: u64,
    amount: Uint128,
) -> Result<Option<RecordedPot>, ContractError> {
    if amount.is_zero() {
        return Ok(None);
    }
    let key = (model_id.into(), record_id.into(), datanet_id.into());
    let Some(decision) = POT_DECISIONS.may_load(deps.storage, key)? else {
        return preview(deps, recorded_at, datanet_id, amount);
    };
    let version = load_version(deps.storage, datanet_id, decision.weights_version)?;
    let (base, attribution) = match decision.attribution_id {
        0 => (Scaled::from_units(amount)?, None),
        attribution_id => {
            let key = (datanet_id.into(), attribution_id.into());
            let attribution = ATTRIBUTIONS.may_load(deps.storage, key)?;
            let attribution = attribution.ok_or_else(|| StdError::not_found("attribution"))?;
            let scores: Vec<u64> = attribution.scores.iter().map(|(_, score)| *score).collect();
            let PotCut { credits, rest } = cut_pot(amount, &scores, attribution.total_score)?;
            let attributed = Attributed {
                attribution_id,
                attribution,
                credits,
            };
            (rest, Some(attributed))
        }
    };
    Ok(Some(RecordedPot {
        amount,
        fate: Fate::Shared {
            weights_version: decision.weights_version,
            total_weight: version.total_weight,
            base,
            attribution,
        },
    }))
}

/// A pot that begins to wait.
pub fn preview(
    deps: Deps,
    recorded_at: u64,
    datanet_id: u64,
    amount: Uint128,
) -> Result<Option<RecordedPot>, ContractError> {
    if amount.is_zero() {
        return Ok(None);
    }
    let window = registry::lane(deps.storage, datanet_id)?.attribution_window;
    let deadline = recorded_at.saturating_add(window);
    Ok(Some(RecordedPot {
        amount,
        fate: Fate::Waiting { deadline },
    }))
}

pub fn describe(deps: Deps, pot: RecordedPot) -> Result<Pot, ContractError> {
    let status = match pot.fate {
        Fate::Waiting { deadline } => PotStatus::Waiting { deadline },
        Fate::Shared {
            weights_version,
            total_weight,
            base,
            attribution,
        } => match attribution {
            None => PotStatus::Released {
                weights_version,
                total_weight,
            },
            Some(attributed) => PotStatus::Attributed {
                attribution_id: attributed.attribution_id,
                attestor: deps.api.addr_humanize(&attributed.attribution.attestor)?,
                total_score: attributed.total_score(),
                base: base.to_decimal()?,
                weights_version,
                total_weight,
            },
        },
    };
    Ok(Pot {
        amount: pot.amount,
        status,
    })
}
