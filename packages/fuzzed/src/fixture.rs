//! A world in which something of everything is there: where most histories begin, and any message finds what it names.

use cosmwasm_std::{Addr, Binary};
use tributary_api::{
    Charge, ContributorWeight, ExecuteMsg, HookMsg, InfluenceScore, LineageEntry, Parent, Review,
    UnitPrice, Verdict,
};

use crate::people::{people, tokens};
use crate::rolls::presets;
use crate::world::World;

const DAY: u64 = 24 * 3_600;

impl World {
    /// Everything by the first one: she is owner, curator, operator, gateway, attestor, contributor and payer.
    ///
    /// Datanet 1 gives no notice, has contributions and two rolls, of which one is closed; datanet 2 is derived from it,
    /// with an influence lane, and a change waits there. Model 1 takes any amount; model 2, on both, has a unit price.
    pub fn fixture() -> Self {
        let mut world = Self::bare();
        world.register_datanets();
        world.contribute();
        world.register_models();
        world.publish_rolls();
        world.pay_all();
        world
    }

    fn ann(&mut self, msg: ExecuteMsg) {
        self.execute(&people()[0], msg).unwrap();
    }

    fn register_datanets(&mut self) {
        for derived in [false, true] {
            self.ann(ExecuteMsg::RegisterDatanet {
                name: "datanet".to_owned(),
                description: Some("some data".to_owned()),
                uri: None,
                content_hash: Some(hash(9)),
                license: Some("CC0-1.0".to_owned()),
                curator_fee_bps: Some(250),
                influence_bps: derived.then_some(2_500),
                attestors: derived.then(|| vec![people()[0].to_string()]),
                attribution_window: derived.then_some(DAY),
                notice_seconds: derived.then_some(2 * DAY),
                parents: derived.then(|| {
                    vec![Parent {
                        datanet_id: 1,
                        royalty_bps: 1_000,
                    }]
                }),
                contributors: Some(weights(&[(0, 3), (1, 4), (2, 5)])),
            });
        }
    }

    fn contribute(&mut self) {
        for data in 0..3 {
            self.ann(ExecuteMsg::SubmitContribution {
                datanet_id: 1,
                content_hash: hash(data),
                uri: Some("ipfs://data".to_owned()),
            });
        }
        let verdict = Verdict::Accepted { weight: 2 };
        self.ann(ExecuteMsg::ReviewContributions {
            datanet_id: 1,
            verdicts: vec![Review {
                contribution_id: 1,
                verdict,
            }],
        });
    }

    fn register_models(&mut self) {
        let entry = |datanet_id, weight| LineageEntry { datanet_id, weight };
        for priced in [false, true] {
            self.ann(ExecuteMsg::RegisterModel {
                name: "model".to_owned(),
                uri: None,
                operator_fee_bps: 1_500,
                unit_price: priced.then(|| UnitPrice {
                    token: tokens()[0].to_string(),
                    amount: 10u128.into(),
                    unit: "query".to_owned(),
                }),
                lineage: match priced {
                    true => vec![entry(1, 1), entry(2, 3)],
                    false => vec![entry(1, 1)],
                },
                gateways: Some(vec![people()[0].to_string()]),
                succeeds: priced.then_some(1),
            });
        }
    }

    fn publish_rolls(&mut self) {
        for (preset, closes) in [(1, None), (2, Some(1))] {
            let preset = &presets()[preset];
            self.ann(ExecuteMsg::PublishRoll {
                datanet_id: 1,
                root: preset.roll.root.into(),
                total_weight: preset.roll.total_weight,
                leaf_count: preset.roll.leaf_count,
                uri: "ipfs://leaves".to_owned(),
                last_leaf: preset.last_leaf(),
                closes,
            });
            self.pay_model_1();
        }
        let leaf = presets()[1].leaves[0].clone();
        self.ann(ExecuteMsg::Enrol {
            datanet_id: 1,
            roll_id: 1,
            leaf_index: 0,
            address: leaf.address,
            weight: leaf.weight,
            proof: leaf.proof,
        });
    }

    fn pay_model_1(&mut self) {
        let hook = HookMsg::RecordQuery {
            model_id: 1,
            query_id: format!("first-{}", self.now()),
            units: None,
            count: None,
            digest: None,
        };
        self.pay(&tokens()[1], &people()[1], 1_001, &hook).unwrap();
        self.pass(6);
    }

    /// Records with pots, one of them attributed, an account, a payout address and nominations.
    fn pay_all(&mut self) {
        let (ann, ben) = (&people()[0], people()[1].to_string());
        let deposit = HookMsg::Deposit { beneficiary: None };
        self.pay(&tokens()[0], ann, 10_000, &deposit).unwrap();
        self.ann(ExecuteMsg::SetAllowance {
            model_id: 2,
            token: tokens()[0].to_string(),
            per_charge_max: 100u128.into(),
            budget: 1_000u128.into(),
            period_seconds: Some(3_600),
            expires_at: None,
        });
        for batch in 0..3 {
            let charge = |number| Charge {
                payer: ann.to_string(),
                query_id: format!("b{batch}-{number}"),
                units: Some(5),
                digest: None,
            };
            self.ann(ExecuteMsg::RecordQueries {
                model_id: 2,
                charges: vec![charge(1), charge(2)],
                skip_refused: None,
                digest: Some(hash(7)),
            });
        }
        self.ann(ExecuteMsg::Attribute {
            model_id: 2,
            datanet_id: 2,
            record_ids: vec![1],
            scores: vec![InfluenceScore {
                address: ben.clone(),
                score: 5,
            }],
            unattributed: Some(1),
        });
        self.ann(ExecuteMsg::SetWeights {
            datanet_id: 2,
            weights: weights(&[(3, 7)]),
        });
        let address = Some(ann.to_string());
        self.ann(ExecuteMsg::SetPayoutAddress { address: Some(ben) });
        self.ann(ExecuteMsg::NominateCurator {
            datanet_id: 1,
            address: address.clone(),
        });
        self.ann(ExecuteMsg::NominateOperator {
            model_id: 1,
            address,
        });
    }
}

fn weights(weights: &[(usize, u64)]) -> Vec<ContributorWeight> {
    let person = |place: usize| -> &Addr { &people()[place] };
    let weights = weights.iter().map(|(place, weight)| ContributorWeight {
        address: person(*place).to_string(),
        weight: *weight,
    });
    weights.collect()
}

fn hash(byte: u8) -> Binary {
    vec![byte; 32].into()
}
