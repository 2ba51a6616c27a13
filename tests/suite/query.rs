//! One function for each query, by its name: they must succeed. [`Suite::ask`] may not.

use cosmwasm_std::Addr;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use tributary_api::*;

use crate::{Party, Suite, TxError};

impl Suite {
    /// Any query.
    pub fn ask<T: DeserializeOwned>(&self, msg: &QueryMsg) -> Result<T, TxError> {
        self.chain.query(&self.contract, msg)
    }

    /// As the type says it: read and written again, it is what came.
    #[track_caller]
    pub(crate) fn answer<T: DeserializeOwned + Serialize>(&self, msg: QueryMsg) -> T {
        let came: Value = self
            .ask(&msg)
            .unwrap_or_else(|error| panic!("{msg:?}: {error}"));
        let answer = serde_json::from_value(came.clone()).unwrap();
        assert_eq!(serde_json::to_value(&answer).unwrap(), came, "{msg:?}");
        answer
    }

    #[track_caller]
    pub fn config(&self) -> ConfigResponse {
        self.answer(QueryMsg::Config {})
    }

    #[track_caller]
    pub fn ownership(&self) -> cw_ownable::Ownership<Addr> {
        self.answer(QueryMsg::Ownership {})
    }

    #[track_caller]
    pub fn datanet(&self, datanet_id: u64) -> DatanetResponse {
        self.answer(QueryMsg::Datanet { datanet_id })
    }

    #[track_caller]
    pub fn datanets(&self, start_after: Option<u64>, limit: Option<u32>) -> Vec<DatanetResponse> {
        let msg = QueryMsg::Datanets { start_after, limit };
        self.answer::<DatanetsResponse>(msg).datanets
    }

    #[track_caller]
    pub fn datanets_by_curator(
        &self,
        curator: impl Party,
        start_after: Option<u64>,
        limit: Option<u32>,
    ) -> Vec<DatanetResponse> {
        let msg = QueryMsg::DatanetsByCurator {
            curator: curator.addr(self).into(),
            start_after,
            limit,
        };
        self.answer::<DatanetsResponse>(msg).datanets
    }

    #[track_caller]
    pub fn datanets_by_parent(
        &self,
        datanet_id: u64,
        start_after: Option<u64>,
        limit: Option<u32>,
    ) -> Vec<DatanetResponse> {
        let msg = QueryMsg::DatanetsByParent {
            datanet_id,
            start_after,
            limit,
        };
        self.answer::<DatanetsResponse>(msg).datanets
    }

    #[track_caller]
    pub fn pool(&self, datanet_id: u64, token: impl Party) -> PoolResponse {
        let token = token.addr(self).into();
        self.answer(QueryMsg::Pool { datanet_id, token })
    }

    #[track_caller]
    pub fn contributor(&self, datanet_id: u64, address: impl Party) -> ContributorResponse {
        let address = address.addr(self).into();
        self.answer(QueryMsg::Contributor {
            datanet_id,
            address,
        })
    }

    #[track_caller]
    pub fn contributors(
        &self,
        datanet_id: u64,
        start_after: Option<Addr>,
        limit: Option<u32>,
    ) -> Vec<ContributorWeight> {
        let msg = QueryMsg::Contributors {
            datanet_id,
            start_after: start_after.map(Into::into),
            limit,
        };
        self.answer::<ContributorsResponse>(msg).contributors
    }

    /// One page, and where to go on.
    #[track_caller]
    pub fn contributors_page(&self, datanet_id: u64, after: Option<Addr>) -> ContributorsResponse {
        self.answer(QueryMsg::Contributors {
            datanet_id,
            start_after: after.map(Into::into),
            limit: None,
        })
    }

    #[track_caller]
    pub fn memberships(
        &self,
        address: impl Party,
        start_after: Option<u64>,
        limit: Option<u32>,
    ) -> Vec<Membership> {
        let msg = QueryMsg::Memberships {
            address: address.addr(self).into(),
            start_after,
            limit,
        };
        self.answer::<MembershipsResponse>(msg).memberships
    }

    #[track_caller]
    pub fn weight_at(
        &self,
        datanet_id: u64,
        address: impl Party,
        height: Option<u64>,
        version: Option<u64>,
    ) -> WeightAtResponse {
        self.answer(QueryMsg::WeightAt {
            datanet_id,
            address: address.addr(self).into(),
            height,
            version,
        })
    }

    #[track_caller]
    pub fn scheduled_changes(
        &self,
        datanet_id: u64,
        start_after: Option<u64>,
        limit: Option<u32>,
    ) -> Vec<ScheduledChange> {
        let msg = QueryMsg::ScheduledChanges {
            datanet_id,
            start_after,
            limit,
        };
        self.answer::<ScheduledChangesResponse>(msg).changes
    }

