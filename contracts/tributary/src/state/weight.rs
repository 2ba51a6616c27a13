use cosmwasm_std::Uint256;
use fee_split::{Position, Scaled, SplitError, Weight};
use serde::{Deserialize, Serialize};

use super::{CompactMap, Id, TokenId, wide};

/// One address in one datanet: its direct seat, and its position in each pool. In one record, because a change of
/// weight settles them all.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
pub struct Contributor {
    pub direct_weight: u64,
    /// At most one for each fee token that ever was, so at most 8; one that has seen nothing is left out.
    positions: Vec<TokenPosition>,
    /// The part of the direct weight that came through accepted contributions.
    pub accepted_weight: u64,
    /// From rolls, in order of roll_id; those of closed ones until they are folded in.
    pub roll_seats: Vec<RollSeat>,
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct RollSeat {
    pub roll_id: u64,
    pub weight: u64,
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct TokenPosition {
    token: TokenId,
    #[serde(with = "wide")]
    last_index: Uint256,
    #[serde(with = "wide")]
    earned: Uint256,
    #[serde(with = "wide")]
    paid: Uint256,
}

impl Contributor {
    /// The weight over all seats that earn: of rolls, those that are open.
    pub fn weight(&self, open_rolls: &[u64]) -> Result<Weight, SplitError> {
        let open = self.roll_seats.iter();
        let open = open.filter(|seat| open_rolls.contains(&seat.roll_id));
        // no sum here passes the datanet's total
        let weight = open.fold(self.direct_weight, |sum, seat| {
            sum.saturating_add(seat.weight)
        });
        Weight::new(weight)
    }

    /// The position in one pool: without a record, nothing seen and nothing earned.
    pub fn position(&self, token: TokenId) -> Position {
        self.positions
            .iter()
            .find(|held| held.token == token)
            .map_or_else(Position::default, |held| Position {
                last_index: held.last_index,
                earned: Scaled(held.earned),
                paid: held.paid,
            })
    }

    pub fn set_position(&mut self, token: TokenId, position: Position) {
        self.positions.retain(|held| held.token != token);
        if position.is_fresh() {
            return;
        }
        // in order of token: one state has one encoding, whatever came first
        let place = self.positions.partition_point(|held| held.token < token);
        self.positions.insert(
            place,
            TokenPosition {
                token,
                last_index: position.last_index,
                earned: position.earned.0,
                paid: position.paid,
            },
        );
    }
}

/// When a version of the weights began, and what it summed to.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
pub struct WeightsVersion {
    pub height: u64,
    pub total_weight: u64,
    /// In their order.
    pub open_rolls: Vec<u64>,
}

/// (datanet_id, contributor) → direct seat and positions
pub const CONTRIBUTORS: CompactMap<(Id, &[u8]), Contributor> = CompactMap::new("c");
/// (contributor, datanet_id) → holds or held weight
pub const MEMBERSHIPS: CompactMap<(&[u8], Id), bool> = CompactMap::new("b");
/// (datanet_id, weights_version) → when it began and the total
pub const WEIGHT_VERSIONS: CompactMap<(Id, Id), WeightsVersion> = CompactMap::new("v");
/// ((datanet_id, contributor), weights_version) → direct weight from that version on
pub const WEIGHT_HISTORY: CompactMap<((Id, &[u8]), Id), u64> = CompactMap::new("h");
