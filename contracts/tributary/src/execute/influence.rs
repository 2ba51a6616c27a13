//! Pots: shared by influence before their deadline, released into the base lane after it.

use cosmwasm_std::{Addr, Api, DepsMut, Env, Event, Response, StdError, Storage, Uint128};
use fee_split::{Scaled, Weight, cut_pot};
use tributary_api::{InfluenceScore, MAX_POTS, MAX_SCORES, MAX_TOTAL_SCORE};

use crate::error::ContractError;
use crate::events;
use crate::portfolio::load_pools;
use crate::route::compute_pot;
use crate::state::{
    ATTRIBUTIONS, Account, Attestor, Attribution, CONFIG, CONTRIBUTORS, Contributor, DatanetSplit,
    LANES, Lane, POOLS, POT_DECISIONS, PoolRecord, PotDecision, TokenId, last_id,
};
use crate::{check, registry};

/// Attestors who stay keep the time since which they are.
pub fn set_attestors(
    storage: &mut dyn Storage,
    api: &dyn Api,
    env: &Env,
    datanet_id: u64,
    attestors: &[Account],
) -> Result<Vec<Event>, ContractError> {
    let mut lane = registry::lane(storage, datanet_id)?;
    let before = std::mem::take(&mut lane.attestors);
    let mut effects = vec![];
    for account in attestors {
        let known = before.iter().find(|attestor| attestor.account == *account);
        lane.attestors.push(match known {
            Some(attestor) => attestor.clone(),
            None => {
                let address = api.addr_humanize(account)?;
                effects.push(events::attestor_added(datanet_id, &address));
                Attestor {
                    account: account.clone(),
                    since: env.block.time.seconds(),
                }
            }
        });
    }
    for attestor in &before {
        if !attestors.contains(&attestor.account) {
            let address = api.addr_humanize(&attestor.account)?;
            effects.push(events::attestor_removed(datanet_id, &address));
        }
    }
    LANES.save(storage, datanet_id.into(), &lane)?;
    Ok(effects)
}

/// A pot that nobody has decided on.
struct WaitingPot {
    record_id: u64,
    token: TokenId,
    amount: Uint128,
    /// Seconds since 1970.
    recorded_at: u64,
    /// Seconds since 1970.
    deadline: u64,
}

fn load_waiting(
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
struct Scorer {
    account: Account,
    address: Addr,
    contributor: Contributor,
    score: u64,
    /// Scaled, in each token.
    credits: Vec<(TokenId, Scaled)>,
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

pub fn attribute(
    deps: DepsMut,
    env: Env,
    sender: Addr,
    model_id: u64,
    datanet_id: u64,
    record_ids: Vec<u64>,
    scores: Scores,
) -> Result<Response, ContractError> {
    let split = registry::split(deps.storage, datanet_id)?;
    let lane = registry::lane(deps.storage, datanet_id)?;
    let attestor = find_attestor(deps.api, datanet_id, &lane, &sender)?;
    let now = env.block.time.seconds();
    let pots = load_waiting(
        deps.storage,
        model_id,
        datanet_id,
        &split,
        &lane,
        record_ids,
    )?;
    for pot in &pots {
        let record_id = pot.record_id;
        if now >= pot.deadline {
            return Err(ContractError::DeadlinePassed {
                model_id,
                record_id,
                deadline: pot.deadline,
                now,
            });
        }
        if pot.recorded_at < attestor.since {
            return Err(ContractError::BeforeAttestor {
                model_id,
                record_id,
                recorded_at: pot.recorded_at,
                since: attestor.since,
            });
        }
    }
    let (mut scorers, total_score) = load_scorers(deps.storage, deps.api, datanet_id, scores)?;

    let attribution_id = last_id(&ATTRIBUTIONS, deps.storage, datanet_id.into())?.saturating_add(1);
    let sharing = Sharing {
        model_id,
        datanet_id,
        split: &split,
        attribution_id,
    };
    let effects = sharing.share(deps.storage, deps.api, pots, &mut scorers, total_score)?;
    let response = events::response("attribute", &sender)
        .add_attribute("model_id", model_id.to_string())
        .add_attribute("datanet_id", datanet_id.to_string())
        .add_attribute("attribution_id", attribution_id.to_string())
        .add_events(effects)
        .add_events(credit(deps.storage, deps.api, &sharing, &mut scorers)?);
    let attribution = Attribution {
        attestor: attestor.account,
        scores: scorers
            .into_iter()
            .map(|scorer| (scorer.account, scorer.score))
            .collect(),
        total_score,
    };
    let key = (datanet_id.into(), attribution_id.into());
    ATTRIBUTIONS.save(deps.storage, key, &attribution)?;
    Ok(response)
}

fn find_attestor(
    api: &dyn Api,
    datanet_id: u64,
    lane: &Lane,
    sender: &Addr,
) -> Result<Attestor, ContractError> {
    let account = check::sender(api, sender)?;
    lane.attestors
        .iter()
        .find(|attestor| attestor.account == account)
        .cloned()
        .ok_or_else(|| ContractError::NotAttestor {
            datanet_id,
            found: sender.clone(),
        })
}

/// Those of the list that hold weight, in order of account; and the sum of all scores, of those too that do not.
fn load_scorers(
    storage: &dyn Storage,
    api: &dyn Api,
    datanet_id: u64,
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
            .weight()
            .is_ok_and(|weight| !weight.is_zero())
    });
    Ok((scorers, total_score))
}

/// One message's pots, which are shared alike.
struct Sharing<'a> {
    model_id: u64,
    datanet_id: u64,
    split: &'a DatanetSplit,
    /// 0 for a release.
    attribution_id: u64,
}

impl Sharing<'_> {
    fn share(
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
                attribution_id: self.attribution_id,
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
            attribution_id: self.attribution_id,
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
fn credit(
    storage: &mut dyn Storage,
    api: &dyn Api,
    sharing: &Sharing,
    scorers: &mut [Scorer],
) -> Result<Vec<Event>, ContractError> {
    let config = CONFIG.load(storage)?;
    let datanet_id = sharing.datanet_id;
    let mut effects = vec![];
    for scorer in scorers {
        for (token, amount) in &scorer.credits {
            let mut position = scorer.contributor.position(*token);
            position.credit(*amount)?;
            scorer.contributor.set_position(*token, position);
            effects.push(events::influence_credited(
                datanet_id,
                sharing.attribution_id,
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

pub fn release(
    deps: DepsMut,
    env: Env,
    sender: Addr,
    model_id: u64,
    datanet_id: u64,
    record_ids: Vec<u64>,
) -> Result<Response, ContractError> {
    let split = registry::split(deps.storage, datanet_id)?;
    let lane = registry::lane(deps.storage, datanet_id)?;
    let now = env.block.time.seconds();
    let pots = load_waiting(
        deps.storage,
        model_id,
        datanet_id,
        &split,
        &lane,
        record_ids,
    )?;
    if let Some(early) = pots.iter().find(|pot| now < pot.deadline) {
        return Err(ContractError::DeadlineAhead {
            model_id,
            record_id: early.record_id,
            deadline: early.deadline,
            now,
        });
    }
    let sharing = Sharing {
        model_id,
        datanet_id,
        split: &split,
        attribution_id: 0,
    };
    // all of it is unattributed
    let effects = sharing.share(deps.storage, deps.api, pots, &mut [], 1)?;
    Ok(events::response("release", &sender)
        .add_attribute("model_id", model_id.to_string())
        .add_attribute("datanet_id", datanet_id.to_string())
        .add_events(effects))
}
