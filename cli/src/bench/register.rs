//! Datanets and models to measure with.

use super::stage::{CURATOR_FEE_BPS, OPERATOR_FEE_BPS, Stage, numbers};
use anyhow::Result;
use node_client::{Receipt, Wallet};
use tributary_api::{
    ContributorWeight, ExecuteMsg, LineageEntry, MIN_ATTRIBUTION_WINDOW, NOTICE_BEYOND_WINDOW,
    UnitPrice,
};

const INFLUENCE_BPS: u16 = 2_000;

/// How a datanet's income is shared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Lanes {
    Base,
    /// A part of it by influence.
    Both,
}

impl Stage {
    /// Registers datanets by these contributors, in one transaction, and returns their ids.
    pub fn add_datanets(
        &self,
        lanes: Lanes,
        contributors: &[Vec<ContributorWeight>],
    ) -> Result<Vec<u64>> {
        let messages = contributors
            .iter()
            .map(|list| self.datanet(lanes, list.clone()));
        let receipt = self.send_all(&self.people.curator, messages)?;
        numbers(&receipt, "datanet_registered", "datanet_id")
    }

    pub fn datanet(&self, lanes: Lanes, contributors: Vec<ContributorWeight>) -> ExecuteMsg {
        let has_lane = lanes == Lanes::Both;
        let attestor = self.people.attestor.address().to_owned();
        let notice = MIN_ATTRIBUTION_WINDOW.saturating_add(NOTICE_BEYOND_WINDOW);
        ExecuteMsg::RegisterDatanet {
            name: "a datanet".to_owned(),
            description: None,
            uri: None,
            content_hash: None,
            license: None,
            curator_fee_bps: Some(CURATOR_FEE_BPS),
            influence_bps: has_lane.then_some(INFLUENCE_BPS),
            attestors: has_lane.then(|| vec![attestor]),
            attribution_window: has_lane.then_some(MIN_ATTRIBUTION_WINDOW),
            notice_seconds: has_lane.then_some(notice),
            parents: None,
            contributors: Some(contributors).filter(|list| !list.is_empty()),
        }
    }

    /// Registers models on these datanets, in one transaction, and returns their ids.
    pub fn add_models(&self, lineages: &[&[u64]]) -> Result<Vec<u64>> {
        let messages = lineages.iter().map(|ids| self.model(ids, None));
        let receipt = self.send_all(&self.people.operator, messages)?;
        numbers(&receipt, "model_registered", "model_id")
    }

    /// With a price, it has a gateway.
    pub fn model(&self, datanet_ids: &[u64], unit_price: Option<UnitPrice>) -> ExecuteMsg {
        let gateway = self.people.gateway.address().to_owned();
        ExecuteMsg::RegisterModel {
            name: "a model".to_owned(),
            uri: None,
            operator_fee_bps: OPERATOR_FEE_BPS,
            gateways: unit_price.as_ref().map(|_| vec![gateway]),
            unit_price,
            lineage: datanet_ids
                .iter()
                .map(|datanet_id| LineageEntry {
                    datanet_id: *datanet_id,
                    weight: 1,
                })
                .collect(),
            succeeds: None,
        }
    }

    pub fn send_all(
        &self,
        wallet: &Wallet,
        messages: impl Iterator<Item = ExecuteMsg>,
    ) -> Result<Receipt> {
        let messages: Result<Vec<_>> = messages.map(|msg| self.call(msg)).collect();
        self.send(wallet, &messages?)
    }

    /// Sends as many payments for queries as are asked for, some in each transaction, and returns their records' ids.
    pub fn record_many(&self, model_id: u64, count: usize) -> Result<Vec<u64>> {
        const AT_ONCE: usize = 25;
        let mut record_ids = vec![];
        while record_ids.len() < count {
            let left = count.saturating_sub(record_ids.len()).min(AT_ONCE);
            let messages: Result<Vec<_>> = (0..left).map(|_| self.record(model_id)).collect();
            let receipt = self.send(&self.people.payer, &messages?)?;
            record_ids.extend(numbers::<u64>(&receipt, "query_recorded", "record_id")?);
        }
        Ok(record_ids)
    }
}

/// One contributor.
pub fn one(wallet: &Wallet, weight: u64) -> ContributorWeight {
    ContributorWeight {
        address: wallet.address().to_owned(),
        weight,
    }
}
