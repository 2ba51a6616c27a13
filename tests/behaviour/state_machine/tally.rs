//! What was sent, taken and refused.

use std::collections::BTreeMap;
use std::fmt;

use cosmwasm_std::Addr;
use suite::Outcome;
use tributary_api::{ExecuteMsg, HookMsg};

use super::message::Message;
use super::model::{Model, Verdict};

const TAKEN: &str = "taken";
/// What must never be taken for a payment.
const FORGED: &str = "Forged";

/// Every message there is: of those to the contract, of the hook and of the chain's admin.
const KINDS: [&str; 34] = [
    "AcceptCuratorship",
    "AcceptOperatorship",
    "AcceptOwnership",
    "ApplyChanges",
    "Attribute",
    "CancelChange",
    "Claim",
    "CloseRoll",
    "Deposit",
    "Enrol",
    "LeaveDatanet",
    "Migrate",
    "NominateCurator",
    "NominateOperator",
    "Pause",
    "PublishRoll",
    "RecordQueries",
    "RecordQuery",
    "RegisterDatanet",
    "RegisterModel",
    "Release",
    "RenounceOwnership",
    "ReviewContributions",
    "RevokeAllowance",
    "SetAllowance",
    "SetPayoutAddress",
    "SetWeights",
    "SubmitContribution",
    "TransferOwnership",
    "Unpause",
    "UpdateConfig",
    "UpdateDatanet",
    "UpdateModel",
    "Withdraw",
];

/// What becomes of charges, in any run; a fee past `u128` is rarer.
const CHARGES: [&str; 12] = [
    TAKEN,
    "not an address",
    "malformed query id",
    "units out of range",
    "a digest of a wrong length",
    "query id taken",
    "no allowance",
    "the allowance has expired",
    "over per_charge_max",
    "over budget",
    "over balance",
    "too many units of the batch",
];

/// Of each kind of message, how many were sent and how many were taken.
#[derive(Default)]
pub struct Tally {
    kinds: BTreeMap<String, (u64, u64)>,
    /// Why messages of a kind were refused.
    refusals: BTreeMap<(String, &'static str), u64>,
    /// What became of the charges of batches that were taken.
    charges: BTreeMap<&'static str, u64>,
    /// How often the hostile token called back in the middle of a transfer: taken, and refused.
    pub called_back: (u64, u64),
    /// How many events of each type there were.
    events: BTreeMap<String, u64>,
}

impl Tally {
    /// `after` is the model that has taken the message, where it is taken.
    pub fn count(
        &mut self,
        after: &Model,
        message: &Message,
        verdict: &Verdict,
        outcome: &Outcome,
    ) {
        let what = match message {
            Message::Execute { msg, .. } => match msg {
                ExecuteMsg::UpdateOwnership(action) => format!("{action:?}"),
                ExecuteMsg::Receive(_) => FORGED.to_owned(),
                msg => format!("{msg:?}"),
            },
            Message::Garbage { .. } => FORGED.to_owned(),
            Message::Pay { hook, .. } => match hook {
                HookMsg::RecordQuery { .. } => "RecordQuery".to_owned(),
                HookMsg::Deposit { .. } => "Deposit".to_owned(),
            },
            other => format!("{other:?}"),
        };
        let name = what.split_once([' ', '(']).map_or(&*what, |(name, _)| name);
        let entry = self.kinds.entry(name.to_owned()).or_default();
        *entry = (entry.0 + 1, entry.1 + u64::from(outcome.is_ok()));
        if let Err(why) = verdict {
            *self.refusals.entry((name.to_owned(), why)).or_default() += 1;
        }
        if let (Message::Execute { msg, .. }, Ok(())) = (message, verdict) {
            self.count_accounts(after, msg);
        }
        for event in outcome.iter().flat_map(|result| &result.events) {
            if let Some(name) = event.ty.strip_prefix("wasm-") {
                let reason = event.attributes.iter().find(|pair| pair.key == "reason");
                let lapsed = reason.is_some_and(|pair| pair.value.starts_with("lapsed"));
                let name = format!("{name}{}", if lapsed { ", lapsed" } else { "" });
                *self.events.entry(name).or_default() += 1;
            }
        }
    }

