//! Queries, each of which may be asked at any time.

use tributary::state::{CONTRIBUTIONS, ROLLS, last_id};
use tributary_api::{AllowanceKey, QueryMsg, StatusFilter};

use super::Draw;

impl Draw<'_, '_, '_> {
    pub(super) fn query(&mut self) -> QueryMsg {
        let (datanet_id, model_id) = (self.datanet_id(), self.model_id());
        let address = self.address();
        let start_after = self.odd(4).then(|| self.below(4));
        let limit = self.odd(4).then(|| self.below(102) as u32);
        match self.below(29) {
            0 => QueryMsg::Config {},
            1 => QueryMsg::Ownership {},
            2 => QueryMsg::Datanet { datanet_id },
            3 => QueryMsg::Datanets { start_after, limit },
            4 => QueryMsg::DatanetsByCurator {
                curator: address,
                start_after,
                limit,
            },
            5 => QueryMsg::DatanetsByParent {
                datanet_id,
                start_after,
                limit,
            },
            6 => QueryMsg::Pool {
                datanet_id,
                token: self.token().into_string(),
            },
            7 => QueryMsg::Contributor {
                datanet_id,
                address,
            },
            8 => QueryMsg::Contributors {
                datanet_id,
                start_after: self.maybe(Self::address),
                limit,
            },
            9 => QueryMsg::Memberships {
                address,
                start_after,
                limit,
            },
            10 => {
                let height = self.maybe(|draw| draw.world.env.block.height - draw.below(3));
                let version = self.maybe(|draw| draw.below(6));
                QueryMsg::WeightAt {
                    datanet_id,
                    address,
                    height,
                    version,
                }
            }
            11 => QueryMsg::ScheduledChanges {
                datanet_id,
                start_after,
                limit,
            },
            12 => {
                let last = last_id(&CONTRIBUTIONS, &self.world.storage, datanet_id.into());
                let contribution_id = self.id(last.unwrap());
                QueryMsg::Contribution {
                    datanet_id,
                    contribution_id,
                }
            }
            13 => {
                let status = self.maybe(|draw| match draw.below(4) {
                    0 => StatusFilter::Pending {},
                    1 => StatusFilter::Scheduled {},
                    2 => StatusFilter::Accepted {},
                    _ => StatusFilter::Rejected {},
                });
                QueryMsg::Contributions {
                    datanet_id,
                    status,
                    start_after,
                    limit,
                }
            }
            14 => QueryMsg::Model { model_id },
            15 => QueryMsg::Models { start_after, limit },
            16 => QueryMsg::ModelsByOperator {
                operator: address,
                start_after,
                limit,
            },
            17 => QueryMsg::ModelsByDatanet {
                datanet_id,
                start_after,
                limit,
            },
            18 => QueryMsg::QueryRecords {
                model_id,
                start_after,
                limit,
            },
            19 => QueryMsg::SplitPreview {
                model_id,
                token: self.maybe(|draw| draw.token().into_string()),
                amount: self.amount().into(),
            },
            20 => QueryMsg::Earnings {
                address,
                datanets: None,
                start_after,
                limit,
            },
            21 => QueryMsg::Credits {
                address,
                start_after,
                limit,
            },
            22 => QueryMsg::Account {
                address,
                start_after: None,
                limit,
            },
            23 => {
                let start_after = self.maybe(|draw| AllowanceKey {
                    model_id,
                    token: draw.token().into_string(),
                });
                QueryMsg::Allowances {
                    payer: address,
                    start_after,
                    limit,
                }
            }
            24 => self.roll_query(datanet_id),
            25 => QueryMsg::Rolls {
                datanet_id,
                start_after,
                limit,
            },
            26 => QueryMsg::PayoutAddress { address },
            27 => self.record_query(model_id, address),
            _ => {
                let record_id = self.record_id(model_id);
                let (payer, query_id) =
                    self.maybe(|draw| (draw.address(), draw.query_id())).unzip();
                QueryMsg::Receipt {
                    model_id,
                    record_id,
                    address,
                    payer,
                    query_id,
                }
            }
        }
    }

    fn roll_query(&mut self, datanet_id: u64) -> QueryMsg {
        let last = last_id(&ROLLS, &self.world.storage, datanet_id.into());
        let roll_id = self.id(last.unwrap());
        match self.below(3) {
            0 => QueryMsg::Roll {
                datanet_id,
                roll_id,
            },
            1 => QueryMsg::Seat {
                datanet_id,
                roll_id,
                leaf_index: self.below(8),
            },
            _ => QueryMsg::RollEarnings {
                datanet_id,
                roll_id,
                weight: self.weight(),
            },
        }
    }

    fn record_query(&mut self, model_id: u64, payer: String) -> QueryMsg {
        match self.below(2) {
            0 => QueryMsg::QueryRecord {
                model_id,
                record_id: Some(self.record_id(model_id)),
                payer: None,
                query_id: None,
            },
            _ => QueryMsg::QueryRecord {
                model_id,
                record_id: None,
                payer: Some(payer),
                query_id: Some(self.query_id()),
            },
        }
    }
}
