//! An address's seats in a datanet, and how they settle into its positions.

use cosmwasm_std::{StdError, StdResult, Storage};
use fee_split::{Position, Weight};

use crate::error::ContractError;
use crate::registry;
use crate::state::{
    Account, Contributor, PoolRecord, ROLL_SEATS, ROLLS, Roll, TokenId, WEIGHT_HISTORY,
    WeightsVersion,
};

/// What settling a contributor needs to know of its seats.
pub struct Seats {
    /// Of those that earn.
    pub weight: Weight,
    /// Those of rolls that have closed and are not folded in.
    closed: Vec<(Weight, Roll)>,
}

impl Seats {
    /// `open_rolls`: the datanet's, now.
    pub fn load(
        storage: &dyn Storage,
        datanet_id: u64,
        contributor: &Contributor,
        open_rolls: &[u64],
    ) -> Result<Self, ContractError> {
        let mut closed = vec![];
        for seat in &contributor.roll_seats {
            if !open_rolls.contains(&seat.roll_id) {
                let roll = load_roll(storage, datanet_id, seat.roll_id)?;
                closed.push((Weight::new(seat.weight)?, roll));
            }
        }
        Ok(Self {
            weight: contributor.weight(open_rolls)?,
            closed,
        })
    }

    /// The same, where the datanet's open rolls have not been loaded: who has no seat in a roll need not know them.
    pub fn load_for(
        storage: &dyn Storage,
        datanet_id: u64,
        contributor: &Contributor,
    ) -> Result<Self, ContractError> {
        let open_rolls = match contributor.roll_seats.is_empty() {
            true => vec![],
            false => registry::split(storage, datanet_id)?.open_rolls,
        };
        Self::load(storage, datanet_id, contributor, &open_rolls)
    }

    /// The contributor's position in a pool, settled to now. Seats of closed rolls settle to their closing index and no
    /// further, however often this is asked.
    pub fn settled(
        &self,
        contributor: &Contributor,
        token: TokenId,
        pool: &PoolRecord,
    ) -> Result<Position, ContractError> {
        let mut position = contributor.position(token);
        for (weight, roll) in &self.closed {
            position.fold_closed(*weight, roll.closing(token))?;
        }
        position.settle(self.weight, pool.pool().index)?;
        Ok(position)
    }

    /// Settles every position; so the seats of closed rolls are folded in and gone.
    pub fn settle_all(
        &self,
        contributor: &mut Contributor,
        pools: &[(TokenId, PoolRecord)],
        open_rolls: &[u64],
    ) -> Result<(), ContractError> {
        for (token, pool) in pools {
            let position = self.settled(contributor, *token, pool)?;
            contributor.set_position(*token, position);
        }
        let seats = &mut contributor.roll_seats;
        seats.retain(|seat| open_rolls.contains(&seat.roll_id));
        Ok(())
    }
}

fn load_roll(storage: &dyn Storage, datanet_id: u64, roll_id: u64) -> StdResult<Roll> {
    let roll = ROLLS.may_load(storage, (datanet_id.into(), roll_id.into()))?;
    roll.ok_or_else(|| StdError::not_found("roll"))
}

/// The weight that an account held over all seats in one version, those too that it took from a roll later.
pub fn weight_at(
    storage: &dyn Storage,
    datanet_id: u64,
    account: &Account,
    version_id: u64,
    version: &WeightsVersion,
) -> StdResult<u64> {
    let newest = WEIGHT_HISTORY
        .range(
            storage,
            (datanet_id.into(), account.as_slice()),
            version_id.checked_add(1).map(crate::state::Id::from),
            cosmwasm_std::Order::Descending,
        )
        .next();
    let mut weight = newest.transpose()?.map_or(0, |(_, weight)| weight);
    for roll_id in &version.open_rolls {
        let key = (datanet_id.into(), (*roll_id).into(), account.as_slice());
        let seat = ROLL_SEATS.may_load(storage, key)?;
        weight = weight.saturating_add(seat.unwrap_or_default());
    }
    Ok(weight)
}
