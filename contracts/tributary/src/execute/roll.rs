//! Rolls: a whole list's weight in one transaction, of which each leaf is taken by proof.

use cosmwasm_std::{Addr, Binary, DepsMut, Env, Event, Response, Storage};
use tributary_api::{LastLeaf, MAX_OPEN_ROLLS, MAX_TOTAL_WEIGHT, ProofNode};
use weight_roll::{Node, Roll as Commitment};

use crate::error::ContractError;
use crate::events;
use crate::execute::{notice, weight};
use crate::portfolio::load_pools;
use crate::seats::Seats;
use crate::state::{
    CONTRIBUTORS, Change, DatanetSplit, ENROLLED, LEAVES, MEMBERSHIPS, NewRoll, PoolIndex,
    PoolRecord, ROLL_SEATS, ROLL_URIS, ROLLS, Roll, RollSeat, SPLITS, TokenId, last_id,
};
use crate::{check, registry};

pub struct Publication {
    pub root: Binary,
    pub total_weight: u64,
    pub leaf_count: u64,
    pub uri: String,
    pub last_leaf: LastLeaf,
    pub closes: Option<u64>,
}

/// The last leaf is proven at once, so that a mistaken root, total or count is refused before any fee runs into it.
pub fn publish(
    deps: DepsMut,
    env: Env,
    sender: Addr,
    datanet_id: u64,
    new: Publication,
) -> Result<Response, ContractError> {
    let datanet = registry::datanet_of_curator(deps.as_ref(), datanet_id, &sender)?;
    let commitment = Commitment {
        root: check::required_hash("root", &new.root)?,
        total_weight: new.total_weight,
        leaf_count: new.leaf_count,
    };
    check::account(deps.api, "address", &new.last_leaf.address)?;
    let proof = parse_proof(&new.last_leaf.proof)?;
    let last = new.leaf_count.saturating_sub(1);
    commitment.verify(last, &new.last_leaf.address, new.last_leaf.weight, &proof)?;
    if let Some(roll_id) = new.closes {
        assert_open(deps.storage, datanet_id, roll_id)?;
    }
    let new = NewRoll {
        root: commitment.root,
        total_weight: new.total_weight,
        leaf_count: new.leaf_count,
        uri: check::required_text("uri", new.uri)?,
        closes: new.closes,
    };

    let response = events::response("publish_roll", &sender)
        .add_attribute("datanet_id", datanet_id.to_string());
    if datanet.notice_seconds > 0 {
        let change = Change::PublishRoll(new);
        let scheduled = notice::schedule(deps, &env, datanet_id, &datanet, change)?;
        return Ok(scheduled.announce(response));
    }
    Ok(response.add_events(open(deps.storage, &env, datanet_id, &new)?))
}

pub fn close(
    deps: DepsMut,
    env: Env,
    sender: Addr,
    datanet_id: u64,
    roll_id: u64,
) -> Result<Response, ContractError> {
    let datanet = registry::datanet_of_curator(deps.as_ref(), datanet_id, &sender)?;
    assert_open(deps.storage, datanet_id, roll_id)?;
    let response =
        events::response("close_roll", &sender).add_attribute("datanet_id", datanet_id.to_string());
    if datanet.notice_seconds > 0 {
        let change = Change::CloseRoll(roll_id);
        let scheduled = notice::schedule(deps, &env, datanet_id, &datanet, change)?;
        return Ok(scheduled.announce(response));
    }
    Ok(response.add_events(end(deps.storage, &env, datanet_id, roll_id)?))
}

fn assert_open(
    storage: &dyn Storage,
    datanet_id: u64,
    roll_id: u64,
) -> Result<(Roll, DatanetSplit), ContractError> {
    let split = registry::split(storage, datanet_id)?;
    let roll = registry::roll(storage, datanet_id, roll_id)?;
    if roll.is_open() {
        return Ok((roll, split));
    }
    Err(ContractError::RollClosed {
        datanet_id,
        roll_id,
        closed_at: roll.closed_at,
    })
}