    #[track_caller]
    pub fn contribution(&self, datanet_id: u64, contribution_id: u64) -> ContributionResponse {
        self.answer(QueryMsg::Contribution {
            datanet_id,
            contribution_id,
        })
    }

    #[track_caller]
    pub fn contributions(
        &self,
        datanet_id: u64,
        status: Option<StatusFilter>,
        start_after: Option<u64>,
        limit: Option<u32>,
    ) -> ContributionsResponse {
        self.answer(QueryMsg::Contributions {
            datanet_id,
            status,
            start_after,
            limit,
        })
    }

    #[track_caller]
    pub fn model(&self, model_id: u64) -> ModelResponse {
        self.answer(QueryMsg::Model { model_id })
    }

    #[track_caller]
    pub fn models(&self, start_after: Option<u64>, limit: Option<u32>) -> Vec<ModelResponse> {
        let msg = QueryMsg::Models { start_after, limit };
        self.answer::<ModelsResponse>(msg).models
    }

    #[track_caller]
    pub fn models_by_operator(
        &self,
        operator: impl Party,
        start_after: Option<u64>,
        limit: Option<u32>,
    ) -> Vec<ModelResponse> {
        let msg = QueryMsg::ModelsByOperator {
            operator: operator.addr(self).into(),
            start_after,
            limit,
        };
        self.answer::<ModelsResponse>(msg).models
    }

    #[track_caller]
    pub fn models_by_datanet(
        &self,
        datanet_id: u64,
        start_after: Option<u64>,
        limit: Option<u32>,
    ) -> Vec<ModelResponse> {
        let msg = QueryMsg::ModelsByDatanet {
            datanet_id,
            start_after,
            limit,
        };
        self.answer::<ModelsResponse>(msg).models
    }

    #[track_caller]
    pub fn query_record(&self, model_id: u64, record_id: u64) -> QueryRecordResponse {
        self.answer(QueryMsg::QueryRecord {
            model_id,
            record_id: Some(record_id),
            payer: None,
            query_id: None,
        })
    }

    #[track_caller]
    pub fn query_record_of(
        &self,
        model_id: u64,
        payer: impl Party,
        query_id: &str,
    ) -> QueryRecordResponse {
        self.answer(QueryMsg::QueryRecord {
            model_id,
            record_id: None,
            payer: Some(payer.addr(self).into()),
            query_id: Some(query_id.to_owned()),
        })
    }

    #[track_caller]
    pub fn query_records(
        &self,
        model_id: u64,
        start_after: Option<u64>,
        limit: Option<u32>,
    ) -> Vec<QueryRecordResponse> {
        let msg = QueryMsg::QueryRecords {
            model_id,
            start_after,
            limit,
        };
        self.answer::<QueryRecordsResponse>(msg).records
    }

    #[track_caller]
    pub fn split_preview(
        &self,
        model_id: u64,
        token: Option<Addr>,
        amount: u128,
    ) -> SplitPreviewResponse {
        self.answer(QueryMsg::SplitPreview {
            model_id,
            token: token.map(Into::into),
            amount: amount.into(),
        })
    }

    #[track_caller]
    pub fn receipt(&self, model_id: u64, record_id: u64, address: impl Party) -> ReceiptResponse {
        self.answer(QueryMsg::Receipt {
            model_id,
            record_id,
            address: address.addr(self).into(),
            payer: None,
            query_id: None,
        })
    }

    /// The first page.
    #[track_caller]
    pub fn earnings(&self, address: impl Party) -> EarningsResponse {
        self.earnings_of(address, None, None, None)
    }

    #[track_caller]
    pub fn earnings_of(
        &self,
        address: impl Party,
        datanets: Option<Vec<u64>>,
        start_after: Option<u64>,
        limit: Option<u32>,
    ) -> EarningsResponse {
        self.answer(QueryMsg::Earnings {
            address: address.addr(self).into(),
            datanets,
            start_after,
            limit,
        })
    }

    /// The first page.
    #[track_caller]
    pub fn credits(&self, address: impl Party) -> CreditsResponse {
        self.credits_of(address, None, None)
    }

    #[track_caller]
    pub fn credits_of(
        &self,
        address: impl Party,
        start_after: Option<u64>,
        limit: Option<u32>,
    ) -> CreditsResponse {
        self.answer(QueryMsg::Credits {
            address: address.addr(self).into(),
            start_after,
            limit,
        })
    }

    #[track_caller]
    pub fn payout_address(&self, address: impl Party) -> Addr {
        let msg = QueryMsg::PayoutAddress {
            address: address.addr(self).into(),
        };
        self.answer::<PayoutAddressResponse>(msg).payout_address
    }
}
