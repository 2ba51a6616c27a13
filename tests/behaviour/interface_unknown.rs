//! What is named but not there.

use rstest::rstest;
use serde_json::Value;
use suite::{
    DatanetUpdate, ModelUpdate, NewDatanet, NewModel,
    Runtime::{self, Native, Wasm},
    Suite, hook, lineage, parents,
};
use tributary::error::ContractError;
use tributary_api::{ExecuteMsg, QueryMsg};

const UNKNOWN: [u64; 3] = [0, 2, u64::MAX];

pub fn suite_with_both(runtime: Runtime) -> Suite {
    let mut suite = Suite::new(runtime);
    suite.add_datanet("cora", 0, &[("ann", 1)]);
    suite.add_model("olga", 0, &[(1, 1)]);
    suite.pay("payer", 1, 100);
    suite
}

#[rstest]
fn messages_name_the_datanet_that_is_not_there(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_both(runtime);
    for datanet_id in UNKNOWN {
        let claim = suite::Claim {
            datanets: Some(vec![1, datanet_id]),
            ..suite::Claim::default()
        };
        let model = NewModel {
            lineage: lineage(&[(datanet_id, 1)]),
            ..NewModel::default()
        };
        let weights = vec![];
        let child = NewDatanet {
            parents: Some(parents(&[(datanet_id, 1)])),
            ..NewDatanet::default()
        };
        let messages: [ExecuteMsg; 14] = [
            DatanetUpdate::default().of(datanet_id),
            ExecuteMsg::SetWeights {
                datanet_id,
                weights,
            },
            ExecuteMsg::LeaveDatanet { datanet_id },
            ExecuteMsg::NominateCurator {
                datanet_id,
                address: None,
            },
            ExecuteMsg::AcceptCuratorship { datanet_id },
            ExecuteMsg::ApplyChanges {
                datanet_id,
                limit: None,
            },
            ExecuteMsg::CancelChange {
                datanet_id,
                change_id: 1,
            },
            ExecuteMsg::SubmitContribution {
                datanet_id,
                content_hash: [1; 32].into(),
                uri: None,
            },
            ExecuteMsg::ReviewContributions {
                datanet_id,
                verdicts: vec![],
            },
            ExecuteMsg::Attribute {
                model_id: 1,
                datanet_id,
                record_ids: vec![1],
                scores: vec![],
                unattributed: None,
            },
            ExecuteMsg::Release {
                model_id: 1,
                datanet_id,
                record_ids: vec![1],
            },
            child.into(),
            claim.into(),
            model.into(),
        ];
        for message in messages {
            suite.refused(
                |s| s.execute("cora", message),
                ContractError::DatanetNotFound { datanet_id },
            );
        }
    }
}

#[rstest]
fn messages_name_the_model_that_is_not_there(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_both(runtime);
    for model_id in UNKNOWN {
        let heir = NewModel {
            succeeds: Some(model_id),
            ..NewModel::default()
        };
        let messages: [ExecuteMsg; 4] = [
            ModelUpdate::default().of(model_id),
            ExecuteMsg::NominateOperator {
                model_id,
                address: None,
            },
            ExecuteMsg::AcceptOperatorship { model_id },
            heir.into(),
        ];
        let unknown = || ContractError::ModelNotFound { model_id };
        for message in messages {
            suite.refused(|s| s.execute("olga", message), unknown());
        }
        let token = suite.token(0);
        suite.refused(
            |s| s.record("payer", token, 1, &hook(model_id, "q")),
            unknown(),
        );
    }
}

