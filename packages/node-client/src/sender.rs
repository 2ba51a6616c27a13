use crate::{GasPrice, Message, Node, NodeError, Receipt, Wallet, transaction};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use cosmrs::proto::cosmos::tx::v1beta1::{SimulateRequest, SimulateResponse};
use cosmrs::tx::{Body, Fee, SignDoc, SignerInfo};
use cosmwasm_std::Event;
use serde::Deserialize;
use serde_json::json;
use std::thread;
use std::time::{Duration, Instant};

/// How much more gas a transaction may use than its simulation: a simulation checks no signature, and blocks come in between.
const HEADROOM_PERCENT: u64 = 130;
/// How often a transaction is signed again because another of the same account came first.
const TRIES: u32 = 5;
const WAIT: Duration = Duration::from_secs(60);
const POLL: Duration = Duration::from_millis(100);

/// Of the codespace `sdk`.
const WRONG_SEQUENCE: u32 = 32;
const INSUFFICIENT_FUNDS: u32 = 5;
const INSUFFICIENT_FEE: u32 = 13;

/// Signs and sends the transactions of one account.
pub struct Sender<'n> {
    node: &'n Node,
    wallet: &'n Wallet,
    chain_id: String,
    price: GasPrice,
    gas: Option<u64>,
}

/// What a transaction would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Simulation {
    pub gas_used: u64,
    pub events: Vec<Event>,
}

enum Failed {
    Sequence,
    Otherwise(NodeError),
}

impl From<NodeError> for Failed {
    fn from(error: NodeError) -> Self {
        Self::Otherwise(error)
    }
}

impl<'n> Sender<'n> {
    /// # Errors
    /// When the node can't be reached.
    pub fn new(node: &'n Node, wallet: &'n Wallet, price: GasPrice) -> Result<Self, NodeError> {
        Ok(Self {
            node,
            wallet,
            chain_id: node.status()?.chain_id,
            price,
            gas: None,
        })
    }

    /// With a limit of gas of its own instead of one from simulating.
    pub fn with_gas(self, gas: Option<u64>) -> Self {
        Self { gas, ..self }
    }

    /// What a transaction would do, changing nothing.
    ///
    /// # Errors
    /// [`NodeError::Refused`] with the contract's words when it would fail; [`NodeError::EmptyWallet`].
    pub fn simulate(&self, messages: &[Message]) -> Result<Simulation, NodeError> {
        self.again(|| {
            let (number, sequence) = self.account()?;
            self.simulated(messages, number, sequence)
        })
    }

    /// Simulates, signs, broadcasts and waits until it is in a block. Several messages succeed or fail together.
    ///
    /// # Errors
    /// What the node or the contract says; [`NodeError::NotIncluded`] when no block takes it within a minute.
    pub fn send(&self, messages: &[Message]) -> Result<Receipt, NodeError> {
        let hash = self.broadcast(messages)?;
        self.wait(&hash)
    }

    /// As [`send`](Self::send), without waiting. Returns the hash.
    ///
    /// # Errors
    /// What simulating or the node's first check found.
    pub fn broadcast(&self, messages: &[Message]) -> Result<String, NodeError> {
        self.again(|| {
            let (number, sequence) = self.account()?;
            let gas = match self.gas {
                Some(gas) => gas,
                None => self
                    .simulated(messages, number, sequence)?
                    .gas_used
                    .saturating_mul(HEADROOM_PERCENT)
                    .div_ceil(100),
            };
            self.broadcast_signed(&self.signed(messages, number, sequence, gas)?)
        })
    }

    /// Waits until a transaction is in a block.
    ///
    /// # Errors
    /// As [`send`](Self::send).
    pub fn wait(&self, hash: &str) -> Result<Receipt, NodeError> {
        let began = Instant::now();
        loop {
            if let Some(found) = self.node.transaction(hash)? {
                return match found.failure {
                    None => Ok(found.receipt),
                    Some(_) if found.out_of_gas => Err(NodeError::OutOfGas {
                        used: found.receipt.gas_used,
                        wanted: found.receipt.gas_wanted,
                    }),
                    Some(reason) => Err(NodeError::Refused {
                        hash: Some(found.receipt.hash),
                        reason,
                    }),
                };
            }
            if began.elapsed() > WAIT {
                return Err(NodeError::NotIncluded {
                    hash: hash.to_owned(),
                    seconds: WAIT.as_secs(),
                });
            }
            thread::sleep(POLL);
        }
    }

