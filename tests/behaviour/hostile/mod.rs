//! Fee tokens that misbehave, beside one that does not: they hurt nobody but themselves.

mod every;
mod intake;
mod kinds;
mod pot;
mod stage;
mod token;
mod transfer;
mod withdraw;

use cosmwasm_std::Addr;
use suite::{ConfigUpdate, Suite};

pub use token::{Behaviour, TokenMsg};

/// One more fee token, which behaves like that.
pub fn add_hostile_token(suite: &mut Suite, behaviour: Behaviour) -> Addr {
    let code = token::store(suite);
    let issuer = suite.addr("issuer");
    let created = suite
        .chain
        .instantiate(&issuer, code, &behaviour, "hostile", None, &[]);
    let (token, _) = created.unwrap();
    let add = ConfigUpdate {
        add_fee_token: Some(token.to_string()),
        ..ConfigUpdate::default()
    };
    suite.update_config("owner", add).unwrap();
    token
}
