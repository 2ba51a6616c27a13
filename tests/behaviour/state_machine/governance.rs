//! Ownership, migration, and what the contract shows of itself.

use std::collections::BTreeMap;

use cosmwasm_std::{Addr, Binary, to_json_binary};
use cw_ownable::{Action, Expiration};
use cw2::ContractVersion;
use cw20::Cw20ReceiveMsg;
use suite::{Outcome, Suite, hook};
use tributary::{CONTRACT_NAME, CONTRACT_VERSION};
use tributary_api::{ExecuteMsg, PAUSE_COOLDOWN_SECONDS};

use super::message::Message;
use super::model::{Model, Verdict};
use super::step::{Expiry, Forgery, Stored};
use super::verdict::require;
use super::world::World;

/// Who may replace the code.
pub const ADMIN: &str = "dao";

impl Stored {
    /// As another release, or another contract, would have left it.
    fn version(self) -> ContractVersion {
        let nth = |versions: &[&str], n: u8| versions[usize::from(n) % versions.len()].to_owned();
        let version = match self {
            Self::Older(n) | Self::OfAnother(n) => {
                nth(&["0.1.0", "0.0.0", "0.0.9", "0.1.0-rc.1"], n)
            }
            Self::Same => CONTRACT_VERSION.to_owned(),
            Self::Newer(n) => nth(&["1.0.0", "0.10.0", "99.0.0-rc.1"], n),
            Self::Malformed(n) => nth(&["", "0.1", "v0.0.1"], n),
        };
        let contract = match self {
            Self::OfAnother(_) => "cw20-base",
            _ => CONTRACT_NAME,
        };
        ContractVersion {
            contract: contract.to_owned(),
            version,
        }
    }
}

/// On state that says it is of that version; what is refused leaves it as it was.
pub fn migrate(suite: &mut Suite, sender: &Addr, stored: Stored) -> Outcome {
    let before = suite.storage();
    let plant = |suite: &mut Suite, version: &ContractVersion| {
        suite.plant(|storage| cw2::CONTRACT.save(storage, version).unwrap());
    };
    let now = suite.read_storage(|storage| cw2::get_contract_version(storage));
    plant(suite, &stored.version());
    let outcome = suite.migrate(sender);
    match &outcome {
        Ok(_) => assert!(suite.storage() == before, "a migration changed the state"),
        Err(_) => plant(suite, &now.unwrap()),
    }
    outcome
}

impl Expiry {
    fn from(self, model: &Model) -> Expiration {
        let time = |seconds| cosmwasm_std::Timestamp::from_seconds(seconds);
        match self {
            Self::Never => Expiration::Never {},
            Self::Seconds(seconds) => {
                Expiration::AtTime(time(model.oracle.now.saturating_add_signed(seconds)))
            }
            Self::Blocks(blocks) => {
                Expiration::AtHeight(model.height.saturating_add_signed(blocks))
            }
        }
    }
}

impl Model {
    pub fn draw_transfer(&self, to: usize, expiry: Option<Expiry>) -> ExecuteMsg {
        ExecuteMsg::UpdateOwnership(Action::TransferOwnership {
            new_owner: self.address(to),
            expiry: expiry.map(|expiry| expiry.from(self)),
        })
    }

    /// What pretends to be a payment.
    pub fn draw_forgery(&self, who: usize, forgery: Forgery) -> Message {
        let payer = self.people[who].clone();
        let token = self.tokens[0].clone();
        let good = to_json_binary(&hook(1, "forged")).unwrap();
        let garbage = |text: &str| Message::Garbage {
            payer: payer.clone(),
            token,
            msg: Binary::from(text.as_bytes()),
        };
        match forgery {
            Forgery::Stranger => Message::Execute {
                sender: payer.clone(),
                msg: ExecuteMsg::Receive(Cw20ReceiveMsg {
                    sender: payer.into(),
                    amount: 1_000_000u128.into(),
                    msg: good,
                }),
            },
            Forgery::Text => garbage("no json"),
            Forgery::UnknownHook => garbage(r#"{"sweep":{}}"#),
            Forgery::UnknownField => {
                garbage(r#"{"record_query":{"model_id":1,"query_id":"f","owner":"x"}}"#)
            }
            Forgery::Nothing => garbage(""),
        }
    }

    pub fn migrated(&self, sender: &Addr, stored: Stored) -> Verdict {
        require(*sender == self.admin, "not the admin")?;
        require(matches!(stored, Stored::Older(_)), "not from that version")
    }

    pub fn update_ownership(&mut self, sender: &Addr, action: &Action) -> Verdict {
        match action {
            Action::TransferOwnership { new_owner, expiry } => {
                self.require_owner(sender)?;
                let next = Addr::unchecked(new_owner);
                require(self.people.contains(&next), "not an address")?;
                self.nominated.insert(next.clone());
                self.next_owner = Some(next);
                self.transfer_ends = *expiry;
            }
            Action::AcceptOwnership => {
                let next = self.next_owner.take();
                if next.as_ref() != Some(sender) {
                    let stale = self.nominated.contains(sender);
                    require(!stale, "the next owner once, and no more")?;
                    return Err("not the next owner");
                }
                let over = match self.transfer_ends.take() {
                    Some(Expiration::AtTime(time)) => self.oracle.now >= time.seconds(),
                    Some(Expiration::AtHeight(height)) => self.height >= height,
                    _ => false,
                };
                require(!over, "the transfer has expired")?;
                self.owner = next;
            }
            Action::RenounceOwnership => {
                self.require_owner(sender)?;
                require(!self.is_paused(), "nobody could unpause")?;
                self.owner = None;
                self.next_owner = None;
                self.transfer_ends = None;
            }
        }
        Ok(())
    }
}

impl World {
    pub fn check_config(&self) {
        let (model, found) = (&self.model, self.suite.config());
        assert_eq!(found.owner, model.owner, "owner");
        let tokens = found.fee_tokens.into_iter();
        let tokens: BTreeMap<_, _> = tokens.map(|one| (one.token, one.active)).collect();
        assert_eq!(tokens, model.active, "fee tokens");
        assert_eq!(found.protocol_fee_bps, model.oracle.protocol_fee_bps);
        let recipient = &model.oracle.protocol_fee_recipient;
        assert_eq!(found.protocol_fee_recipient, *recipient);
        let ends = Some(model.pause_ends).filter(|_| model.is_paused());
        assert_eq!(found.paused_until, ends, "paused until");
        let next = Some(model.pause_ends).filter(|ends| *ends > 0);
        let next = next.map(|ends| ends + PAUSE_COOLDOWN_SECONDS);
        assert_eq!(found.next_pause_from, next, "next pause");
        assert_eq!(found.admin.as_ref(), Some(&model.admin), "admin");
        assert_eq!(found.version, CONTRACT_VERSION, "version");
        let ownership = self.suite.ownership();
        assert_eq!(ownership.owner, model.owner);
        assert_eq!(ownership.pending_owner, model.next_owner, "next owner");
        assert_eq!(ownership.pending_expiry, model.transfer_ends);
    }
}