/// Siblings as they came; what is wrong with them is for the verification to say.
fn parse_proof(proof: &[ProofNode]) -> Result<Vec<Node>, ContractError> {
    // more than any proof has, and few enough to go through
    check::assert_length("proof", 0, 64, proof.len())?;
    let mut nodes = Vec::with_capacity(proof.len());
    for node in proof {
        nodes.push(Node {
            hash: check::required_hash("hash", &node.hash)?,
            weight: node.weight,
        });
    }
    Ok(nodes)
}

/// Opens a roll, and closes the one that it replaces. When it refuses, it has changed nothing.
pub fn open(
    storage: &mut dyn Storage,
    env: &Env,
    datanet_id: u64,
    new: &NewRoll,
) -> Result<Vec<Event>, ContractError> {
    let mut split = registry::split(storage, datanet_id)?;
    let replaced = match new.closes {
        Some(roll_id) => Some((roll_id, assert_open(storage, datanet_id, roll_id)?.0)),
        None => None,
    };
    let freed = replaced.as_ref().map_or(0, |(_, roll)| roll.total_weight);
    let mut open_rolls = split.open_rolls.clone();
    open_rolls.retain(|open| Some(*open) != new.closes);
    if open_rolls.len() >= MAX_OPEN_ROLLS {
        return Err(ContractError::TooManyRolls {
            datanet_id,
            max: MAX_OPEN_ROLLS,
        });
    }
    // both are below 2^53
    let total_weight = split
        .total_weight
        .saturating_sub(freed)
        .saturating_add(new.total_weight);
    if total_weight > MAX_TOTAL_WEIGHT {
        return Err(ContractError::TotalWeight {
            datanet_id,
            max: MAX_TOTAL_WEIGHT,
            found: total_weight.into(),
        });
    }

    let roll_id = last_id(&ROLLS, storage, datanet_id.into())?.saturating_add(1);
    open_rolls.push(roll_id);
    split.open_rolls = open_rolls;
    split.total_weight = total_weight;
    weight::begin_version(storage, env, datanet_id, &mut split)?;
    SPLITS.save(storage, datanet_id.into(), &split)?;

    let indexes = load_indexes(storage, datanet_id)?;
    let now = env.block.time.seconds();
    let mut effects = vec![];
    if let Some((closed_id, mut roll)) = replaced {
        roll.close(now, indexes.clone());
        ROLLS.save(storage, (datanet_id.into(), closed_id.into()), &roll)?;
        effects.push(events::roll_closed(datanet_id, closed_id, &roll, &split));
    }
    let commitment = Commitment {
        root: new.root,
        total_weight: new.total_weight,
        leaf_count: new.leaf_count,
    };
    let roll = Roll::open(commitment, split.weights_version, now, indexes);
    let key = (datanet_id.into(), roll_id.into());
    ROLLS.save(storage, key, &roll)?;
    ROLL_URIS.save(storage, key, &new.uri)?;
    effects.push(events::roll_published(
        datanet_id, roll_id, &roll, &new.uri, &split,
    ));
    Ok(effects)
}

/// The roll's weight stops earning. When it refuses, it has changed nothing.
pub fn end(
    storage: &mut dyn Storage,
    env: &Env,
    datanet_id: u64,
    roll_id: u64,
) -> Result<Vec<Event>, ContractError> {
    let (mut roll, mut split) = assert_open(storage, datanet_id, roll_id)?;
    split.open_rolls.retain(|open| *open != roll_id);
    // which holds the roll's whole weight
    split.total_weight = split.total_weight.saturating_sub(roll.total_weight);
    weight::begin_version(storage, env, datanet_id, &mut split)?;
    SPLITS.save(storage, datanet_id.into(), &split)?;
    roll.close(env.block.time.seconds(), load_indexes(storage, datanet_id)?);
    ROLLS.save(storage, (datanet_id.into(), roll_id.into()), &roll)?;
    Ok(vec![events::roll_closed(
        datanet_id, roll_id, &roll, &split,
    )])
}

