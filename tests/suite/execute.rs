//! One action for each message, by its name; besides, short forms that must succeed.

use cosmwasm_std::{Coin, to_json_binary};
use cw_ownable::Action;
use tributary_api::{Charge, ExecuteMsg, HookMsg, Review};

use crate::{
    Batch, Claim, ConfigUpdate, DatanetUpdate, ModelUpdate, NewAllowance, NewDatanet, NewModel,
    Outcome, Party, Suite, attribute, contributor_weights, hook, lineage, scores,
};

impl Suite {
    /// Any message.
    pub fn execute(&mut self, sender: impl Party, msg: impl Into<ExecuteMsg>) -> Outcome {
        self.execute_with(sender, msg, &[])
    }

    /// Any message, with native coins.
    pub fn execute_with(
        &mut self,
        sender: impl Party,
        msg: impl Into<ExecuteMsg>,
        funds: &[Coin],
    ) -> Outcome {
        let (sender, contract) = (sender.addr(self), self.contract.clone());
        self.chain.execute(&sender, &contract, &msg.into(), funds)
    }

    pub fn register_datanet(&mut self, curator: impl Party, new: NewDatanet) -> Outcome {
        self.execute(curator, new)
    }

    pub fn update_datanet(
        &mut self,
        sender: impl Party,
        datanet_id: u64,
        update: DatanetUpdate,
    ) -> Outcome {
        self.execute(sender, update.of(datanet_id))
    }

    pub fn set_weights<P: Party>(
        &mut self,
        sender: impl Party,
        datanet_id: u64,
        weights: &[(P, u64)],
    ) -> Outcome {
        let weights = contributor_weights(self, weights);
        let msg = ExecuteMsg::SetWeights {
            datanet_id,
            weights,
        };
        self.execute(sender, msg)
    }

    pub fn leave_datanet(&mut self, sender: impl Party, datanet_id: u64) -> Outcome {
        self.execute(sender, ExecuteMsg::LeaveDatanet { datanet_id })
    }

    pub fn nominate_curator(
        &mut self,
        sender: impl Party,
        datanet_id: u64,
        nominee: Option<&str>,
    ) -> Outcome {
        let address = nominee.map(|nominee| self.addr(nominee).into());
        let msg = ExecuteMsg::NominateCurator {
            datanet_id,
            address,
        };
        self.execute(sender, msg)
    }

    pub fn accept_curatorship(&mut self, sender: impl Party, datanet_id: u64) -> Outcome {
        self.execute(sender, ExecuteMsg::AcceptCuratorship { datanet_id })
    }

    pub fn register_model(&mut self, operator: impl Party, new: NewModel) -> Outcome {
        self.execute(operator, new)
    }

    pub fn update_model(
        &mut self,
        sender: impl Party,
        model_id: u64,
        update: ModelUpdate,
    ) -> Outcome {
        self.execute(sender, update.of(model_id))
    }

    pub fn nominate_operator(
        &mut self,
        sender: impl Party,
        model_id: u64,
        nominee: Option<&str>,
    ) -> Outcome {
        let address = nominee.map(|nominee| self.addr(nominee).into());
        self.execute(sender, ExecuteMsg::NominateOperator { model_id, address })
    }

    pub fn accept_operatorship(&mut self, sender: impl Party, model_id: u64) -> Outcome {
        self.execute(sender, ExecuteMsg::AcceptOperatorship { model_id })
    }

    /// Pays in the first fee token.
    pub fn record_query(
        &mut self,
        payer: impl Party,
        model_id: u64,
        query_id: &str,
        amount: u128,
    ) -> Outcome {
        self.record(payer, self.token(0), amount, &hook(model_id, query_id))
    }

    /// Pays in any token, by cw20 `Send`.
    pub fn record(
        &mut self,
        payer: impl Party,
        token: impl Party,
        amount: u128,
        hook: &HookMsg,
    ) -> Outcome {
        let msg = to_json_binary(hook).unwrap();
        self.send(payer, token, amount, msg)
    }

    /// In the first fee token.
    pub fn deposit(&mut self, payer: impl Party, amount: u128) -> Outcome {
        let hook = HookMsg::Deposit { beneficiary: None };
        self.record(payer, self.token(0), amount, &hook)
    }

    /// In the first fee token; all of it without an amount.
    pub fn withdraw(&mut self, sender: impl Party, amount: Option<u128>) -> Outcome {
        let msg = ExecuteMsg::Withdraw {
            token: self.token(0).into(),
            amount: amount.map(Into::into),
        };
        self.execute(sender, msg)
    }

    pub fn set_allowance(&mut self, sender: impl Party, new: NewAllowance) -> Outcome {
        let token = self.token(0);
        self.execute(sender, new.of(token))
    }

    pub fn revoke_allowance(&mut self, sender: impl Party, model_id: u64) -> Outcome {
        let token = self.token(0).into();
        self.execute(sender, ExecuteMsg::RevokeAllowance { model_id, token })
    }

    pub fn record_queries(
        &mut self,
        sender: impl Party,
        model_id: u64,
        charges: &[Charge],
    ) -> Outcome {
        let batch = Batch {
            charges: charges.to_vec(),
            ..Batch::default()
        };
        self.execute(sender, batch.of(model_id))
    }

