//! What queries must show of promises, contributions and routes.

use cosmwasm_std::{Addr, Binary, Decimal};
use num_bigint::BigInt;
use tributary_api::{Change as ShownChange, ContributionStatus};

use super::world::World;
use crate::oracle::{Change, Datanet, Status, Waiting};

impl World {
    /// Terms, attestors, and what waits for the notice.
    pub fn check_promises(&self, datanet_id: u64) {
        let expected = &self.model.oracle.datanets[&datanet_id];
        let found = self.suite.datanet(datanet_id);
        assert_eq!(found.influence_bps, expected.influence_bps);
        let window = (expected.influence_bps > 0).then_some(expected.window);
        assert_eq!(found.attribution_window, window);
        assert_eq!(found.notice_seconds, expected.notice_seconds, "notice");
        let attestors = found.attestors.into_iter();
        let attestors: Vec<_> = attestors.map(|one| (one.address, one.since)).collect();
        let mut sorted = attestors.clone();
        sorted.sort();
        let known: Vec<_> = expected.attestors.clone().into_iter().collect();
        assert_eq!(sorted, known, "attestors of {datanet_id}");
        let parents = found.parents.iter();
        let parents: Vec<_> = parents.map(|p| (p.datanet_id, p.royalty_bps)).collect();
        assert_eq!(parents, Vec::from_iter(expected.parents.clone()));
        let lineage = found.lineage.iter();
        let lineage: Vec<_> = lineage
            .map(|entry| (entry.datanet_id, BigInt::from(entry.share.atomics().u128())))
            .collect();
        assert_eq!(lineage, Vec::from_iter(expected.lineage.clone()), "lineage");

        let found = self.suite.scheduled_changes(datanet_id, None, Some(100));
        assert_eq!(found.len(), expected.waiting.len(), "changes that wait");
        for (found, expected_change) in found.iter().zip(&expected.waiting) {
            assert_eq!(found.change_id, expected_change.change_id);
            assert_eq!(found.scheduled_at, expected_change.scheduled_at);
            assert_eq!(found.matures_at, expected_change.matures_at);
            assert_eq!(found.lapses_at, expected_change.lapses_at());
            assert_change(&found.change, expected_change, expected);
        }
    }

    pub fn check_contributions(&self, datanet_id: u64) {
        let expected = &self.model.oracle.datanets[&datanet_id].contributions;
        let found = self.suite.contributions(datanet_id, None, None, Some(100));
        assert_eq!(found.contributions.len(), expected.len(), "contributions");
        for ((found, expected), id) in found.contributions.iter().zip(expected).zip(1..) {
            assert_eq!(found.contribution_id, id);
            assert_eq!(found.submitter, expected.submitter);
            assert_eq!(found.content_hash, Binary::from(&expected.content_hash[..]));
            assert_eq!(found.submitted_at, expected.submitted_at);
            assert_eq!(found.reviewed_at, expected.reviewed_at, "contribution {id}");
            let status = match expected.status.clone() {
                Status::Pending => ContributionStatus::Pending {},
                Status::Scheduled { change_id, weight } => {
                    ContributionStatus::Scheduled { change_id, weight }
                }
                Status::Accepted { weight } => ContributionStatus::Accepted { weight },
                Status::Rejected { reason } => ContributionStatus::Rejected { reason },
            };
            assert_eq!(found.status, status, "contribution {id} of {datanet_id}");
        }
    }

    /// A model's route, and why it reaches each datanet.
    pub fn check_routes(&self) {
        let oracle = &self.model.oracle;
        for (model_id, model) in &oracle.models {
            let route = oracle.route(&model.lineage);
            let whole: BigInt = route.values().sum();
            let found = self.suite.model(*model_id).route;
            let parts: u128 = found.iter().map(|entry| entry.parts.u128()).sum();
            assert_eq!(found.len(), route.len(), "route of model {model_id}");
            for (found, (datanet_id, share)) in found.iter().zip(&route) {
                assert_eq!(found.datanet_id, *datanet_id);
                // by whatever all are reduced
                let part = BigInt::from(found.parts.u128());
                assert_eq!(part * &whole, share * parts, "route of model {model_id}");
                let decimal = share * 10u64.pow(18) / &whole;
                assert_eq!(BigInt::from(found.share.atomics().u128()), decimal);
                let sources = found.sources.iter();
                let sum: BigInt = sources
                    .map(|one| BigInt::from(one.share.atomics().u128()) * one.weight)
                    .sum();
                assert_eq!(sum, *share, "why model {model_id} reaches {datanet_id}");
                assert!(found.sources.iter().all(|one| one.share <= Decimal::one()));
            }
        }
    }
}

fn assert_change(found: &ShownChange, expected: &Waiting, datanet: &Datanet) {
    match (found, &expected.change) {
        (ShownChange::SetWeights { weights }, Change::SetWeights(expected)) => {
            let found = weights.iter();
            let mut found: Vec<_> = found
                .map(|entry| (Addr::unchecked(&entry.address), entry.weight))
                .collect();
            let mut expected = expected.clone();
            found.sort();
            expected.sort();
            assert_eq!(found, expected);
        }
        (ShownChange::AcceptContributions { accepted }, Change::Accept(expected)) => {
            let found = accepted.iter();
            let ids: Vec<_> = found.map(|one| (one.contribution_id, one.weight)).collect();
            assert_eq!(ids, Vec::from_iter(expected.clone()));
            for one in accepted {
                let contribution = datanet.contribution(one.contribution_id).unwrap();
                assert_eq!(one.submitter, contribution.submitter);
            }
        }
        (ShownChange::SetAttestors { attestors }, Change::SetAttestors(expected)) => {
            let (mut found, mut expected) = (attestors.clone(), expected.clone());
            found.sort();
            expected.sort();
            assert_eq!(found, expected);
        }
        (
            ShownChange::PublishRoll {
                root,
                total_weight,
                leaf_count,
                uri,
                closes,
            },
            Change::PublishRoll(expected),
        ) => {
            assert_eq!(root.as_slice(), expected.root);
            assert_eq!(*total_weight, expected.total_weight);
            assert_eq!(*leaf_count, expected.leaf_count);
            assert_eq!((uri, closes), (&expected.uri, &expected.closes));
        }
        (ShownChange::CloseRoll { roll_id }, Change::CloseRoll(expected)) => {
            assert_eq!(roll_id, expected);
        }
        (found, expected) => panic!("{found:?} waits, expected {expected:?}"),
    }
}
