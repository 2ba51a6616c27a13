use crate::rpc::Rpc;
use crate::transaction::{Search, Transaction};
use crate::{GasPrice, NodeError, transaction};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use cosmrs::proto::cosmos::auth::v1beta1::{
    BaseAccount, QueryAccountRequest, QueryAccountResponse,
};
use cosmrs::proto::cosmos::bank::v1beta1::{QueryBalanceRequest, QueryBalanceResponse};
use cosmrs::proto::cosmos::base::node::v1beta1::{ConfigRequest, ConfigResponse};
use cosmrs::proto::cosmwasm::wasm::v1 as wasm;
use cosmrs::proto::traits::{Message, Name};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A node, by its RPC address.
#[derive(Clone)]
pub struct Node {
    pub(crate) rpc: Rpc,
    /// Questions are answered as of this block; of the newest one if none.
    height: Option<u64>,
}

/// Where a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    pub chain_id: String,
    /// Of the newest block.
    pub height: u64,
    /// Its time, RFC 3339.
    pub time: String,
    /// Still reading old blocks: its answers are of the past.
    pub catching_up: bool,
}

/// What the chain knows of a contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractInfo {
    pub code_id: u64,
    pub creator: String,
    /// Who can replace the code.
    pub admin: Option<String>,
    pub label: String,
}

pub(crate) struct Account {
    pub number: u64,
    pub sequence: u64,
}

/// What a query came to: the answer, or (code, codespace, why not).
type Asked = Result<Vec<u8>, (u32, String, String)>;

impl Node {
    /// Asks nothing yet.
    ///
    /// # Errors
    /// [`NodeError::Url`] when this is no http or https address.
    pub fn new(url: &str) -> Result<Self, NodeError> {
        Ok(Self {
            rpc: Rpc::new(url)?,
            height: None,
        })
    }

    pub fn url(&self) -> &str {
        &self.rpc.url
    }

    /// The same node, answering as of one block, so that many answers fit each other.
    pub fn at(&self, height: u64) -> Self {
        Self {
            rpc: self.rpc.clone(),
            height: Some(height),
        }
    }

    /// # Errors
    /// When the node can't be reached or is none, as with all that follow.
    pub fn status(&self) -> Result<Status, NodeError> {
        let status: Value = self.rpc.call("status", json!({}))?;
        let sync = &status["sync_info"];
        let height = sync["latest_block_height"].as_str().map(str::parse);
        match (status["node_info"]["network"].as_str(), height) {
            (Some(chain_id), Some(Ok(height))) => Ok(Status {
                chain_id: chain_id.to_owned(),
                height,
                time: sync["latest_block_time"].as_str().unwrap_or("").to_owned(),
                catching_up: sync["catching_up"].as_bool().unwrap_or(false),
            }),
            _ => Err(NodeError::NotANode {
                url: self.rpc.url.clone(),
                reason: "its status names no chain".to_owned(),
            }),
        }
    }

    /// Asks a contract.
    ///
    /// # Errors
    /// [`NodeError::NoContract`]; [`NodeError::Query`] with the contract's own words when it refuses.
    pub fn smart<R: DeserializeOwned>(
        &self,
        contract: &str,
        msg: &impl Serialize,
    ) -> Result<R, NodeError> {
        let request = wasm::QuerySmartContractStateRequest {
            address: contract.to_owned(),
            query_data: serde_json::to_vec(msg)?,
        };
        let path = "/cosmwasm.wasm.v1.Query/SmartContractState";
        let asked: Result<wasm::QuerySmartContractStateResponse, _> =
            self.decode(path, &request)?;
        match asked {
            Ok(answer) => Ok(serde_json::from_slice(&answer.data)?),
            Err((_, _, reason)) => Err(self.refusal(contract, reason)?),
        }
    }

    fn refusal(&self, contract: &str, reason: String) -> Result<NodeError, NodeError> {
        if reason.contains("no such contract") {
            return self.no_contract(contract);
        }
        if reason.contains("bech32") || reason.contains("invalid address") {
            return Ok(NodeError::Address {
                address: contract.to_owned(),
                reason,
            });
        }
        Ok(NodeError::Query {
            reason: transaction::in_words(&reason),
        })
    }

    fn no_contract(&self, contract: &str) -> Result<NodeError, NodeError> {
        Ok(NodeError::NoContract {
            address: contract.to_owned(),
            chain_id: self.status()?.chain_id,
        })
    }

    /// # Errors
    /// [`NodeError::NoContract`].
    pub fn contract_info(&self, contract: &str) -> Result<ContractInfo, NodeError> {
        let request = wasm::QueryContractInfoRequest {
            address: contract.to_owned(),
        };
        let path = "/cosmwasm.wasm.v1.Query/ContractInfo";
        let asked: Result<wasm::QueryContractInfoResponse, _> = self.decode(path, &request)?;
        let info = match asked {
            Ok(answer) => answer.contract_info,
            Err((_, _, reason)) => return Err(self.refusal(contract, reason)?),
        };
        match info {
            Some(info) => Ok(ContractInfo {
                code_id: info.code_id,
                creator: info.creator,
                admin: Some(info.admin).filter(|admin| !admin.is_empty()),
                label: info.label,
            }),
            None => Err(self.no_contract(contract)?),
        }
    }

