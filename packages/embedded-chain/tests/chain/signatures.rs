//! Native contracts verify signatures as compiled ones do. The examples are those of cosmwasm-std's own tests.

use cosmwasm_std::{Api, HexBinary};
use embedded_chain::EmbeddedChain;

fn bytes(hex: &str) -> Vec<u8> {
    HexBinary::from_hex(hex).unwrap().to_vec()
}

const SECP256K1_HASH: &str = "5ae8317d34d1e595e3fa7247db80c0af4320cce1116de187f8f7e2e099c0d8d0";
const SECP256K1_SIGNATURE: &str = "45c0b7f8c09a9e1f1cea0c25785594427b6bf8f9f878a8af0b1abbb48e16d0920d8becd0c220f67c51217eecfd7184ef0732481c843857e6bc7fc095c4f6b788";
const SECP256K1_KEY: &str = "044a071e8a6e10aada2b8cf39fa3b5fb3400b04e99ea8ae64ceea1a977dbeaf5d5f8c8fbd10b71ab14cd561f7df8eb6da50f8a8d81ba564342244d26d1d4211595";

#[test]
fn secp256k1_signatures_hold_for_their_message_and_name_their_key() {
    let chain = EmbeddedChain::builder().build().unwrap();
    let (hash, signature) = (bytes(SECP256K1_HASH), bytes(SECP256K1_SIGNATURE));
    let key = bytes(SECP256K1_KEY);
    let verify = |hash: &[u8]| chain.api().secp256k1_verify(hash, &signature, &key);
    assert_eq!(verify(&hash), Ok(true));
    assert_eq!(verify(&[7; 32]), Ok(false));
    let recovered = chain.api().secp256k1_recover_pubkey(&hash, &signature, 1);
    assert_eq!(recovered, Ok(key.clone()));
}

const ED25519_SIGNATURE: &str = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";
const ED25519_KEY: &str = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";

#[test]
fn ed25519_signatures_hold_for_their_message_alone_and_in_batches() {
    let chain = EmbeddedChain::builder().build().unwrap();
    let (signature, key) = (bytes(ED25519_SIGNATURE), bytes(ED25519_KEY));
    for (message, holds) in [([0x72], true), ([0x73], false)] {
        let alone = chain.api().ed25519_verify(&message, &signature, &key);
        assert_eq!(alone, Ok(holds));
        let batch = chain.api().ed25519_batch_verify(
            &[&[0x72], &message],
            &[&signature, &signature],
            &[&key, &key],
        );
        assert_eq!(batch, Ok(holds));
    }
}