    fn again<T>(&self, run: impl Fn() -> Result<T, Failed>) -> Result<T, NodeError> {
        for _ in 0..TRIES {
            match run() {
                Ok(done) => return Ok(done),
                Err(Failed::Otherwise(error)) => return Err(error),
                // the other one is in the pool: its block comes
                Err(Failed::Sequence) => thread::sleep(POLL.saturating_mul(10)),
            }
        }
        Err(NodeError::Sequence {
            address: self.wallet.address().to_owned(),
            tries: TRIES,
        })
    }

    fn account(&self) -> Result<(u64, u64), NodeError> {
        let address = self.wallet.address();
        match self.node.account(address)? {
            Some(account) => Ok((account.number, account.sequence)),
            None => Err(NodeError::EmptyWallet {
                address: address.to_owned(),
                chain_id: self.chain_id.clone(),
                denom: self.price.denom.clone(),
            }),
        }
    }

    fn simulated(
        &self,
        messages: &[Message],
        number: u64,
        sequence: u64,
    ) -> Result<Simulation, Failed> {
        #[expect(deprecated, reason = "a former form of the request, left empty")]
        let request = SimulateRequest {
            tx: None,
            tx_bytes: self.signed(messages, number, sequence, 0)?,
        };
        let path = "/cosmos.tx.v1beta1.Service/Simulate";
        let answer = self.node.decode::<SimulateResponse>(path, &request)?;
        let answer = answer.map_err(|(code, space, log)| self.failed(code, &space, log))?;
        Ok(Simulation {
            gas_used: answer.gas_info.map_or(0, |info| info.gas_used),
            events: transaction::events(&answer.result.unwrap_or_default().events),
        })
    }

    fn signed(
        &self,
        messages: &[Message],
        number: u64,
        sequence: u64,
        gas: u64,
    ) -> Result<Vec<u8>, NodeError> {
        let anys = messages.iter().map(|m| m.any(self.wallet.address()));
        let body = Body::new(anys, "", 0_u8);
        let coin = cosmrs::Coin {
            denom: self.price.denom.parse()?,
            amount: self.price.fee(gas),
        };
        let signer = SignerInfo::single_direct(Some(self.wallet.public_key()), sequence);
        let auth = signer.auth_info(Fee::from_amount_and_gas(coin, gas));
        let chain_id = self.chain_id.parse().map_err(cosmrs::ErrorReport::from)?;
        let document = SignDoc::new(&body, &auth, &chain_id, number)?;
        Ok(document.sign(self.wallet.key())?.to_bytes()?)
    }

    fn broadcast_signed(&self, bytes: &[u8]) -> Result<String, Failed> {
        #[derive(Deserialize)]
        struct Checked {
            code: u32,
            codespace: String,
            log: String,
            hash: String,
        }
        let params = json!({"tx": BASE64_STANDARD.encode(bytes)});
        let checked: Checked = self.node.rpc.call("broadcast_tx_sync", params)?;
        match checked.code {
            0 => Ok(checked.hash),
            code => Err(self.failed(code, &checked.codespace, checked.log)),
        }
    }

    /// A query's refusal has its own code and the sdk's one in its text.
    fn failed(&self, code: u32, space: &str, log: String) -> Failed {
        let is = |sdk: u32, text: &str| (space == "sdk" && code == sdk) || log.contains(text);
        let address = self.wallet.address().to_owned();
        if is(WRONG_SEQUENCE, "account sequence mismatch") {
            Failed::Sequence
        } else if is(INSUFFICIENT_FUNDS, "insufficient funds") {
            Failed::Otherwise(NodeError::Funds {
                address,
                denom: self.price.denom.clone(),
                reason: transaction::in_words(&log),
            })
        } else if is(INSUFFICIENT_FEE, "insufficient fee") {
            Failed::Otherwise(NodeError::Fee { reason: log })
        } else {
            let reason = transaction::in_words(&log);
            let none = reason.strip_suffix(": no such contract");
            Failed::Otherwise(match none.and_then(|text| text.strip_prefix("address ")) {
                Some(address) => NodeError::NoContract {
                    address: address.to_owned(),
                    chain_id: self.chain_id.clone(),
                },
                None => NodeError::Refused { hash: None, reason },
            })
        }
    }
}
