//! What is stored, one file for each capability.
//!
//! | name | key → value |
//! |---|---|
//! | `config` | [`Config`] |
//! | `d` | datanet_id → [`Datanet`] |
//! | `s` | datanet_id → [`DatanetSplit`] |
//! | `y` | (curator, datanet_id) → curated now |
//! | `n` | datanet_id → [`Ancestry`], where it has parents |
//! | `z` | (parent, datanet_id) → derived from it |
//! | `e` | datanet_id → [`Lane`], where it has an influence lane |
//! | `p` | (datanet_id, token_id) → [`PoolRecord`] |
//! | `c` | (datanet_id, contributor) → [`Contributor`] |
//! | `b` | (contributor, datanet_id) → holds or held weight |
//! | `v` | (datanet_id, weights_version) → [`WeightsVersion`] |
//! | `h` | (datanet_id, contributor, weights_version) → weight from that version on |
//! | `x` | (datanet_id, contribution_id) → [`Contribution`] |
//! | `f` | (datanet_id, content hash, submitter) → contribution_id |
//! | `g` | (datanet_id, content hash) → contribution_id, accepted or waiting to be |
//! | `j` | datanet_id → [`ChangeQueue`] |
//! | `t` | (datanet_id, change_id) → [`ScheduledChange`] |
//! | `m` | model_id → [`Model`] |
//! | `i` | model_id → [`ModelInfo`] |
//! | `o` | (operator, model_id) → operated now |
//! | `l` | (datanet_id, model_id) → the model's route reaches the datanet |
//! | `r` | (model_id, record_id) → [`QueryRecord`] |
//! | `q` | (model_id, payer, query_id) → [`Charged`] |
//! | `w` | (model_id, record_id, datanet_id) → [`PotDecision`] |
//! | `u` | (datanet_id, attribution_id) → [`Attribution`] |
//! | `k` | (address, token_id) → [`Credit`] |
//! | `A` | (address, token_id) → prepaid balance |
//! | `L` | (payer, model_id, token_id) → [`Allowance`] |
//! | `R` | (datanet_id, roll_id) → [`Roll`] |
//! | `U` | (datanet_id, roll_id) → where its leaves can be found |
//! | `E` | (datanet_id, roll_id) → [`Enrolled`] |
//! | `T` | (datanet_id, roll_id, leaf_index) → who took it |
//! | `S` | (datanet_id, roll_id, address) → its weight over all leaves |
//! | `a` | address → payout address |
//!
//! Besides these, cw2 keeps `contract_info` and cw-ownable `ownership`. Accounts are canonical addresses; a token_id is
//! the token's place in [`Config::fee_tokens`], for ever.

mod account;
mod admin;
mod compact;
mod contribution;
mod datanet;
mod earnings;
mod influence;
mod key;
mod model;
mod notice;
mod roll;
mod usage;
mod weight;
mod wide;

pub use account::{ACCOUNTS, ALLOWANCES, Allowance};
pub use admin::{CONFIG, Config, FeeToken};
pub use compact::{CompactItem, CompactMap, last_id};
pub use contribution::{ACCEPTED_HASHES, CONTRIBUTIONS, Contribution, SUBMISSIONS, Status};
pub use datanet::{
    ANCESTRIES, Ancestry, DATANETS, DATANETS_BY_CURATOR, DATANETS_BY_PARENT, Datanet, DatanetSplit,
    POOLS, PoolRecord, SPLITS,
};
pub use earnings::{CREDITS, Credit, PAYOUT_ADDRESSES};
pub use influence::{ATTRIBUTIONS, Attestor, Attribution, LANES, Lane, POT_DECISIONS, PotDecision};
pub use key::Id;
pub use model::{
    MODEL_INFO, MODELS, MODELS_BY_DATANET, MODELS_BY_OPERATOR, Model, ModelInfo, Price, RouteShare,
};
pub use notice::{
    Acceptance, CHANGE_QUEUES, CHANGES, Change, ChangeQueue, NewRoll, ScheduledChange,
};
pub use roll::{ENROLLED, Enrolled, LEAVES, PoolIndex, ROLL_SEATS, ROLL_URIS, ROLLS, Roll};
pub use usage::{Charged, QUERY_IDS, QUERY_RECORDS, QueryRecord, RecordPart};
pub use weight::{
    CONTRIBUTORS, Contributor, MEMBERSHIPS, RollSeat, TokenPosition, WEIGHT_HISTORY,
    WEIGHT_VERSIONS, WeightsVersion,
};

/// An address as it is stored: its canonical bytes.
pub type Account = cosmwasm_std::CanonicalAddr;

/// A token's place in [`Config::fee_tokens`].
pub type TokenId = u8;

/// Every name under which something is stored.
pub const NAMESPACES: [&str; 36] = [
    "contract_info",
    "ownership",
    CONFIG_NAME,
    DATANETS.namespace(),
    SPLITS.namespace(),
    DATANETS_BY_CURATOR.namespace(),
    POOLS.namespace(),
    CONTRIBUTORS.namespace(),
    MEMBERSHIPS.namespace(),
    WEIGHT_VERSIONS.namespace(),
    WEIGHT_HISTORY.namespace(),
    MODELS.namespace(),
    MODEL_INFO.namespace(),
    MODELS_BY_OPERATOR.namespace(),
    MODELS_BY_DATANET.namespace(),
    QUERY_RECORDS.namespace(),
    QUERY_IDS.namespace(),
    CREDITS.namespace(),
    PAYOUT_ADDRESSES.namespace(),
    ANCESTRIES.namespace(),
    DATANETS_BY_PARENT.namespace(),
    LANES.namespace(),
    ATTRIBUTIONS.namespace(),
    POT_DECISIONS.namespace(),
    CONTRIBUTIONS.namespace(),
    SUBMISSIONS.namespace(),
    ACCEPTED_HASHES.namespace(),
    CHANGE_QUEUES.namespace(),
    CHANGES.namespace(),
    ACCOUNTS.namespace(),
    ALLOWANCES.namespace(),
    ROLLS.namespace(),
    ROLL_URIS.namespace(),
    ENROLLED.namespace(),
    LEAVES.namespace(),
    ROLL_SEATS.namespace(),
];

const CONFIG_NAME: &str = "config";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_used_twice() {
        let mut names = NAMESPACES.to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), NAMESPACES.len());
    }
}
