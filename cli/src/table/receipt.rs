//! What an address got of one query record, and why.

use super::unit::{amount, moment};
use crate::amount::grouped;
use tributary_api::{
    BaseReceipt, ChargeReceipt, DatanetReceipt, InfluenceReceipt, ReceiptResponse,
};

pub fn text(receipt: &ReceiptResponse) -> String {
    let mut lines = vec![format!(
        "{} got {} of the {} paid for record {} of model {}, in the token {}",
        receipt.address,
        amount(receipt.amount),
        amount(receipt.paid),
        receipt.record_id,
        receipt.model_id,
        receipt.token,
    )];
    lines.extend(receipt.datanets.iter().map(datanet));
    if !receipt.waiting.is_zero() {
        lines.push(format!(
            "{} of the record still wait, for whomever they will be",
            amount(receipt.waiting)
        ));
    }
    lines.extend(receipt.charge.as_ref().map(charge));
    lines.join("\n")
}

fn datanet(datanet: &DatanetReceipt) -> String {
    let mut text = format!(
        "\nby datanet {}: {}\n  {}, version {} of the weights",
        datanet.datanet_id,
        amount(datanet.amount),
        by_weight(&datanet.base),
        datanet.weights_version,
    );
    if let Some(found) = &datanet.influence {
        for line in influence(found) {
            text.push_str(&format!("\n  {line}"));
        }
    }
    text
}

fn by_weight(base: &BaseReceipt) -> String {
    format!(
        "{} for its weight, {} of {}",
        amount(base.amount),
        grouped(base.weight),
        grouped(base.total_weight)
    )
}

fn influence(influence: &InfluenceReceipt) -> Vec<String> {
    let pot = amount(influence.pot);
    let mut lines = vec![];
    if let Some(deadline) = influence.deadline {
        lines.push(format!(
            "the pot of {pot} waits until {} to be shared by influence",
            moment(deadline)
        ));
    } else if influence.total_score > 0 {
        lines.push(format!(
            "{} for its influence, a score of {} of {}, out of a pot of {pot}",
            amount(influence.attributed),
            grouped(influence.score),
            grouped(influence.total_score)
        ));
    }
    lines.extend(
        influence
            .released
            .as_ref()
            .map(|released| format!("{}, out of a pot of {pot}", by_weight(released))),
    );
    lines
}

fn charge(found: &ChargeReceipt) -> String {
    format!(
        "\n{} of that are for the query {} that {} was charged {} for",
        amount(found.amount),
        found.charge.query_id,
        found.charge.payer,
        amount(found.charge.amount)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use cosmwasm_std::{Decimal256, Uint128};

    /// A pot that was released whole has no scores.
    #[test]
    fn influence_is_told_where_there_are_scores() {
        let of_pot = |total_score| InfluenceReceipt {
            pot: Uint128::new(40),
            waiting: Uint128::zero(),
            deadline: None,
            attributed: Decimal256::zero(),
            score: 0,
            total_score,
            released: Some(BaseReceipt {
                weight: 1,
                total_weight: 2,
                amount: Decimal256::from_ratio(20_u128, 1_u128),
            }),
            amount: Decimal256::from_ratio(20_u128, 1_u128),
        };
        let weight = "20 for its weight, 1 of 2, out of a pot of 40";
        assert_eq!(influence(&of_pot(0)), [weight]);
        let score = "0 for its influence, a score of 0 of 9, out of a pot of 40";
        assert_eq!(influence(&of_pot(9)), [score, weight]);
    }
}
