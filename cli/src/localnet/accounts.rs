//! The named accounts, whose keys everybody can derive.

use super::deployment;
use super::home::{Home, write_private};
use anyhow::{Context, Result};
use bip39::Mnemonic;
use node_client::Wallet;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Of addresses.
pub const PREFIX: &str = "wasm";

/// Who stands behind the validator. It has no part in Tributary.
pub const VALIDATOR: &str = "validator";

/// Everybody else.
pub const NAMES: [&str; 8] = [
    "owner",
    "curator",
    "operator",
    "gateway",
    "attestor",
    "payer",
    "contributor",
    "admin",
];

/// An account, and the file with its words.
pub struct Account {
    pub wallet: Wallet,
    pub key_file: PathBuf,
}

/// All named accounts.
pub struct Accounts(BTreeMap<&'static str, Account>);

impl Accounts {
    /// # Errors
    /// None that could come from the names.
    pub fn of(home: &Home) -> Result<Self> {
        let accounts = NAMES.map(|name| {
            let wallet = Wallet::from_mnemonic(&words(name)?, PREFIX)?;
            let key_file = home.keys().join(name);
            Ok((name, Account { wallet, key_file }))
        });
        Ok(Self(accounts.into_iter().collect::<Result<_>>()?))
    }

    /// # Errors
    /// When nobody has that name.
    pub fn get(&self, name: &str) -> Result<&Account> {
        self.0
            .get(name)
            .with_context(|| format!("no account is called {name}"))
    }

    /// # Errors
    /// As [`get`](Self::get).
    pub fn address(&self, name: &str) -> Result<String> {
        Ok(self.get(name)?.wallet.address().to_owned())
    }

    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Account)> {
        self.0.iter().map(|(name, account)| (*name, account))
    }

    /// By name, as other commands read it.
    pub fn listed(&self) -> BTreeMap<String, deployment::Account> {
        let listed = self.iter().map(|(name, account)| {
            let listed = deployment::Account {
                address: account.wallet.address().to_owned(),
                key_file: account.key_file.clone(),
            };
            (name.to_owned(), listed)
        });
        listed.collect()
    }

    /// Writes the words of each to its file, for nobody else to read: clients refuse key files that others may read.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn write(&self) -> Result<()> {
        for (name, account) in self.iter() {
            write_private(&account.key_file, format!("{}\n", words(name)?).as_bytes())?;
        }
        Ok(())
    }
}

/// The 24 words of an account, by its name alone.
///
/// # Errors
/// None that could come from a name.
pub fn words(name: &str) -> Result<String> {
    let entropy = Sha256::digest(format!("tributary localnet: {name}"));
    Ok(Mnemonic::from_entropy(&entropy)?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_the_same_accounts_for_ever() {
        let home = Home::at("/nowhere".into()).unwrap();
        let accounts = Accounts::of(&home).unwrap();
        assert_eq!(
            accounts.address("owner").unwrap(),
            "wasm12fy28407sdmwvr3zjfwsmd8xxhvfgayg8hcwdu"
        );
        assert_eq!(
            accounts.address("payer").unwrap(),
            "wasm1n7u9m4jzqs3fmgcq2f0g2wjt4rxt4weug2gfgn"
        );
    }
}
