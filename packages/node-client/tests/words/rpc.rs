//! One call.

use crate::server::Answers;
use node_client::NodeError;
use serde_json::{Value, json};

fn status_of(status: u16, body: &str, length: usize) -> NodeError {
    let answers = Answers::raw(vec![(status, body.to_owned(), length)]);
    answers.node.status().unwrap_err()
}

fn whole(status: u16, body: &str) -> NodeError {
    status_of(status, body, body.len())
}

#[test]
fn what_is_no_rpc_is_told_from_what_is_not_there() {
    for (status, body) in [
        (200, "<html>"),
        (404, "\"not found\""),
        (200, "[]"),
        (200, "{}"),
        (200, "{\"result\": {}}"),
    ] {
        let error = whole(status, body);
        assert!(
            matches!(error, NodeError::NotANode { .. }),
            "{body}: {error:?}"
        );
    }
    let error = whole(502, "Bad gateway");
    assert!(error.to_string().contains("HTTP status 502"), "{error}");
    // it went away in the middle of its answer
    for (body, length) in [("{\"result\": {", 12), ("{\"result\": {", 50), ("", 9)] {
        let error = status_of(200, body, length);
        assert!(
            matches!(error, NodeError::Unreachable { .. }),
            "{body} {length}: {error:?}"
        );
    }
}

#[test]
fn a_nodes_own_error_is_told_by_what_it_is_about() {
    for (error, words) in [
        (
            json!({"code": -32603, "message": "Internal error", "data": "height 9 is pruned"}),
            "height 9 is pruned",
        ),
        (
            json!({"code": -32601, "message": "Method not found"}),
            "Method not found",
        ),
        (
            json!({"code": -32601, "message": "Method not found", "data": ""}),
            "Method not found",
        ),
        (
            json!({"code": 7, "message": ""}),
            "{\"code\":7,\"message\":\"\"}",
        ),
        (Value::from("busy"), "\"busy\""),
    ] {
        let body = json!({"error": error}).to_string();
        match whole(500, &body) {
            NodeError::Rpc { reason, .. } => assert_eq!(reason, words),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_status_names_a_chain_and_a_height() {
    let sync = json!({"latest_block_height": "7", "latest_block_time": "t", "catching_up": true});
    let info = json!({"network": "a-chain"});
    let answers = Answers::results([json!({"node_info": info, "sync_info": sync})]);
    let status = answers.node.status().unwrap();
    assert_eq!((&*status.chain_id, status.height), ("a-chain", 7));
    assert_eq!((&*status.time, status.catching_up), ("t", true));
    for strange in [
        json!({"node_info": {}, "sync_info": sync}),
        json!({"node_info": info, "sync_info": {"latest_block_height": "seven"}}),
        json!({"node_info": info}),
    ] {
        let error = Answers::results([strange]).node.status().unwrap_err();
        assert!(error.to_string().contains("names no chain"), "{error}");
    }
}
