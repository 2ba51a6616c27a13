use crate::{NodeError, armor};
use bip39::Mnemonic;
use cosmrs::crypto::PublicKey;
use cosmrs::crypto::secp256k1::SigningKey;
use std::fs;
use std::path::Path;

/// Of Cosmos chains' first account.
const PATH: &str = "m/44'/118'/0'/0/0";

/// A key and its address.
pub struct Wallet {
    key: SigningKey,
    address: String,
}

impl Wallet {
    /// From the words of BIP-39; the first account of the chain's usual path, `m/44'/118'/0'/0/0`.
    ///
    /// # Errors
    /// When these are not such words, or the prefix is none.
    pub fn from_mnemonic(phrase: &str, prefix: &str) -> Result<Self, NodeError> {
        // the words themselves never come into an error
        let mnemonic: Mnemonic = phrase.parse().map_err(|e| error("the mnemonic", &e))?;
        let path = PATH.parse().map_err(|e| error("the path of the key", &e))?;
        let key = SigningKey::derive_from_path(mnemonic.to_seed(""), &path)
            .map_err(|e| error("the mnemonic", &e))?;
        Self::from_key(key, prefix)
    }

    /// From a file with a mnemonic, with 64 hex digits (`keys export NAME --unarmored-hex --unsafe`), or with an armoured
    /// export (`keys export NAME`), whose passphrase is then asked for. Only its owner may read the file.
    ///
    /// # Errors
    /// When it can't be read, is open to others, or holds none of these.
    pub fn from_file(
        path: &Path,
        prefix: &str,
        passphrase: impl FnOnce() -> Result<String, NodeError>,
    ) -> Result<Self, NodeError> {
        let what = format!("the key file {}", path.display());
        let text = fs::read_to_string(path).map_err(|e| error(&what, &e))?;
        assert_private(path, &what)?;
        let text = text.trim();
        if text.starts_with(armor::BEGIN) {
            let bytes = armor::decrypt(text, &passphrase()?)
                .map_err(|reason| NodeError::Key { what, reason })?;
            return Self::from_bytes(&bytes, prefix);
        }
        let word_count = text.split_whitespace().count();
        if word_count >= 12 {
            return Self::from_mnemonic(text, prefix).map_err(|e| error(&what, &e));
        }
        match hex::decode(text) {
            Ok(bytes) if bytes.len() == 32 => Self::from_bytes(&bytes, prefix),
            _ => Err(NodeError::Key {
                what,
                reason: "expected a mnemonic, 64 hex digits or an armoured key".to_owned(),
            }),
        }
    }

    fn from_bytes(bytes: &[u8], prefix: &str) -> Result<Self, NodeError> {
        let key = SigningKey::from_slice(bytes).map_err(|e| error("the key", &e))?;
        Self::from_key(key, prefix)
    }

    fn from_key(key: SigningKey, prefix: &str) -> Result<Self, NodeError> {
        let address = key.public_key().account_id(prefix);
        let address = address.map_err(|e| error(&format!("the prefix {prefix}"), &e))?;
        Ok(Self {
            key,
            address: address.to_string(),
        })
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    pub(crate) fn key(&self) -> &SigningKey {
        &self.key
    }

    pub(crate) fn public_key(&self) -> PublicKey {
        self.key.public_key()
    }
}

#[cfg(unix)]
fn assert_private(path: &Path, what: &str) -> Result<(), NodeError> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path)
        .map_err(|e| error(what, &e))?
        .permissions()
        .mode();
    if mode & 0o077 == 0 {
        return Ok(());
    }
    Err(NodeError::Key {
        what: what.to_owned(),
        reason: format!("others may read it: chmod 600 {}", path.display()),
    })
}

#[cfg(not(unix))]
fn assert_private(_path: &Path, _what: &str) -> Result<(), NodeError> {
    Ok(())
}

fn error(what: &str, error: &impl std::fmt::Display) -> NodeError {
    NodeError::Key {
        what: what.to_owned(),
        reason: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    /// Of BIP-39's own test vectors; its address is the one that Cosmos wallets show.
    const WORDS: &str = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
    const ADDRESS: &str = "cosmos19rl4cm2hmr8afy4kldpxz3fka4jguq0auqdal4";

    fn file(text: &str, mode: u32) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), text).unwrap();
        fs::set_permissions(file.path(), fs::Permissions::from_mode(mode)).unwrap();
        file
    }

    fn read(text: &str, mode: u32) -> Result<Wallet, NodeError> {
        Wallet::from_file(file(text, mode).path(), "cosmos", || unreachable!())
    }

    #[test]
    fn words_give_the_address_that_wallets_show() {
        assert_eq!(
            read(&format!("{WORDS}\n"), 0o600).unwrap().address(),
            ADDRESS
        );
    }

    #[test]
    fn hex_digits_are_a_key() {
        let key = "c4a48e2fce1481cd3294b4490f6678090ea98d3d0e5cd984558ab0968741b104";
        assert_eq!(read(key, 0o600).unwrap().address(), ADDRESS);
    }

    #[test]
    fn a_file_open_to_others_is_refused() {
        let error = read(WORDS, 0o644).err().unwrap().to_string();
        assert!(error.contains("chmod 600"), "{error}");
    }

    #[test]
    fn what_is_no_key_is_refused_and_never_shown() {
        let wrong_word = WORDS.replace("about", "zebra");
        for text in [
            "",
            "secret",
            "00",
            &"zz".repeat(32),
            &wrong_word,
            &"0".repeat(64),
        ] {
            let error = read(text, 0o600).err().unwrap().to_string();
            assert!(
                !error.contains("secret") && !error.contains("zebra"),
                "{error}"
            );
        }
        for text in ["00", &"00".repeat(31), &"00".repeat(33)] {
            let error = read(text, 0o600).err().unwrap().to_string();
            assert!(error.contains("64 hex digits"), "{text}: {error}");
        }
    }
}
