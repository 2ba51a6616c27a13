//! Addresses. One type for native and for compiled contracts, so that they can't disagree.

use crate::gas;
use bech32::primitives::decode::CheckedHrpstring;
use bech32::{Bech32, Hrp, encode};
use cosmwasm_std::testing::MockApi;
use cosmwasm_std::{
    Addr, Api, CanonicalAddr, Checksum, RecoverPubkeyError, StdError, StdResult, VerificationError,
};
use cosmwasm_vm::{BackendApi, BackendError, BackendResult, GasInfo};

/// Bech32 addresses of 20 or 32 bytes under one prefix, with wasmd's rules and costs.
#[derive(Clone, Copy, Debug)]
pub struct Bech32Api {
    hrp: Hrp,
}

/// Why a text or some bytes are no address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// No bech32 text, or its checksum is wrong.
    #[error("'{input}' is not bech32: {reason}")]
    NotBech32 {
        /// The text.
        input: String,
        /// What is wrong with it.
        reason: String,
    },
    /// An address of another chain.
    #[error("wrong address prefix: expected {expected}, found {found}")]
    WrongPrefix {
        /// This chain's.
        expected: String,
        /// The address's.
        found: String,
    },
    /// Neither an account nor a contract.
    #[error("an address has 20 or 32 bytes, found {found}")]
    WrongLength {
        /// Its length in bytes.
        found: usize,
    },
    /// Readable, but not as this chain writes it, for instance in capitals.
    #[error("address not normalized: '{input}'")]
    NotNormalized {
        /// The text.
        input: String,
    },
}

/// The prefix `wasm`.
impl Default for Bech32Api {
    fn default() -> Self {
        Self {
            hrp: Hrp::parse_unchecked("wasm"),
        }
    }
}

impl Bech32Api {
    /// Addresses under `prefix`.
    ///
    /// # Errors
    /// When `prefix` is no bech32 prefix of lower-case letters.
    pub fn new(prefix: &str) -> Result<Self, AddressError> {
        let not_bech32 = |reason: String| AddressError::NotBech32 {
            input: prefix.to_owned(),
            reason,
        };
        let hrp = Hrp::parse(prefix).map_err(|error| not_bech32(error.to_string()))?;
        if prefix.chars().any(char::is_uppercase) {
            return Err(not_bech32("capitals in a prefix".to_owned()));
        }
        Ok(Self { hrp })
    }

    /// The bytes of an address; capitals are accepted, as on wasmd.
    ///
    /// # Errors
    /// All of [`AddressError`] but `NotNormalized`.
    pub fn canonicalize(&self, human: &str) -> Result<Vec<u8>, AddressError> {
        let decoded =
            CheckedHrpstring::new::<Bech32>(human).map_err(|error| AddressError::NotBech32 {
                input: human.to_owned(),
                reason: error.to_string(),
            })?;
        // compares without regard to case
        if decoded.hrp() != self.hrp {
            return Err(AddressError::WrongPrefix {
                expected: self.hrp.to_string(),
                found: decoded.hrp().to_lowercase(),
            });
        }
        let bytes: Vec<u8> = decoded.byte_iter().collect();
        assert_length(&bytes)?;
        Ok(bytes)
    }

    /// The text of an address.
    ///
    /// # Errors
    /// [`AddressError::WrongLength`].
    pub fn humanize(&self, bytes: &[u8]) -> Result<Addr, AddressError> {
        assert_length(bytes)?;
        encode::<Bech32>(self.hrp, bytes)
            .map(Addr::unchecked)
            .map_err(|error| AddressError::NotBech32 {
                input: format!("{bytes:?}"),
                reason: error.to_string(),
            })
    }

    /// The address of an account, made from its name: the first 20 bytes of the name's SHA-256.
    pub fn account(&self, name: &str) -> Addr {
        let digest = Checksum::generate(name.as_bytes());
        let bytes = digest.as_slice().get(..20).unwrap_or_default();
        // can't fail: the length is right
        self.humanize(bytes)
            .unwrap_or_else(|_| Addr::unchecked(name))
    }

    /// The address, if the text is one and written as this chain writes it.
    ///
    /// # Errors
    /// All of [`AddressError`].
    pub fn validate(&self, human: &str) -> Result<Addr, AddressError> {
        let address = self.humanize(&self.canonicalize(human)?)?;
        if address.as_str() != human {
            return Err(AddressError::NotNormalized {
                input: human.to_owned(),
            });
        }
        Ok(address)
    }
}

fn assert_length(bytes: &[u8]) -> Result<(), AddressError> {
    match bytes.len() {
        20 | 32 => Ok(()),
        found => Err(AddressError::WrongLength { found }),
    }
}

fn costing<T>(gas: u64, result: Result<T, AddressError>) -> BackendResult<T> {
    let result = result.map_err(|error| BackendError::user_err(error.to_string()));
    (result, GasInfo::with_cost(gas::to_vm(gas)))
}

/// What compiled contracts see.
impl BackendApi for Bech32Api {
    fn addr_validate(&self, input: &str) -> BackendResult<()> {
        let result = self.validate(input);
        let cost = match &result {
            Ok(_) | Err(AddressError::NotNormalized { .. }) => {
                gas::CANONICALIZE.saturating_add(gas::HUMANIZE)
            }
            Err(_) => gas::CANONICALIZE,
        };
        costing(cost, result.map(|_| ()))
    }

    fn addr_canonicalize(&self, human: &str) -> BackendResult<Vec<u8>> {
        costing(gas::CANONICALIZE, self.canonicalize(human))
    }

    fn addr_humanize(&self, canonical: &[u8]) -> BackendResult<String> {
        costing(
            gas::HUMANIZE,
            self.humanize(canonical).map(Addr::into_string),
        )
    }
}

/// What native contracts see.
impl Api for Bech32Api {
    fn addr_validate(&self, human: &str) -> StdResult<Addr> {
        self.validate(human).map_err(std_error)
    }

    fn addr_canonicalize(&self, human: &str) -> StdResult<CanonicalAddr> {
        self.canonicalize(human).map(Into::into).map_err(std_error)
    }

    fn addr_humanize(&self, canonical: &CanonicalAddr) -> StdResult<Addr> {
        self.humanize(canonical.as_slice()).map_err(std_error)
    }

    fn secp256k1_verify(
        &self,
        message_hash: &[u8],
        signature: &[u8],
        public_key: &[u8],
    ) -> Result<bool, VerificationError> {
        MockApi::default().secp256k1_verify(message_hash, signature, public_key)
    }

    fn secp256k1_recover_pubkey(
        &self,
        message_hash: &[u8],
        signature: &[u8],
        recovery_param: u8,
    ) -> Result<Vec<u8>, RecoverPubkeyError> {
        MockApi::default().secp256k1_recover_pubkey(message_hash, signature, recovery_param)
    }

    fn ed25519_verify(
        &self,
        message: &[u8],
        signature: &[u8],
        public_key: &[u8],
    ) -> Result<bool, VerificationError> {
        MockApi::default().ed25519_verify(message, signature, public_key)
    }

    fn ed25519_batch_verify(
        &self,
        messages: &[&[u8]],
        signatures: &[&[u8]],
        public_keys: &[&[u8]],
    ) -> Result<bool, VerificationError> {
        MockApi::default().ed25519_batch_verify(messages, signatures, public_keys)
    }

    fn debug(&self, message: &str) {
        MockApi::default().debug(message);
    }
}

fn std_error(error: AddressError) -> StdError {
    StdError::generic_err(error.to_string())
}
