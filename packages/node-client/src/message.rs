use crate::NodeError;
use cosmrs::Any;
use cosmrs::proto::cosmos::bank::v1beta1::MsgSend;
use cosmrs::proto::cosmos::base::v1beta1::Coin;
use cosmrs::proto::cosmwasm::wasm::v1 as wasm;
use cosmrs::proto::traits::Name;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Serialize;
use std::io::Write;

/// One message of a transaction. Its sender is who signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    Execute {
        contract: String,
        msg: Vec<u8>,
        /// (amount, denomination)
        funds: Vec<(u128, String)>,
    },
    /// Wasm, gzipped or not: see [`store`](Self::store).
    Store {
        wasm: Vec<u8>,
    },
    Instantiate {
        code_id: u64,
        label: String,
        admin: Option<String>,
        msg: Vec<u8>,
    },
    Migrate {
        contract: String,
        code_id: u64,
        msg: Vec<u8>,
    },
    UpdateAdmin {
        contract: String,
        admin: String,
    },
    ClearAdmin {
        contract: String,
    },
    Send {
        to: String,
        amount: u128,
        denom: String,
    },
}

impl Message {
    /// Stores a contract. It is gzipped, since a node takes no larger request than a million bytes.
    ///
    /// # Errors
    /// None that is known of.
    pub fn store(wasm: &[u8]) -> Result<Self, NodeError> {
        Ok(Self::Store { wasm: gzip(wasm)? })
    }

    /// Executes a contract, with no coins.
    ///
    /// # Errors
    /// When the message can't be written as JSON.
    pub fn execute(contract: &str, msg: &impl Serialize) -> Result<Self, NodeError> {
        Ok(Self::Execute {
            contract: contract.to_owned(),
            msg: serde_json::to_vec(msg)?,
            funds: vec![],
        })
    }

    pub(crate) fn any(&self, sender: &str) -> Any {
        let sender = sender.to_owned();
        match self.clone() {
            Self::Execute {
                contract,
                msg,
                funds,
            } => {
                let mut funds: Vec<_> = funds
                    .into_iter()
                    .map(|(amount, denom)| coin(amount, denom))
                    .collect();
                // the chain takes them in this order only
                funds.sort_by(|a, b| a.denom.cmp(&b.denom));
                any(&wasm::MsgExecuteContract {
                    sender,
                    contract,
                    msg,
                    funds,
                })
            }
            Self::Store { wasm } => any(&wasm::MsgStoreCode {
                sender,
                wasm_byte_code: wasm,
                instantiate_permission: None,
            }),
            Self::Instantiate {
                code_id,
                label,
                admin,
                msg,
            } => any(&wasm::MsgInstantiateContract {
                sender,
                admin: admin.unwrap_or_default(),
                code_id,
                label,
                msg,
                funds: vec![],
            }),
            Self::Migrate {
                contract,
                code_id,
                msg,
            } => any(&wasm::MsgMigrateContract {
                sender,
                contract,
                code_id,
                msg,
            }),
            Self::UpdateAdmin { contract, admin } => any(&wasm::MsgUpdateAdmin {
                sender,
                new_admin: admin,
                contract,
            }),
            Self::ClearAdmin { contract } => any(&wasm::MsgClearAdmin { sender, contract }),
            Self::Send { to, amount, denom } => any(&MsgSend {
                from_address: sender,
                to_address: to,
                amount: vec![coin(amount, denom)],
            }),
        }
    }
}

/// As small as a chain reads it.
///
/// # Errors
/// None that is known of.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>, NodeError> {
    let mut zip = GzEncoder::new(vec![], Compression::best());
    zip.write_all(bytes)?;
    Ok(zip.finish()?)
}

fn coin(amount: u128, denom: String) -> Coin {
    Coin {
        denom,
        amount: amount.to_string(),
    }
}

fn any<M: Name>(message: &M) -> Any {
    Any {
        type_url: M::type_url(),
        value: message.encode_to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;

    #[test]
    fn what_is_stored_is_zipped_and_whole() {
        let wasm = b"\0asm".repeat(1_000);
        let zipped = gzip(&wasm).unwrap();
        assert!(zipped.len() < 100);
        let mut read = vec![];
        GzDecoder::new(&*zipped).read_to_end(&mut read).unwrap();
        assert_eq!(read, wasm);
    }
}
