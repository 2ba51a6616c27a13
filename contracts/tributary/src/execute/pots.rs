//! Pots that wait, and how they are shared.

use cosmwasm_std::{Addr, Api, Event, StdError, Storage, Uint128};
use fee_split::{Scaled, Weight, cut_pot};
use tributary_api::{InfluenceScore, MAX_POTS, MAX_SCORES, MAX_TOTAL_SCORE};

use crate::error::ContractError;
use crate::events;
use crate::portfolio::load_pools;
use crate::route::compute_pot;
use crate::state::{
    Account, CONFIG, CONTRIBUTORS, Contributor, DatanetSplit, Lane, POOLS, POT_DECISIONS,
    PoolRecord, PotDecision, TokenId,
};
use crate::{check, registry};

/// A pot that nobody has decided on.
pub struct WaitingPot {
    pub record_id: u64,
    pub token: TokenId,
    pub amount: Uint128,
    /// Seconds since 1970.
    pub recorded_at: u64,
    /// Seconds since 1970.
    pub deadline: u64,
}

pub fn load_waiting(
    storage: &dyn Storage,
    model_id: u64,
    datanet_id: u64,
    split: &DatanetSplit,
    lane: &Lane,
    record_ids: Vec<u64>,
) -> Result<Vec<WaitingPot>, ContractError> {
    let record_ids = check::ids("record_ids", 1, MAX_POTS, record_ids)?;
    let model = registry::model(storage, model_id)?;
    let mut pots = Vec::with_capacity(record_ids.len());
    for record_id in record_ids {
        let record = registry::query_record(storage, model_id, record_id)?;
        let amount = compute_pot(&model, &record, datanet_id, split.influence_bps)?;
        if amount.is_zero() {
            return Err(ContractError::PotNotFound {
                model_id,
                record_id,
                datanet_id,
            });
        }
        let key = (model_id.into(), record_id.into(), datanet_id.into());
        if let Some(decision) = POT_DECISIONS.may_load(storage, key)? {
            return Err(ContractError::PotShared {
                model_id,
                record_id,
                datanet_id,
                found: match decision.attribution_id {
                    0 => "released",
                    _ => "attributed",
                },
            });
        }
        pots.push(WaitingPot {
            record_id,
            token: record.token,
            amount,
            recorded_at: record.time,
            deadline: record.time.saturating_add(lane.attribution_window),
        });
    }
    Ok(pots)
}

/// Who is credited by an attribution.
pub struct Scorer {
    pub account: Account,
    pub address: Addr,
    pub contributor: Contributor,
    pub score: u64,
    /// Scaled, in each token.
    pub credits: Vec<(TokenId, Scaled)>,
}

impl Scorer {
    fn credit(&mut self, token: TokenId, amount: Scaled) -> Result<(), ContractError> {
        match self.credits.iter_mut().find(|(held, _)| *held == token) {
            Some((_, sum)) => *sum = sum.checked_add(amount)?,
            None => self.credits.push((token, amount)),
        }
        Ok(())
    }
}

pub struct Scores {
    pub scores: Vec<InfluenceScore>,
    pub unattributed: u64,
}

/// Those of the list that hold weight, in order of account; and the sum of all scores, of those too that do not.
pub fn load_scorers(
    storage: &dyn Storage,
    api: &dyn Api,
    datanet_id: u64,
    split: &DatanetSplit,
    given: Scores,
) -> Result<(Vec<Scorer>, u64), ContractError> {
    check::assert_length("scores", 1, MAX_SCORES, given.scores.len())?;
    let mut scorers = Vec::with_capacity(given.scores.len());
    for entry in &given.scores {
        let account = check::account(api, "scores", &entry.address)?;
        let address = api.addr_humanize(&account)?;
        check::assert_entry(
            "scores",
            &address,
            "score",
            (1, MAX_TOTAL_SCORE),
            entry.score,
        )?;
        let key = (datanet_id.into(), account.as_slice());
        let Some(contributor) = CONTRIBUTORS.may_load(storage, key)? else {
            return Err(ContractError::Stranger {
                datanet_id,
                address,
            });
        };
        scorers.push(Scorer {
            account,
            address,
            contributor,
            score: entry.score,
            credits: vec![],
        });
    }
    let mut scorers = check::sorted_unique(
        "scores",
        scorers,
        |scorer| scorer.account.to_vec(),
        |scorer| Ok(scorer.address.to_string()),
    )?;
    // 33 numbers, of which 32 are below 2^53
    let total_score = scorers.iter().fold(given.unattributed, |sum, scorer| {
        sum.saturating_add(scorer.score)
    });
    check::assert_range("sum of scores", 1, MAX_TOTAL_SCORE, total_score)?;
    // who has left since does not earn any more: the score joins the base lane
    scorers.retain(|scorer| {
        scorer
            .contributor
            .weight(&split.open_rolls)
            .is_ok_and(|weight| !weight.is_zero())
    });
    Ok((scorers, total_score))
}

