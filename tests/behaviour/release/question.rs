//! Everything that a release can be asked about its state.

use serde_json::Value;
use suite::Suite;
use tributary_api::QueryMsg;

use super::PEOPLE;
use super::frozen::TOKENS;

/// What the release knows to answer; what it does not know yet, or does not have, is left out.
pub fn all(suite: &Suite) -> Vec<(QueryMsg, Value)> {
    let mut questions = vec![QueryMsg::Config {}, QueryMsg::Ownership {}];
    let limit = Some(30);
    questions.push(QueryMsg::Datanets {
        start_after: None,
        limit,
    });
    questions.push(QueryMsg::Models {
        start_after: None,
        limit,
    });
    for id in 1..=5 {
        datanet(suite, id, &mut questions);
        model(suite, id, &mut questions);
    }
    for name in PEOPLE {
        person(suite.addr(name).into(), &mut questions);
    }
    let answered = questions.into_iter().filter_map(|question| {
        let mut answer: Value = suite.ask(&question).ok()?;
        if question == (QueryMsg::Config {}) {
            // the one changes with a migration, the other is the chain's
            for field in ["version", "admin"] {
                answer.as_object_mut()?.remove(field);
            }
        }
        Some((question, answer))
    });
    answered.collect()
}

fn datanet(suite: &Suite, datanet_id: u64, questions: &mut Vec<QueryMsg>) {
    let (start_after, limit) = (None, Some(30));
    questions.extend([
        QueryMsg::Datanet { datanet_id },
        QueryMsg::Contributors {
            datanet_id,
            start_after: None,
            limit,
        },
        QueryMsg::Contributions {
            datanet_id,
            status: None,
            start_after,
            limit,
        },
        QueryMsg::ScheduledChanges {
            datanet_id,
            start_after,
            limit,
        },
        QueryMsg::DatanetsByParent {
            datanet_id,
            start_after,
            limit,
        },
        QueryMsg::ModelsByDatanet {
            datanet_id,
            start_after,
            limit,
        },
        QueryMsg::Rolls {
            datanet_id,
            start_after,
            limit,
        },
    ]);
    for number in 0..TOKENS {
        let token = suite.token(number).into();
        questions.push(QueryMsg::Pool { datanet_id, token });
    }
    for roll_id in 1..=3 {
        questions.push(QueryMsg::RollEarnings {
            datanet_id,
            roll_id,
            weight: 1,
        });
        for leaf_index in 0..3 {
            questions.push(QueryMsg::Seat {
                datanet_id,
                roll_id,
                leaf_index,
            });
        }
    }
    for name in PEOPLE {
        let address = suite.addr(name).to_string();
        let at = |version| QueryMsg::WeightAt {
            datanet_id,
            address: address.clone(),
            height: None,
            version,
        };
        questions.extend((0..=6).map(Some).map(at));
        questions.push(QueryMsg::Contributor {
            datanet_id,
            address,
        });
    }
}

fn model(suite: &Suite, model_id: u64, questions: &mut Vec<QueryMsg>) {
    questions.extend([
        QueryMsg::Model { model_id },
        QueryMsg::QueryRecords {
            model_id,
            start_after: None,
            limit: Some(30),
        },
        QueryMsg::SplitPreview {
            model_id,
            token: None,
            amount: 1_000_003u128.into(),
        },
        QueryMsg::SplitPreview {
            model_id,
            token: Some(suite.token(0).into()),
            amount: 1_000_003u128.into(),
        },
    ]);
    for record_id in 1..=6 {
        for name in PEOPLE {
            let address = suite.addr(name).into();
            let (payer, query_id) = (None, None);
            questions.push(QueryMsg::Receipt {
                model_id,
                record_id,
                address,
                payer,
                query_id,
            });
        }
    }
}

fn person(name: String, questions: &mut Vec<QueryMsg>) {
    let (start_after, limit) = (None, Some(30));
    let address = || name.clone();
    questions.extend([
        QueryMsg::DatanetsByCurator {
            curator: address(),
            start_after,
            limit,
        },
        QueryMsg::ModelsByOperator {
            operator: address(),
            start_after,
            limit,
        },
        QueryMsg::Memberships {
            address: address(),
            start_after,
            limit,
        },
        QueryMsg::Earnings {
            address: address(),
            datanets: None,
            start_after,
            limit,
        },
        QueryMsg::Credits {
            address: address(),
            start_after,
            limit,
        },
        QueryMsg::Account {
            address: address(),
            start_after: None,
            limit,
        },
        QueryMsg::Allowances {
            payer: address(),
            start_after: None,
            limit,
        },
        QueryMsg::PayoutAddress { address: address() },
    ]);
}