    /// The sha256 of a stored code's Wasm, in hex.
    ///
    /// # Errors
    /// [`NodeError::Query`] when there is no such code.
    pub fn checksum(&self, code_id: u64) -> Result<String, NodeError> {
        let request = wasm::QueryCodeRequest { code_id };
        let path = "/cosmwasm.wasm.v1.Query/Code";
        let asked: Result<wasm::QueryCodeResponse, _> = self.decode(path, &request)?;
        let code = asked.map_err(|(_, _, reason)| NodeError::Query { reason })?;
        Ok(hex::encode(code.code_info.unwrap_or_default().data_hash))
    }

    /// Native coins of an address, base units.
    ///
    /// # Errors
    /// [`NodeError::Address`] when the chain knows no such form of address.
    pub fn balance(&self, address: &str, denom: &str) -> Result<u128, NodeError> {
        let request = QueryBalanceRequest {
            address: address.to_owned(),
            denom: denom.to_owned(),
        };
        let path = "/cosmos.bank.v1beta1.Query/Balance";
        let asked: Result<QueryBalanceResponse, _> = self.decode(path, &request)?;
        let answer = asked.map_err(|(_, _, reason)| NodeError::Address {
            address: address.to_owned(),
            reason,
        })?;
        let amount = answer.balance.map(|coin| coin.amount).unwrap_or_default();
        amount.parse().map_err(|_error| NodeError::Answer {
            what: "a balance",
            expected: "a whole number",
            found: amount.clone(),
        })
    }

    /// The least that the node takes for a unit of gas; none if it names nothing, or more than one price.
    ///
    /// # Errors
    /// As [`status`](Self::status).
    pub fn minimum_gas_price(&self) -> Result<Option<GasPrice>, NodeError> {
        let path = "/cosmos.base.node.v1beta1.Service/Config";
        let asked: Result<ConfigResponse, _> = self.decode(path, &ConfigRequest {})?;
        // a chain with its own rules for fees may not answer this
        let price = asked.map(|config| config.minimum_gas_price);
        Ok(price.ok().and_then(|price| price.parse().ok()))
    }

    /// None when nothing was ever sent to the address.
    pub(crate) fn account(&self, address: &str) -> Result<Option<Account>, NodeError> {
        let request = QueryAccountRequest {
            address: address.to_owned(),
        };
        let path = "/cosmos.auth.v1beta1.Query/Account";
        let asked: Result<QueryAccountResponse, _> = self.decode(path, &request)?;
        let found = match asked {
            Ok(answer) => answer.account,
            Err((_, _, reason)) if reason.contains("not found") => None,
            Err((_, _, reason)) => {
                return Err(NodeError::Address {
                    address: address.to_owned(),
                    reason,
                });
            }
        };
        let Some(any) = found else { return Ok(None) };
        if any.type_url != BaseAccount::type_url() {
            return Err(NodeError::Answer {
                what: "the sender's account",
                expected: "an ordinary account with one key",
                found: any.type_url,
            });
        }
        let account: BaseAccount = decode(&any.value)?;
        Ok(Some(Account {
            number: account.account_number,
            sequence: account.sequence,
        }))
    }

    /// A transaction that is in a block, or none yet.
    ///
    /// # Errors
    /// When `hash` is no 64 hex digits.
    pub fn transaction(&self, hash: &str) -> Result<Option<Transaction>, NodeError> {
        let bytes = hex::decode(hash).map_err(|error| NodeError::Query {
            reason: format!("{hash} is no hash of a transaction: {error}"),
        })?;
        let params = json!({"hash": BASE64_STANDARD.encode(bytes), "prove": false});
        match self.rpc.call::<Value>("tx", params) {
            Ok(found) => Transaction::read(&found).map(Some),
            Err(NodeError::Rpc { reason, .. }) if reason.contains("not found") => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// All transactions up to a block that emitted an event, oldest first: `wasm._contract_address = 'wasm1…'`.
    ///
    /// # Errors
    /// When the node keeps no index of transactions.
    pub fn search<'n>(&'n self, query: &str, until: u64) -> Search<'n> {
        Search::new(self, format!("{query} AND tx.height <= {until}"))
    }

    pub(crate) fn decode<R: Message + Default>(
        &self,
        path: &str,
        request: &impl Message,
    ) -> Result<Result<R, (u32, String, String)>, NodeError> {
        match self.ask(path, &request.encode_to_vec())? {
            Ok(bytes) => decode(&bytes).map(Ok),
            Err(refused) => Ok(Err(refused)),
        }
    }

    fn ask(&self, path: &str, data: &[u8]) -> Result<Asked, NodeError> {
        #[derive(Deserialize)]
        struct Answer {
            response: Response,
        }
        #[derive(Deserialize)]
        #[serde(default)]
        #[derive(Default)]
        struct Response {
            code: u32,
            codespace: String,
            log: String,
            value: Option<String>,
        }
        let height = self.height.unwrap_or(0).to_string();
        let params =
            json!({"path": path, "data": hex::encode(data), "height": height, "prove": false});
        let Response {
            code,
            codespace,
            log,
            value,
        } = self.rpc.call::<Answer>("abci_query", params)?.response;
        if code != 0 {
            return Ok(Err((code, codespace, log)));
        }
        let value = value.unwrap_or_default();
        let bytes = BASE64_STANDARD
            .decode(&value)
            .map_err(|error| NodeError::NotANode {
                url: self.rpc.url.clone(),
                reason: format!("an answer in base64: {error}"),
            })?;
        Ok(Ok(bytes))
    }
}

fn decode<R: Message + Default>(bytes: &[u8]) -> Result<R, NodeError> {
    R::decode(bytes).map_err(|error| NodeError::Answer {
        what: "an answer of the node",
        expected: "its protobuf message",
        found: error.to_string(),
    })
}