    pub fn apply_changes(&mut self, sender: impl Party, datanet_id: u64) -> Outcome {
        let limit = Some(32);
        self.execute(sender, ExecuteMsg::ApplyChanges { datanet_id, limit })
    }

    pub fn cancel_change(
        &mut self,
        sender: impl Party,
        datanet_id: u64,
        change_id: u64,
    ) -> Outcome {
        let msg = ExecuteMsg::CancelChange {
            datanet_id,
            change_id,
        };
        self.execute(sender, msg)
    }

    pub fn submit_contribution(
        &mut self,
        sender: impl Party,
        datanet_id: u64,
        content_hash: [u8; 32],
    ) -> Outcome {
        let msg = ExecuteMsg::SubmitContribution {
            datanet_id,
            content_hash: content_hash.into(),
            uri: None,
        };
        self.execute(sender, msg)
    }

    pub fn review_contributions(
        &mut self,
        sender: impl Party,
        datanet_id: u64,
        verdicts: &[Review],
    ) -> Outcome {
        let msg = ExecuteMsg::ReviewContributions {
            datanet_id,
            verdicts: verdicts.to_vec(),
        };
        self.execute(sender, msg)
    }

    /// Nothing of it unattributed.
    pub fn attribute<P: Party>(
        &mut self,
        sender: impl Party,
        model_id: u64,
        datanet_id: u64,
        record_ids: &[u64],
        given: &[(P, u64)],
    ) -> Outcome {
        let msg = ExecuteMsg::Attribute {
            model_id,
            datanet_id,
            record_ids: record_ids.to_vec(),
            scores: scores(self, given),
            unattributed: None,
        };
        self.execute(sender, msg)
    }

    pub fn release(
        &mut self,
        sender: impl Party,
        model_id: u64,
        datanet_id: u64,
        record_ids: &[u64],
    ) -> Outcome {
        let msg = ExecuteMsg::Release {
            model_id,
            datanet_id,
            record_ids: record_ids.to_vec(),
        };
        self.execute(sender, msg)
    }

    /// All that is due to the sender, on its first page.
    pub fn claim(&mut self, sender: impl Party) -> Outcome {
        self.execute(sender, Claim::default())
    }

    pub fn claim_for(&mut self, sender: impl Party, address: impl Party) -> Outcome {
        let claim = Claim {
            address: Some(address.addr(self).into()),
            ..Claim::default()
        };
        self.execute(sender, claim)
    }

    pub fn set_payout_address(&mut self, sender: impl Party, payout: Option<&str>) -> Outcome {
        let address = payout.map(|payout| self.addr(payout).into());
        self.execute(sender, ExecuteMsg::SetPayoutAddress { address })
    }

    pub fn update_config(&mut self, sender: impl Party, update: ConfigUpdate) -> Outcome {
        self.execute(sender, update)
    }

    pub fn pause(&mut self, sender: impl Party) -> Outcome {
        self.execute(sender, ExecuteMsg::Pause {})
    }

    pub fn unpause(&mut self, sender: impl Party) -> Outcome {
        self.execute(sender, ExecuteMsg::Unpause {})
    }

    pub fn update_ownership(&mut self, sender: impl Party, action: Action) -> Outcome {
        self.execute(sender, ExecuteMsg::UpdateOwnership(action))
    }

    /// A new datanet's id.
    #[track_caller]
    pub fn add_datanet<P: Party>(
        &mut self,
        curator: impl Party,
        curator_fee_bps: u16,
        weights: &[(P, u64)],
    ) -> u64 {
        let new = NewDatanet {
            curator_fee_bps: Some(curator_fee_bps),
            contributors: Some(contributor_weights(self, weights)),
            ..NewDatanet::default()
        };
        let result = self.register_datanet(curator, new).unwrap();
        attribute(&result, "", "datanet_id").parse().unwrap()
    }

    /// A new model's id; it takes any amount.
    #[track_caller]
    pub fn add_model(
        &mut self,
        operator: impl Party,
        operator_fee_bps: u16,
        datanets: &[(u64, u64)],
    ) -> u64 {
        let new = NewModel {
            operator_fee_bps,
            lineage: lineage(datanets),
            ..NewModel::default()
        };
        let result = self.register_model(operator, new).unwrap();
        attribute(&result, "", "model_id").parse().unwrap()
    }

    /// Pays in the first fee token under a query id of its own; returns the record's id.
    #[track_caller]
    pub fn pay(&mut self, payer: impl Party, model_id: u64, amount: u128) -> u64 {
        self.pay_in(payer, self.token(0), model_id, amount)
    }

    /// The same in any token.
    #[track_caller]
    pub fn pay_in(
        &mut self,
        payer: impl Party,
        token: impl Party,
        model_id: u64,
        amount: u128,
    ) -> u64 {
        self.payments += 1;
        let hook = hook(model_id, format!("payment-{}", self.payments));
        let result = self.record(payer, token, amount, &hook).unwrap();
        attribute(&result, "query_recorded", "record_id")
            .parse()
            .unwrap()
    }
}