#[rstest]
fn queries_name_what_is_not_there(#[values(Native, Wasm)] runtime: Runtime) {
    let suite = suite_with_both(runtime);
    let ann = || suite.addr("ann").to_string();
    let foreign = suite.addr("no token");
    for datanet_id in UNKNOWN {
        let (start_after, limit) = (None, None);
        let questions = [
            QueryMsg::Datanet { datanet_id },
            QueryMsg::Pool {
                datanet_id,
                token: suite.token(0).into(),
            },
            QueryMsg::Contributor {
                datanet_id,
                address: ann(),
            },
            QueryMsg::Contributors {
                datanet_id,
                start_after: None,
                limit,
            },
            QueryMsg::WeightAt {
                datanet_id,
                address: ann(),
                height: None,
                version: None,
            },
            QueryMsg::ModelsByDatanet {
                datanet_id,
                start_after,
                limit,
            },
            QueryMsg::DatanetsByParent {
                datanet_id,
                start_after,
                limit,
            },
            QueryMsg::ScheduledChanges {
                datanet_id,
                start_after,
                limit,
            },
            QueryMsg::Contribution {
                datanet_id,
                contribution_id: 1,
            },
            QueryMsg::Contributions {
                datanet_id,
                status: None,
                start_after,
                limit,
            },
            QueryMsg::Earnings {
                address: ann(),
                datanets: Some(vec![datanet_id]),
                start_after,
                limit,
            },
        ];
        for question in questions {
            suite.query_refused(&question, ContractError::DatanetNotFound { datanet_id });
        }
    }
    for model_id in UNKNOWN {
        let questions = [
            QueryMsg::Model { model_id },
            QueryMsg::QueryRecord {
                model_id,
                record_id: Some(1),
                payer: None,
                query_id: None,
            },
            QueryMsg::QueryRecords {
                model_id,
                start_after: None,
                limit: None,
            },
            QueryMsg::SplitPreview {
                model_id,
                token: None,
                amount: 1u128.into(),
            },
            QueryMsg::Receipt {
                model_id,
                record_id: 1,
                address: ann(),
                payer: None,
                query_id: None,
            },
        ];
        for question in questions {
            suite.query_refused(&question, ContractError::ModelNotFound { model_id });
        }
    }
    for record_id in UNKNOWN {
        let model_id = 1;
        let questions = [
            QueryMsg::QueryRecord {
                model_id,
                record_id: Some(record_id),
                payer: None,
                query_id: None,
            },
            QueryMsg::Receipt {
                model_id,
                record_id,
                address: ann(),
                payer: None,
                query_id: None,
            },
        ];
        for question in questions {
            suite.query_refused(
                &question,
                ContractError::RecordNotFound {
                    model_id,
                    record_id,
                },
            );
        }
    }
    let questions = [
        QueryMsg::Pool {
            datanet_id: 1,
            token: foreign.to_string(),
        },
        QueryMsg::SplitPreview {
            model_id: 1,
            token: Some(foreign.to_string()),
            amount: 1u128.into(),
        },
    ];
    for question in questions {
        let found = foreign.clone();
        suite.query_refused(&question, ContractError::NotAFeeToken { found });
    }
}

#[rstest]
fn unknown_query_id_is_told_in_a_bounded_text(#[values(Native, Wasm)] runtime: Runtime) {
    let suite = suite_with_both(runtime);
    let question = |query_id: &str| QueryMsg::QueryRecord {
        model_id: 1,
        record_id: None,
        payer: Some(suite.addr("payer").into()),
        query_id: Some(query_id.to_owned()),
    };
    let expected = ContractError::QueryIdNotFound {
        model_id: 1,
        payer: suite.addr("payer"),
        query_id: "other".to_owned(),
    };
    suite.query_refused(&question("other"), expected);
    for hostile in [
        "",
        "\n\0",
        "a b",
        "🜄",
        &"x".repeat(65),
        &"x".repeat(100_000),
    ] {
        let refused = suite
            .ask::<Value>(&question(hostile))
            .unwrap_err()
            .to_string();
        // not an abort
        assert!(refused.starts_with("query id: "), "{refused}");
        assert!(
            refused.len() < 300 && !refused.contains(char::is_control),
            "{refused}"
        );
    }
}
