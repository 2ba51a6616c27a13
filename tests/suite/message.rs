//! Messages with all their optional fields, so that a test names only what it is about.

use cosmwasm_std::{Addr, Binary};
use tributary_api::{
    Charge, ContributorWeight, ExecuteMsg, HookMsg, InfluenceScore, LineageEntry, Parent, Review,
    UnitPrice, UnitPriceUpdate, Verdict,
};

use crate::{Party, Suite};

/// `register_datanet`.
#[derive(Clone, Debug)]
pub struct NewDatanet {
    pub name: String,
    pub description: Option<String>,
    pub uri: Option<String>,
    pub content_hash: Option<Binary>,
    pub license: Option<String>,
    pub curator_fee_bps: Option<u16>,
    pub influence_bps: Option<u16>,
    pub attestors: Option<Vec<String>>,
    pub attribution_window: Option<u64>,
    pub notice_seconds: Option<u64>,
    pub parents: Option<Vec<Parent>>,
    pub contributors: Option<Vec<ContributorWeight>>,
}

impl Default for NewDatanet {
    fn default() -> Self {
        Self {
            name: "datanet".to_owned(),
            description: None,
            uri: None,
            content_hash: None,
            license: None,
            curator_fee_bps: None,
            influence_bps: None,
            attestors: None,
            attribution_window: None,
            notice_seconds: None,
            parents: None,
            contributors: None,
        }
    }
}

impl From<NewDatanet> for ExecuteMsg {
    fn from(new: NewDatanet) -> Self {
        Self::RegisterDatanet {
            name: new.name,
            description: new.description,
            uri: new.uri,
            content_hash: new.content_hash,
            license: new.license,
            curator_fee_bps: new.curator_fee_bps,
            influence_bps: new.influence_bps,
            attestors: new.attestors,
            attribution_window: new.attribution_window,
            notice_seconds: new.notice_seconds,
            parents: new.parents,
            contributors: new.contributors,
        }
    }
}

/// `update_datanet`, without its id.
#[derive(Clone, Debug, Default)]
pub struct DatanetUpdate {
    pub name: Option<String>,
    pub description: Option<String>,
    pub uri: Option<String>,
    pub content_hash: Option<Binary>,
    pub license: Option<String>,
    pub curator_fee_bps: Option<u16>,
    pub attestors: Option<Vec<String>>,
    pub notice_seconds: Option<u64>,
}

impl DatanetUpdate {
    pub fn of(self, datanet_id: u64) -> ExecuteMsg {
        ExecuteMsg::UpdateDatanet {
            datanet_id,
            name: self.name,
            description: self.description,
            uri: self.uri,
            content_hash: self.content_hash,
            license: self.license,
            curator_fee_bps: self.curator_fee_bps,
            attestors: self.attestors,
            notice_seconds: self.notice_seconds,
        }
    }
}

/// `register_model`.
#[derive(Clone, Debug)]
pub struct NewModel {
    pub name: String,
    pub uri: Option<String>,
    pub operator_fee_bps: u16,
    pub unit_price: Option<UnitPrice>,
    pub lineage: Vec<LineageEntry>,
    pub gateways: Option<Vec<String>>,
    pub succeeds: Option<u64>,
}

impl Default for NewModel {
    fn default() -> Self {
        Self {
            name: "model".to_owned(),
            uri: None,
            operator_fee_bps: 0,
            unit_price: None,
            lineage: lineage(&[(1, 1)]),
            gateways: None,
            succeeds: None,
        }
    }
}

impl From<NewModel> for ExecuteMsg {
    fn from(new: NewModel) -> Self {
        Self::RegisterModel {
            name: new.name,
            uri: new.uri,
            operator_fee_bps: new.operator_fee_bps,
            unit_price: new.unit_price,
            lineage: new.lineage,
            gateways: new.gateways,
            succeeds: new.succeeds,
        }
    }
}

/// `update_model`, without its id.
#[derive(Clone, Debug, Default)]
pub struct ModelUpdate {
    pub name: Option<String>,
    pub uri: Option<String>,
    pub operator_fee_bps: Option<u16>,
    pub unit_price: Option<UnitPriceUpdate>,
    pub gateways: Option<Vec<String>>,
    pub active: Option<bool>,
}

impl ModelUpdate {
    pub fn of(self, model_id: u64) -> ExecuteMsg {
        ExecuteMsg::UpdateModel {
            model_id,
            name: self.name,
            uri: self.uri,
            operator_fee_bps: self.operator_fee_bps,
            unit_price: self.unit_price,
            gateways: self.gateways,
            active: self.active,
        }
    }
}

