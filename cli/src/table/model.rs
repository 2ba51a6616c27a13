//! A model and its terms.

use super::record::route;
use super::unit::{amount, moment};
use crate::amount::{grouped, percent};
use tributary_api::ModelResponse;

pub fn text(model: &ModelResponse) -> String {
    let price = match &model.unit_price {
        Some(price) => format!(
            "costs {} of the token {} for each unit ({}); of it the operator takes {}",
            amount(price.amount),
            price.token,
            price.unit,
            percent(model.operator_fee_bps)
        ),
        None => format!(
            "takes any amount of any fee token; of it the operator takes {}",
            percent(model.operator_fee_bps)
        ),
    };
    let mut lines = vec![
        format!(
            "model {}, {}, operated by {}",
            model.model_id, model.name, model.operator
        ),
        price,
        format!("query records so far: {}", grouped(model.records)),
        format!("registered {}", moment(model.registered_at)),
    ];
    if !model.active {
        lines.push("inactive: it takes no new queries".to_owned());
    }
    let mut named = |what: &str, value: Option<String>| {
        lines.extend(value.map(|value| format!("{what} {value}")));
    };
    named("uri", model.uri.clone());
    named("succeeds model", model.succeeds.map(|id| id.to_string()));
    named(
        "nominated to take over:",
        model.nominee.as_ref().map(ToString::to_string),
    );
    let gateways: Vec<_> = model.gateways.iter().map(ToString::to_string).collect();
    named(
        "gateways, which may charge prepaid accounts:",
        (!gateways.is_empty()).then(|| gateways.join(", ")),
    );
    lines.push(format!("\n{}", route(&model.route)));
    lines.join("\n")
}
