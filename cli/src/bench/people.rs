//! Who takes part: the deployment's accounts by their roles, and a crowd whose keys follow from numbers.

use super::chain::Chain;
use crate::localnet::deployment::Deployment;
use anyhow::Result;
use bip39::Mnemonic;
use node_client::{Message, Wallet};
use sha2::{Digest, Sha256};
use tributary_api::{ContributorWeight, MAX_CHARGES};

/// What each of the crowd can spend on gas.
const GAS: u64 = 20_000_000;

pub struct People {
    pub owner: Wallet,
    pub curator: Wallet,
    pub operator: Wallet,
    pub gateway: Wallet,
    pub attestor: Wallet,
    pub payer: Wallet,
    pub contributor: Wallet,
    /// As many as a batch has payers.
    pub crowd: Vec<Wallet>,
}

impl People {
    /// # Errors
    /// As [`Chain::wallet`].
    pub fn of(chain: &Chain, deployment: &Deployment) -> Result<Self> {
        let wallet = |name| chain.wallet(deployment, name);
        let crowd = (0..MAX_CHARGES).map(|number| {
            let entropy = Sha256::digest(format!("tributary bench: {number}"));
            let words = Mnemonic::from_entropy(&entropy)?.to_string();
            Ok(Wallet::from_mnemonic(&words, &chain.prefix)?)
        });
        Ok(Self {
            owner: wallet("owner")?,
            curator: wallet("curator")?,
            operator: wallet("operator")?,
            gateway: wallet("gateway")?,
            attestor: wallet("attestor")?,
            payer: wallet("payer")?,
            contributor: wallet("contributor")?,
            crowd: crowd.collect::<Result<_>>()?,
        })
    }

    /// Gives each of the crowd what its gas costs.
    ///
    /// # Errors
    /// When the owner has too little.
    pub fn fund(&self, chain: &Chain) -> Result<()> {
        let gifts = self.crowd.iter().map(|wallet| Message::Send {
            to: wallet.address().to_owned(),
            // where gas is free, an account has to exist all the same
            amount: chain.price.fee(GAS).max(1),
            denom: chain.price.denom.clone(),
        });
        chain.send(&self.owner, &gifts.collect::<Vec<_>>())?;
        Ok(())
    }
}

/// Contributors without keys, from a number on.
pub fn strangers(chain: &Chain, from: u64, count: u64) -> Vec<ContributorWeight> {
    let numbers = from..from.saturating_add(count);
    let strangers = numbers.map(|number| ContributorWeight {
        address: stranger(chain, number),
        weight: weight(number),
    });
    strangers.collect()
}

pub fn stranger(chain: &Chain, number: u64) -> String {
    chain
        .api
        .account(&format!("stranger {number}"))
        .into_string()
}

/// From 1 to 100.
pub fn weight(number: u64) -> u64 {
    number
        .wrapping_mul(7)
        .checked_rem(100)
        .unwrap_or_default()
        .saturating_add(1)
}
