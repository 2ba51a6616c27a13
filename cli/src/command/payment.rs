//! What a paid use costs.

use super::call::{Action, Payment};
use crate::amount::grouped;
use crate::input::InputError;
use cosmwasm_std::Uint128;
use tributary_api::{HookMsg, ModelResponse, UnitPrice};

/// The payment as the model takes it: `amount = units · unit price`, or any amount where it has no unit price.
///
/// # Errors
/// [`InputError`] for what the contract would refuse.
pub fn payment(model: &ModelResponse, payment: Payment) -> Result<Action, InputError> {
    if !model.active {
        return Err(InputError::Option {
            option: "--model",
            expected: "a model that takes queries".to_owned(),
            found: format!("model {}, which its operator made inactive", model.model_id),
        });
    }
    let (token, amount) = match &model.unit_price {
        Some(price) => (
            Some(priced_token(price, &payment)?),
            priced(price, &payment)?,
        ),
        None => (payment.token.clone(), unpriced(model.model_id, &payment)?),
    };
    Ok(Action::Token {
        token,
        amount,
        hook: HookMsg::RecordQuery {
            model_id: payment.model_id,
            query_id: payment.query_id,
            units: payment.units,
            count: payment.count,
            digest: payment.digest,
        },
    })
}

fn priced_token(price: &UnitPrice, payment: &Payment) -> Result<String, InputError> {
    match &payment.token {
        Some(token) if *token != price.token => Err(InputError::Option {
            option: "--token",
            expected: format!("{}, in which the model has its price", price.token),
            found: token.clone(),
        }),
        _ => Ok(price.token.clone()),
    }
}

fn priced(price: &UnitPrice, payment: &Payment) -> Result<Uint128, InputError> {
    let units = payment.units.unwrap_or(1);
    let Ok(amount) = price.amount.checked_mul(units.into()) else {
        return Err(InputError::Option {
            option: "--units",
            expected: format!("fewer, as each costs {} base units", grouped(price.amount)),
            found: grouped(units),
        });
    };
    match payment.amount {
        Some(found) if found != amount => Err(InputError::Option {
            option: "--amount",
            expected: format!(
                "{amount} for {units} × {}, each at {} (it can be left out)",
                price.unit, price.amount
            ),
            found: found.to_string(),
        }),
        _ => Ok(amount),
    }
}

fn unpriced(model_id: u64, payment: &Payment) -> Result<Uint128, InputError> {
    if let Some(units) = payment.units {
        return Err(InputError::Option {
            option: "--units",
            expected: format!("none, as model {model_id} has no unit price"),
            found: units.to_string(),
        });
    }
    payment.amount.ok_or(InputError::Missing {
        option: "--amount",
        what: "base units of the token, as the model has no unit price",
    })
}
