//! What is stored, one file for each capability.
//!
//! | name | key → value |
//! |---|---|
//! | `config` | [`Config`] |
//! | `d` | datanet_id → [`Datanet`] |
//! | `s` | datanet_id → [`DatanetSplit`] |
//! | `y` | (curator, datanet_id) → curated now |
//! | `p` | (datanet_id, token_id) → [`PoolRecord`] |
//! | `c` | (datanet_id, contributor) → [`Contributor`] |
//! | `b` | (contributor, datanet_id) → holds or held weight |
//! | `v` | (datanet_id, weights_version) → [`WeightsVersion`] |
//! | `h` | (datanet_id, contributor, weights_version) → weight from that version on |
//! | `m` | model_id → [`Model`] |
//! | `i` | model_id → [`ModelInfo`] |
//! | `o` | (operator, model_id) → operated now |
//! | `l` | (datanet_id, model_id) → the model's route reaches the datanet |
//! | `r` | (model_id, record_id) → [`QueryRecord`] |
//! | `q` | (model_id, payer, query_id) → record_id |
//! | `k` | (address, token_id) → [`Credit`] |
//! | `a` | address → payout address |
//!
//! Besides these, cw2 keeps `contract_info` and cw-ownable `ownership`. Accounts are canonical addresses; a token_id is
//! the token's place in [`Config::fee_tokens`], for ever.

mod admin;
mod compact;
mod datanet;
mod earnings;
mod key;
mod model;
mod usage;
mod weight;
mod wide;

pub use admin::{CONFIG, Config, FeeToken};
pub use compact::{CompactItem, CompactMap, last_id};
pub use datanet::{
    DATANETS, DATANETS_BY_CURATOR, Datanet, DatanetSplit, POOLS, PoolRecord, SPLITS,
};
pub use earnings::{CREDITS, Credit, PAYOUT_ADDRESSES};
pub use key::Id;
pub use model::{
    MODEL_INFO, MODELS, MODELS_BY_DATANET, MODELS_BY_OPERATOR, Model, ModelInfo, Price, RouteShare,
};
pub use usage::{QUERY_IDS, QUERY_RECORDS, QueryRecord, RecordPart};
pub use weight::{
    CONTRIBUTORS, Contributor, MEMBERSHIPS, TokenPosition, WEIGHT_HISTORY, WEIGHT_VERSIONS,
    WeightsVersion,
};

/// An address as it is stored: its canonical bytes.
pub type Account = cosmwasm_std::CanonicalAddr;

/// A token's place in [`Config::fee_tokens`].
pub type TokenId = u8;

/// Every name under which something is stored.
pub const NAMESPACES: [&str; 19] = [
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