/// One message's pots, which are shared alike.
pub struct Sharing<'a> {
    pub model_id: u64,
    pub datanet_id: u64,
    pub split: &'a DatanetSplit,
    /// None for a release.
    pub attributed: Option<events::Attributed<'a>>,
}

impl Sharing<'_> {
    pub fn share(
        &self,
        storage: &mut dyn Storage,
        api: &dyn Api,
        pots: Vec<WaitingPot>,
        scorers: &mut [Scorer],
        total_score: u64,
    ) -> Result<Vec<Event>, ContractError> {
        let weight = Weight::new(self.split.total_weight)?;
        if weight.is_zero() {
            return Err(ContractError::NoWeight {
                datanet_id: self.datanet_id,
            });
        }
        let scores: Vec<u64> = scorers.iter().map(|scorer| scorer.score).collect();
        let config = CONFIG.load(storage)?;
        let mut pools = load_pools(storage, self.datanet_id)?;
        let mut effects = Vec::with_capacity(pots.len());
        for pot in &pots {
            let record = find_pool(&mut pools, pot.token)?;
            let cut = cut_pot(pot.amount, &scores, total_score)?;
            let mut pool = record.pool();
            pool.share_pot(pot.amount, cut.rest, weight)?;
            record.set_pool(pool);
            for (scorer, amount) in scorers.iter_mut().zip(cut.credits) {
                scorer.credit(pot.token, amount)?;
            }
            self.decide(storage, pot.record_id)?;
            effects.push(events::pot_shared(&events::PotShared {
                model_id: self.model_id,
                record_id: pot.record_id,
                datanet_id: self.datanet_id,
                token: &registry::token_address(api, &config, pot.token)?,
                attributed: self.attributed,
                pot: pot.amount,
                base: cut.rest,
                split: self.split,
                pool: &pool,
            }));
        }
        for (token, record) in pools {
            if pots.iter().any(|pot| pot.token == token) {
                POOLS.save(storage, (self.datanet_id.into(), token), &record)?;
            }
        }
        Ok(effects)
    }

    fn decide(&self, storage: &mut dyn Storage, record_id: u64) -> Result<(), ContractError> {
        let key = (
            self.model_id.into(),
            record_id.into(),
            self.datanet_id.into(),
        );
        let decision = PotDecision {
            weights_version: self.split.weights_version,
            attribution_id: self
                .attributed
                .map_or(0, |attributed| attributed.attribution_id),
        };
        Ok(POT_DECISIONS.save(storage, key, &decision)?)
    }
}

fn find_pool(
    pools: &mut [(TokenId, PoolRecord)],
    token: TokenId,
) -> Result<&mut PoolRecord, ContractError> {
    let pool = pools.iter_mut().find(|(held, _)| *held == token);
    let (_, pool) = pool.ok_or_else(|| StdError::not_found("pool"))?;
    Ok(pool)
}

/// Adds what was attributed to each contributor to its positions.
pub fn credit(
    storage: &mut dyn Storage,
    api: &dyn Api,
    (datanet_id, attribution_id): (u64, u64),
    scorers: &mut [Scorer],
) -> Result<Vec<Event>, ContractError> {
    let config = CONFIG.load(storage)?;
    let mut effects = vec![];
    for scorer in scorers {
        for (token, amount) in &scorer.credits {
            let mut position = scorer.contributor.position(*token);
            position.credit(*amount)?;
            scorer.contributor.set_position(*token, position);
            effects.push(events::influence_credited(
                datanet_id,
                attribution_id,
                &scorer.address,
                &registry::token_address(api, &config, *token)?,
                scorer.score,
                *amount,
            ));
        }
        let key = (datanet_id.into(), scorer.account.as_slice());
        CONTRIBUTORS.save(storage, key, &scorer.contributor)?;
    }
    Ok(effects)
}
