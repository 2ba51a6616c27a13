//! A key as `wasmd keys export` writes it: encrypted with argon2id and ChaCha20-Poly1305, in ASCII armour.
//! Source: cosmos-sdk, `crypto/armor.go`.

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};

pub const BEGIN: &str = "-----BEGIN TENDERMINT PRIVATE KEY-----";
const END: &str = "-----END TENDERMINT PRIVATE KEY-----";

const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 1;
const LANES: u32 = 4;
const KEY_BYTES: usize = 32;

/// Amino's name of a secp256k1 private key, and its length.
const AMINO: [u8; 5] = [0xe1, 0xb0, 0xf7, 0x9b, 0x20];

/// The key's 32 bytes.
pub fn decrypt(text: &str, passphrase: &str) -> Result<Vec<u8>, String> {
    let header = |name: &str| {
        let start = format!("{name}: ");
        text.lines().find_map(|line| line.strip_prefix(&start))
    };
    match (header("kdf"), header("type")) {
        (Some("argon2"), None | Some("secp256k1")) => {}
        (Some("argon2"), Some(other)) => {
            return Err(format!("expected a key of type secp256k1, found {other}"));
        }
        (kdf, _) => {
            let kdf = kdf.unwrap_or("none");
            return Err(format!(
                "expected encryption by argon2, found {kdf}: export the key with a cosmos-sdk from 0.50 on"
            ));
        }
    }
    let salt = header("salt").ok_or("it names no salt")?;
    let salt = hex::decode(salt).map_err(|error| format!("its salt is not hex: {error}"))?;
    let params = Params::new(MEMORY_KIB, PASSES, LANES, Some(KEY_BYTES));
    let params = params.map_err(|error| error.to_string())?;
    let mut key = [0; KEY_BYTES];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), &salt, &mut key)
        .map_err(|error| error.to_string())?;
    // the salt is new for each export, so the sdk leaves the nonce zero
    let plain = ChaCha20Poly1305::new(&key.into())
        .decrypt(&Nonce::default(), body(text)?.as_ref())
        .map_err(|_error| "the passphrase is not right, or the file is damaged".to_owned())?;
    match plain.strip_prefix(&AMINO) {
        Some(key) => Ok(key.to_vec()),
        None => Err("what it encrypts is no secp256k1 key".to_owned()),
    }
}

/// The lines between the headers and the check sum.
fn body(text: &str) -> Result<Vec<u8>, String> {
    let lines = text.lines().map(str::trim).skip_while(|l| !l.is_empty());
    let lines = lines
        .skip(1)
        .take_while(|l| !l.starts_with('=') && *l != END);
    BASE64_STANDARD
        .decode(lines.collect::<String>())
        .map_err(|error| format!("its body is not base64: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Wallet;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    /// What `wasmd keys export` of wasmd 0.61.14 wrote of a key made for this test, worthless since everybody has it.
    const EXPORT: &str = "\
-----BEGIN TENDERMINT PRIVATE KEY-----
kdf: argon2
salt: DDDD3D5795D32716749A911A6B989523
type: secp256k1

6zVxRESBtJKb09PReNGkruy/fycG0hCaPpTTWXtnKIllfOtWcU1CtURAGcPjWC/R
REWziQw=
=NFO0
-----END TENDERMINT PRIVATE KEY-----
";
    const PASSPHRASE: &str = "correct horse battery";
    /// As `keys show --address` and `keys export --unarmored-hex --unsafe` tell them.
    const ADDRESS: &str = "wasm1j2jjh5nyljjf4ltz5w2un3t29f6uwcga8k8gls";
    const KEY: &str = "045d384a461317d2865cda5fce0180b36b69c504e6bb2a089f0d80b7444b15ec";

    fn refusal(text: &str, passphrase: &str) -> String {
        decrypt(text, passphrase).unwrap_err()
    }

    #[test]
    fn a_real_export_gives_its_key() {
        let key = decrypt(EXPORT, PASSPHRASE).unwrap();
        assert_eq!(hex::encode(key), KEY);
    }

    #[test]
    fn lines_may_end_as_on_windows() {
        let key = decrypt(&EXPORT.replace('\n', "\r\n"), PASSPHRASE).unwrap();
        assert_eq!(hex::encode(key), KEY);
    }

    #[test]
    fn a_file_with_an_export_is_its_address_wallet() {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), EXPORT).unwrap();
        fs::set_permissions(file.path(), fs::Permissions::from_mode(0o600)).unwrap();
        let wallet = Wallet::from_file(file.path(), "wasm", || Ok(PASSPHRASE.to_owned()));
        assert_eq!(wallet.unwrap().address(), ADDRESS);
        let wallet = Wallet::from_file(file.path(), "wasm", || Ok("wrong".to_owned()));
        let error = wallet.err().unwrap().to_string();
        assert!(error.contains("the passphrase is not right"), "{error}");
        assert!(
            error.contains(&file.path().display().to_string()),
            "{error}"
        );
    }

    #[test]
    fn a_wrong_passphrase_is_refused_in_words() {
        for passphrase in ["", "correct horse batterY", "correct horse battery "] {
            let said = refusal(EXPORT, passphrase);
            assert_eq!(said, "the passphrase is not right, or the file is damaged");
        }
    }

    #[test]
    fn a_damaged_export_is_refused() {
        let damaged = EXPORT.replace("6zVx", "7zVx");
        assert_eq!(
            refusal(&damaged, PASSPHRASE),
            "the passphrase is not right, or the file is damaged"
        );
        let other_salt = EXPORT.replace("salt: DDDD", "salt: DDDE");
        assert_eq!(
            refusal(&other_salt, PASSPHRASE),
            "the passphrase is not right, or the file is damaged"
        );
        let no_salt = EXPORT.replace("salt: ", "pepper: ");
        assert_eq!(refusal(&no_salt, PASSPHRASE), "it names no salt");
        let no_base64 = EXPORT.replace("6zVx", "6z_x");
        let said = refusal(&no_base64, PASSPHRASE);
        assert!(said.starts_with("its body is not base64"), "{said}");
    }

    #[test]
    fn other_keys_and_other_encryption_are_refused() {
        let ed25519 = EXPORT.replace("type: secp256k1", "type: ed25519");
        assert_eq!(
            refusal(&ed25519, PASSPHRASE),
            "expected a key of type secp256k1, found ed25519"
        );
        let old = EXPORT.replace("kdf: argon2", "kdf: bcrypt");
        let said = refusal(&old, PASSPHRASE);
        assert!(said.contains("found bcrypt"), "{said}");
    }
}
