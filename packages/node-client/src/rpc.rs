//! One call of the CometBFT RPC.

use crate::NodeError;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::time::Duration;
use ureq::Agent;

const TIMEOUT: Duration = Duration::from_secs(30);
/// A page of transactions with many events is some megabytes.
const MAX_ANSWER_BYTES: u64 = 256 << 20;

#[derive(Clone)]
pub(crate) struct Rpc {
    pub url: String,
    agent: Agent,
}

#[derive(Deserialize)]
struct Answer {
    result: Option<Value>,
    error: Option<Value>,
}

impl Rpc {
    pub fn new(url: &str) -> Result<Self, NodeError> {
        let error = |reason: &str| NodeError::Url {
            url: url.to_owned(),
            reason: reason.to_owned(),
        };
        // what the chain's own commands and files write
        let http = url.replacen("tcp://", "http://", 1);
        let uri: ureq::http::Uri = http.parse().map_err(|e| error(&format!("{e}")))?;
        if !matches!(uri.scheme_str(), Some("http" | "https")) || uri.host().is_none() {
            return Err(error("it does not begin with http:// or https://"));
        }
        let config = Agent::config_builder()
            .timeout_global(Some(TIMEOUT))
            // a node answers an error with status 500 and a body that says why
            .http_status_as_error(false)
            .build();
        Ok(Self {
            url: http,
            agent: config.into(),
        })
    }

    pub fn call<R: DeserializeOwned>(&self, method: &str, params: Value) -> Result<R, NodeError> {
        let request = json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": params});
        let unreachable = |error: ureq::Error| NodeError::Unreachable {
            url: self.url.clone(),
            reason: error.to_string(),
        };
        let sent = self.agent.post(&self.url).send_json(&request);
        let mut response = sent.map_err(unreachable)?;
        let strange = |reason: String| NodeError::NotANode {
            url: self.url.clone(),
            reason,
        };
        let status = response.status();
        let body = response.body_mut().with_config().limit(MAX_ANSWER_BYTES);
        let answer: Answer = body.read_json().map_err(|error| match error {
            ureq::Error::Json(json) if !json.is_io() && !json.is_eof() => {
                strange(format!("HTTP status {status}, {json}"))
            }
            // it went away in the middle of an answer
            other => unreachable(other),
        })?;
        match answer {
            Answer {
                error: Some(error), ..
            } => Err(NodeError::Rpc {
                url: self.url.clone(),
                reason: text(&error),
            }),
            Answer {
                result: Some(result),
                ..
            } => serde_json::from_value(result).map_err(|e| strange(e.to_string())),
            _ => Err(strange("neither a result nor an error".to_owned())),
        }
    }
}

/// A JSON-RPC error has a general message, and in `data` what it is about.
fn text(error: &Value) -> String {
    let part = |name: &str| error[name].as_str().filter(|text| !text.is_empty());
    match (part("data"), part("message")) {
        (Some(data), _) => data.to_owned(),
        (None, Some(message)) => message.to_owned(),
        _ => error.to_string(),
    }
}