/// Where every pool stands now.
fn load_indexes(storage: &dyn Storage, datanet_id: u64) -> Result<Vec<PoolIndex>, ContractError> {
    let pools = load_pools(storage, datanet_id)?.into_iter();
    let index = |(token, pool): (TokenId, PoolRecord)| PoolIndex {
        token,
        index: pool.pool().index,
    };
    Ok(pools.map(index).collect())
}

/// A leaf that somebody proves.
pub struct Leaf {
    pub leaf_index: u64,
    pub address: String,
    pub weight: u64,
    pub proof: Vec<ProofNode>,
}

/// Whoever sends this, the seat is the leaf's address's. The weight was counted from the roll's opening on, so nothing
/// changes for anybody else.
pub fn enrol(
    deps: DepsMut,
    sender: Addr,
    datanet_id: u64,
    roll_id: u64,
    leaf: Leaf,
) -> Result<Response, ContractError> {
    let roll = registry::roll(deps.storage, datanet_id, roll_id)?;
    let account = check::account(deps.api, "address", &leaf.address)?;
    let address = deps.api.addr_humanize(&account)?;
    let leaf_key = (datanet_id.into(), roll_id.into(), leaf.leaf_index.into());
    if let Some(taken) = LEAVES.may_load(deps.storage, leaf_key)? {
        return Err(ContractError::LeafTaken {
            datanet_id,
            roll_id,
            leaf_index: leaf.leaf_index,
            address: deps.api.addr_humanize(&taken)?,
        });
    }
    let proof = parse_proof(&leaf.proof)?;
    let commitment = roll.commitment();
    commitment.verify(leaf.leaf_index, address.as_str(), leaf.weight, &proof)?;
    LEAVES.save(deps.storage, leaf_key, &account)?;

    let storage = deps.storage;
    let split = registry::split(storage, datanet_id)?;
    let pools = load_pools(storage, datanet_id)?;
    let key = (datanet_id.into(), account.as_slice());
    let known = CONTRIBUTORS.may_load(storage, key)?;
    if known.is_none() {
        MEMBERSHIPS.save(storage, (account.as_slice(), datanet_id.into()), &true)?;
    }
    let mut contributor = known.unwrap_or_default();
    let seats = Seats::load(storage, datanet_id, &contributor, &split.open_rolls)?;
    seats.settle_all(&mut contributor, &pools, &split.open_rolls)?;
    let weight = fee_split::Weight::new(leaf.weight)?;
    for (token, pool) in &pools {
        let mut position = contributor.position(*token);
        let until = roll.until(*token, pool.pool().index);
        position.take_seat(weight, roll.opening(*token), until)?;
        contributor.set_position(*token, position);
    }

    let seat_key = (datanet_id.into(), roll_id.into(), account.as_slice());
    let held = ROLL_SEATS.may_load(storage, seat_key)?.unwrap_or_default();
    // all leaves together weigh no more than the roll
    let held = held.saturating_add(leaf.weight);
    ROLL_SEATS.save(storage, seat_key, &held)?;
    if roll.is_open() {
        set_seat(&mut contributor.roll_seats, roll_id, held);
    }
    CONTRIBUTORS.save(storage, key, &contributor)?;

    let roll_key = (datanet_id.into(), roll_id.into());
    let mut enrolled = ENROLLED.may_load(storage, roll_key)?.unwrap_or_default();
    enrolled.weight = enrolled.weight.saturating_add(leaf.weight);
    enrolled.leaves = enrolled.leaves.saturating_add(1);
    ENROLLED.save(storage, roll_key, &enrolled)?;
    let ids = (datanet_id, roll_id, leaf.leaf_index);
    Ok(
        events::response("enrol", &sender).add_event(events::enrolled(
            ids,
            &address,
            leaf.weight,
            &enrolled,
        )),
    )
}

fn set_seat(seats: &mut Vec<RollSeat>, roll_id: u64, weight: u64) {
    seats.retain(|seat| seat.roll_id != roll_id);
    let place = seats.partition_point(|seat| seat.roll_id < roll_id);
    seats.insert(place, RollSeat { roll_id, weight });
}
