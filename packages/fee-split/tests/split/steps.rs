//! What can happen to a pool and its contributors, in any order.

use cosmwasm_std::Uint128;
use fee_split::{Scaled, Weight};
use proptest::prelude::*;

use crate::numbers::{any_amount, any_scaled, any_weight};

pub const CONTRIBUTORS: usize = 5;

/// A score for each contributor.
pub type Scores = [u64; CONTRIBUTORS];

#[derive(Clone, Copy, Debug)]
pub enum Step {
    Fee(Scaled),
    /// The fee after which the pool is a scaled unit short of its bound.
    LastFee,
    Pot(Uint128),
    /// Scores for one of the waiting pots, and what nobody could be found for.
    Attribute(usize, Scores, u64),
    /// All of a waiting pot joins the base lane.
    Release(usize),
    /// 0 leaves; more comes, stays or comes back.
    Weigh(usize, u64),
    /// Takes all the weight that is left.
    Fill(usize),
    Settle(usize),
    /// A claim of what is claimable, shifted right.
    Claim(usize, u32),
}

pub fn any_history() -> impl Strategy<Value = Vec<Step>> {
    let who = || 0..CONTRIBUTORS;
    let pot = || 0..16usize;
    let attribution = (pot(), prop::array::uniform(any_score()), any_score());
    let step = prop_oneof![
        24 => any_scaled().prop_map(Step::Fee),
        1 => Just(Step::LastFee),
        16 => any_amount().prop_map(|pot| Step::Pot(pot.into())),
        14 => attribution.prop_map(|(pot, scores, unattributed)| Step::Attribute(pot, scores, unattributed)),
        5 => pot().prop_map(Step::Release),
        28 => (who(), any_weight()).prop_map(|(who, weight)| Step::Weigh(who, weight)),
        3 => who().prop_map(Step::Fill),
        8 => who().prop_map(Step::Settle),
        12 => (who(), 0..4u32).prop_map(|(who, shift)| Step::Claim(who, shift)),
    ];
    prop::collection::vec(step, 1..50)
}

/// Mostly none, so that single scores and none at all come up; six of them stay below 2^53.
fn any_score() -> impl Strategy<Value = u64> {
    let most = Weight::MAX / (CONTRIBUTORS as u64 + 1);
    prop_oneof![2 => Just(0), 3 => any_weight().prop_map(move |score| score.min(most))]
}
