//! What came to the contract and what left it, by the tokens' own events.

use super::entry::Entry;
use super::people::People;
use super::records::Records;
use anyhow::Result;
use num_bigint::BigInt;
use std::collections::BTreeMap;

#[derive(Default)]
pub struct Transfers(BTreeMap<String, Tokens>);

#[derive(Clone, Default)]
struct Tokens {
    sent: BigInt,
    plain: BigInt,
    out: BigInt,
}

/// In one token, base units.
#[derive(Clone, Default)]
pub struct Moved {
    /// Paid for queries by `send`.
    pub fees: BigInt,
    /// Paid for queries from accounts, which moves no token.
    pub charges: BigInt,
    pub deposits: BigInt,
    pub claims: BigInt,
    pub withdrawals: BigInt,
    /// With a message to the contract, by the token's word.
    pub sent: BigInt,
    /// By a plain transfer or minted: nobody's.
    pub surplus: BigInt,
    /// From the contract, by the token's word.
    pub out: BigInt,
}

impl Transfers {
    pub fn enter(&mut self, contract: &str, token: &str, event: &Entry) -> Result<()> {
        let (to, from) = (event.get("to"), event.get("from"));
        if ![to, from].contains(&Some(contract)) {
            return Ok(());
        }
        let (action, amount) = (event.text("action")?, event.number("amount")?);
        let tokens = self.0.entry(token.to_owned()).or_default();
        match action {
            "send" | "send_from" if to == Some(contract) => tokens.sent += &amount,
            "transfer" | "transfer_from" | "mint" if to == Some(contract) => {
                tokens.plain += &amount;
            }
            _ => {}
        }
        // whatever it is called
        if from == Some(contract) {
            tokens.out += amount;
        }
        Ok(())
    }

    pub fn of(&self, token: &str, records: &Records, people: &People) -> Moved {
        let tokens = self.0.get(token).cloned().unwrap_or_default();
        let [claims, deposits, withdrawals] = people.moved(token);
        Moved {
            fees: records.sent(token),
            charges: records.charged(token),
            deposits,
            claims,
            withdrawals,
            sent: tokens.sent,
            surplus: tokens.plain,
            out: tokens.out,
        }
    }
}
