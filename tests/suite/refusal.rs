//! Refused messages: the right error, and nothing changed.

use std::fmt::Debug;

use cosmwasm_std::{Addr, Record};
use cw20_base::ContractError as TokenError;
use embedded_chain::CallError;
use tributary::error::ContractError;
use tributary_api::QueryMsg;

use crate::{Outcome, Suite, TxError};

/// Why something is to be refused.
#[derive(Debug)]
pub enum Refusal {
    /// This very error of the contract.
    Error(Box<ContractError>),
    /// [`ContractError::Address`] of this field. Why it is no address is for the chain to say, so the text varies.
    Address(&'static str),
    /// Some error with this text in it: of the chain, or of a message that can't be read.
    Text(String),
}

impl From<ContractError> for Refusal {
    fn from(error: ContractError) -> Self {
        Self::Error(Box::new(error))
    }
}

/// An error of the token.
impl From<TokenError> for Refusal {
    fn from(error: TokenError) -> Self {
        Self::Text(error.to_string())
    }
}

impl From<&str> for Refusal {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// The native contract's error; none if another contract, the chain, or compiled code failed.
pub fn contract_error(error: &TxError) -> Option<&ContractError> {
    error.cause.downcast_ref()
}

fn compiled_text(error: &TxError) -> Option<&str> {
    let mut causes = error.cause.chain();
    causes.find_map(|cause| match cause.downcast_ref() {
        Some(CallError::Contract { message }) => Some(message.as_str()),
        _ => None,
    })
}

impl Refusal {
    fn fits(&self, error: &TxError) -> bool {
        match (self, contract_error(error), compiled_text(error)) {
            (Self::Error(expected), Some(found), _) => **expected == *found,
            (Self::Error(expected), None, Some(text)) => expected.to_string() == text,
            (Self::Address(expected), Some(ContractError::Address { field, .. }), _) => {
                expected == field
            }
            (Self::Address(field), None, Some(text)) => {
                text.starts_with(&format!("{field}: not an address: "))
            }
            (Self::Text(expected), _, _) => format!("{:#}", error.cause).contains(expected),
            _ => false,
        }
    }

    #[track_caller]
    pub(crate) fn assert<T: Debug>(self, result: Result<T, TxError>) {
        match result {
            Ok(done) => panic!("expected {self:?}\nfound no refusal: {done:?}"),
            Err(error) if self.fits(&error) => {}
            Err(error) => panic!("expected {self:?}\nfound {:#}", error.cause),
        }
    }
}

/// Everything that the contract and the honest tokens store.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot(Vec<(Addr, Vec<Record>)>);

impl Suite {
    pub fn snapshot(&self) -> Snapshot {
        let contracts = self.tokens.iter().chain([&self.contract]);
        let dump = |address: &Addr| (address.clone(), self.chain.dump(address));
        Snapshot(contracts.map(dump).collect())
    }

    /// The action is refused like that, and changes no byte of the contract's, nor any balance.
    #[track_caller]
    pub fn refused(
        &mut self,
        action: impl FnOnce(&mut Suite) -> Outcome,
        expected: impl Into<Refusal>,
    ) {
        let before = self.snapshot();
        let result = action(self);
        expected.into().assert(result);
        assert!(
            self.snapshot() == before,
            "a refused message changed what is stored"
        );
    }

    #[track_caller]
    pub fn query_refused(&self, msg: &QueryMsg, expected: impl Into<Refusal>) {
        expected.into().assert(self.ask::<serde_json::Value>(msg));
    }
}