    fn count_accounts(&mut self, after: &Model, msg: &ExecuteMsg) {
        match msg {
            ExecuteMsg::RecordQueries { .. } => {
                let record = after.oracle.records.last().unwrap();
                *self.charges.entry(TAKEN).or_default() += record.count;
                for refusal in &after.refusals {
                    *self.charges.entry(refusal.why).or_default() += 1;
                }
            }
            ExecuteMsg::Withdraw { token, .. } => {
                let retired = !after.active[&Addr::unchecked(token)];
                let which = [(after.is_paused(), "paused"), (retired, "retired")];
                for (_, why) in which.iter().filter(|(holds, _)| *holds) {
                    let name = format!("withdrawn, {why}");
                    *self.events.entry(name).or_default() += 1;
                }
            }
            _ => {}
        }
    }

    pub fn add(&mut self, other: Tally) {
        for (name, (sent, taken)) in other.kinds {
            let entry = self.kinds.entry(name).or_default();
            *entry = (entry.0 + sent, entry.1 + taken);
        }
        for (why, count) in other.refusals {
            *self.refusals.entry(why).or_default() += count;
        }
        self.called_back.0 += other.called_back.0;
        self.called_back.1 += other.called_back.1;
        for (why, count) in other.charges {
            *self.charges.entry(why).or_default() += count;
        }
        for (event, count) in other.events {
            *self.events.entry(event).or_default() += count;
        }
    }

    /// Of each kind that is about contributions, notice and influence, a fair part was taken.
    pub fn assert_taken(&self) {
        for name in [
            "ApplyChanges",
            "CancelChange",
            "SubmitContribution",
            "ReviewContributions",
            "Attribute",
            "Release",
        ] {
            let (sent, taken) = self.kinds[name];
            assert!(taken * 4 >= sent, "{taken} of {sent} {name}\n{self}");
        }
    }

    /// Batches and what they need are taken often enough.
    pub fn assert_accounts_taken(&self) {
        for name in ["Deposit", "Withdraw", "SetAllowance", "RevokeAllowance"] {
            let (sent, taken) = self.kinds[name];
            assert!(taken * 3 >= sent, "{taken} of {sent} {name}\n{self}");
        }
        let (sent, taken) = self.kinds["RecordQueries"];
        assert!(taken * 10 >= sent * 3, "{taken} of {sent} batches\n{self}");
    }

    /// Rolls are published, closed and taken often enough.
    pub fn assert_rolls_taken(&self) {
        for name in ["PublishRoll", "CloseRoll", "Enrol"] {
            let (sent, taken) = self.kinds[name];
            assert!(taken * 3 >= sent, "{taken} of {sent} {name}\n{self}");
        }
    }

    /// The hostile token stopped claims in it, and called back in the middle of others.
    pub fn assert_hostility(&self) {
        for why in ["the token is stuck", "the token has run out"] {
            let met = self.refusals.get(&("Claim".to_owned(), why));
            assert!(met.is_some(), "never: {why}\n{self}");
        }
        assert!(self.called_back.0 > 0, "never called back\n{self}");
        assert!(self.called_back.1 > 0, "never called back in vain\n{self}");
    }

    /// Charges were taken, and each reason to leave one out was met.
    pub fn assert_charges_met(&self) {
        for why in CHARGES {
            // of a batch that is refused for it, too
            let refused = self.refusals.keys();
            let refused = refused.filter(|(name, _)| name == "RecordQueries");
            let mut met = refused.map(|(_, why)| why).chain(self.charges.keys());
            assert!(met.any(|met| *met == why), "no charge: {why}\n{self}");
        }
    }

    pub fn sent(&self) -> u64 {
        self.kinds.values().map(|(sent, _)| sent).sum()
    }

    pub fn taken(&self) -> u64 {
        self.kinds.values().map(|(_, taken)| taken).sum()
    }

    /// Each kind of message was taken and refused, and nothing forged was taken.
    pub fn assert_all_kinds(&self) {
        for name in KINDS {
            let (sent, taken) = self.kinds.get(name).copied().unwrap_or_default();
            assert!(taken > 0, "no {name} was ever taken\n{self}");
            assert!(taken < sent, "no {name} was ever refused\n{self}");
        }
        let (sent, taken) = self.kinds[FORGED];
        assert!(sent > 0 && taken == 0, "{taken} of {sent} forged\n{self}");
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, (sent, taken)) in &self.kinds {
            writeln!(f, "{name}: {taken} of {sent}")?;
            let refusals = self.refusals.iter().filter(|((of, _), _)| of == name);
            for ((_, why), count) in refusals {
                writeln!(f, "    {count} {why}")?;
            }
        }
        writeln!(f, "called back: {:?}", self.called_back)?;
        writeln!(f, "charges: {:?}", self.charges)?;
        writeln!(f, "{:?}", self.events)?;
        Ok(())
    }
}