/// `claim`.
#[derive(Clone, Debug, Default)]
pub struct Claim {
    pub address: Option<String>,
    pub datanets: Option<Vec<u64>>,
    pub tokens: Option<Vec<String>>,
    pub start_after: Option<u64>,
    pub limit: Option<u32>,
}

impl From<Claim> for ExecuteMsg {
    fn from(claim: Claim) -> Self {
        Self::Claim {
            address: claim.address,
            datanets: claim.datanets,
            tokens: claim.tokens,
            start_after: claim.start_after,
            limit: claim.limit,
        }
    }
}

/// `update_config`.
#[derive(Clone, Debug, Default)]
pub struct ConfigUpdate {
    pub protocol_fee_bps: Option<u16>,
    pub protocol_fee_recipient: Option<String>,
    pub add_fee_token: Option<String>,
    pub retire_fee_token: Option<String>,
}

impl From<ConfigUpdate> for ExecuteMsg {
    fn from(update: ConfigUpdate) -> Self {
        Self::UpdateConfig {
            protocol_fee_bps: update.protocol_fee_bps,
            protocol_fee_recipient: update.protocol_fee_recipient,
            add_fee_token: update.add_fee_token,
            retire_fee_token: update.retire_fee_token,
        }
    }
}

/// What a plain payment for a model carries.
pub fn hook(model_id: u64, query_id: impl Into<String>) -> HookMsg {
    HookMsg::RecordQuery {
        model_id,
        query_id: query_id.into(),
        units: None,
        count: None,
        digest: None,
    }
}

/// `set_allowance`, in the first fee token.
#[derive(Clone, Debug)]
pub struct NewAllowance {
    pub model_id: u64,
    pub per_charge_max: u128,
    pub budget: u128,
    pub period_seconds: Option<u64>,
    pub expires_at: Option<u64>,
}

impl Default for NewAllowance {
    fn default() -> Self {
        Self {
            model_id: 1,
            per_charge_max: 1_000_000,
            budget: 1_000_000,
            period_seconds: None,
            expires_at: None,
        }
    }
}

impl NewAllowance {
    pub fn of(self, token: Addr) -> ExecuteMsg {
        ExecuteMsg::SetAllowance {
            model_id: self.model_id,
            token: token.into(),
            per_charge_max: self.per_charge_max.into(),
            budget: self.budget.into(),
            period_seconds: self.period_seconds,
            expires_at: self.expires_at,
        }
    }
}

/// One unit's charge.
pub fn charge(suite: &Suite, payer: impl Party, query_id: &str) -> Charge {
    Charge {
        payer: payer.addr(suite).into(),
        query_id: query_id.to_owned(),
        units: None,
        digest: None,
    }
}

/// `record_queries`, without its model.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    pub charges: Vec<Charge>,
    pub skip_refused: Option<bool>,
    pub digest: Option<Binary>,
}

impl Batch {
    pub fn of(self, model_id: u64) -> ExecuteMsg {
        ExecuteMsg::RecordQueries {
            model_id,
            charges: self.charges,
            skip_refused: self.skip_refused,
            digest: self.digest,
        }
    }
}

/// `(datanet_id, weight)`
pub fn lineage(entries: &[(u64, u64)]) -> Vec<LineageEntry> {
    let entries = entries.iter();
    entries
        .map(|&(datanet_id, weight)| LineageEntry { datanet_id, weight })
        .collect()
}

/// `(parent, royalty in basis points)`
pub fn parents(entries: &[(u64, u16)]) -> Vec<Parent> {
    let entries = entries.iter();
    entries
        .map(|&(datanet_id, royalty_bps)| Parent {
            datanet_id,
            royalty_bps,
        })
        .collect()
}

/// `(contributor, score)`
pub fn scores<P: Party>(suite: &Suite, scores: &[(P, u64)]) -> Vec<InfluenceScore> {
    let scores = scores.iter();
    scores
        .map(|(party, score)| InfluenceScore {
            address: party.addr(suite).into(),
            score: *score,
        })
        .collect()
}

pub fn accepted(contribution_id: u64, weight: u64) -> Review {
    Review {
        contribution_id,
        verdict: Verdict::Accepted { weight },
    }
}

pub fn rejected(contribution_id: u64, reason: &str) -> Review {
    Review {
        contribution_id,
        verdict: Verdict::Rejected {
            reason: reason.to_owned(),
        },
    }
}

/// `(contributor, weight)`
pub fn contributor_weights<P: Party>(
    suite: &Suite,
    weights: &[(P, u64)],
) -> Vec<ContributorWeight> {
    let weights = weights.iter();
    weights
        .map(|(party, weight)| ContributorWeight {
            address: party.addr(suite).into(),
            weight: *weight,
        })
        .collect()
}
