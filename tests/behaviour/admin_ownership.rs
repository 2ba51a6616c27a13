//! `update_ownership`.

use cw_ownable::{Action, Expiration, OwnershipError};
use rstest::rstest;
use suite::{
    ConfigUpdate, Outcome,
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;

fn refusal(error: OwnershipError) -> ContractError {
    ContractError::Ownership(error)
}

fn not_owner(suite: &Suite, owner: Option<&str>, found: &str) -> ContractError {
    ContractError::NotOwner {
        expected: owner.map(|owner| suite.addr(owner)),
        found: suite.addr(found),
    }
}

fn offer(suite: &mut Suite, from: &str, to: &str, expiry: Option<Expiration>) -> Outcome {
    let new_owner = suite.addr(to).into();
    suite.update_ownership(from, Action::TransferOwnership { new_owner, expiry })
}

fn accept(suite: &mut Suite, who: &str) -> Outcome {
    suite.update_ownership(who, Action::AcceptOwnership)
}

fn lower_fee(suite: &mut Suite, who: &str) -> Outcome {
    let update = ConfigUpdate {
        protocol_fee_bps: Some(suite.config().protocol_fee_bps - 1),
        ..ConfigUpdate::default()
    };
    suite.update_config(who, update)
}

#[rstest]
fn ownership_passes_when_it_is_accepted(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    offer(&mut suite, "owner", "penny", None).unwrap();
    let ownership = suite.ownership();
    assert_eq!(ownership.owner, Some(suite.addr("owner")));
    assert_eq!(ownership.pending_owner, Some(suite.addr("penny")));
    // until then the owner stays
    let expected = not_owner(&suite, Some("owner"), "penny");
    suite.refused(|s| lower_fee(s, "penny"), expected);
    lower_fee(&mut suite, "owner").unwrap();

    accept(&mut suite, "penny").unwrap();
    assert_eq!(suite.config().owner, Some(suite.addr("penny")));
    assert_eq!(suite.ownership().pending_owner, None);
    let expected = not_owner(&suite, Some("penny"), "owner");
    suite.refused(|s| lower_fee(s, "owner"), expected);
    lower_fee(&mut suite, "penny").unwrap();
}

#[rstest]
fn stale_nominees_are_refused(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    suite.refused(
        |s| accept(s, "penny"),
        refusal(OwnershipError::TransferNotFound),
    );
    offer(&mut suite, "owner", "penny", None).unwrap();
    offer(&mut suite, "owner", "paul", None).unwrap();
    suite.refused(
        |s| accept(s, "penny"),
        refusal(OwnershipError::NotPendingOwner),
    );
    accept(&mut suite, "paul").unwrap();
    suite.refused(
        |s| accept(s, "paul"),
        refusal(OwnershipError::TransferNotFound),
    );
    suite.refused(
        |s| accept(s, "penny"),
        refusal(OwnershipError::TransferNotFound),
    );
}

#[rstest]
fn offer_expires(#[values(Native, Wasm)] runtime: Runtime, #[values(true, false)] by_time: bool) {
    let mut suite = Suite::new(runtime);
    let block = suite.block();
    let expiry = match by_time {
        true => Expiration::AtTime(block.time.plus_seconds(10)),
        false => Expiration::AtHeight(block.height + 2),
    };
    offer(&mut suite, "owner", "penny", Some(expiry)).unwrap();
    assert_eq!(suite.ownership().pending_expiry, Some(expiry));
    suite.advance_blocks(2);
    suite.refused(
        |s| accept(s, "penny"),
        refusal(OwnershipError::TransferExpired),
    );
    // one that runs longer is taken up before it ends
    let expiry = Expiration::AtHeight(suite.block().height + 2);
    offer(&mut suite, "owner", "penny", Some(expiry)).unwrap();
    suite.advance_blocks(1);
    accept(&mut suite, "penny").unwrap();
}

#[rstest]
fn renounced_ownership_is_nobodys(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = Suite::new(runtime);
    let datanet = suite.add_datanet("cora", 0, &[("ann", 1)]);
    suite.add_model("olga", 0, &[(datanet, 1)]);
    suite.pay("payer", 1, 1_000);
    offer(&mut suite, "owner", "penny", None).unwrap();
    suite
        .update_ownership("owner", Action::RenounceOwnership)
        .unwrap();
    assert_eq!(suite.config().owner, None);
    let nobody = not_owner(&suite, None, "owner").to_string();
    suite.refused(|s| lower_fee(s, "owner"), nobody.as_str());
    suite.refused(|s| s.pause("owner"), nobody.as_str());
    suite.refused(|s| s.unpause("owner"), nobody.as_str());
    suite.refused(|s| offer(s, "owner", "penny", None), nobody.as_str());
    suite.refused(
        |s| accept(s, "penny"),
        refusal(OwnershipError::TransferNotFound),
    );
    // the rest goes on without an owner
    suite.pay("payer", 1, 1_000);
    suite.claim("ann").unwrap();
    suite.assert_invariants();
}
