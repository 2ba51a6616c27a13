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
