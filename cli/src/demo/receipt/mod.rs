//! A receipt in words.

use super::terms;
use crate::amount::{grouped, tokens};
use cosmwasm_std::{Decimal256, Uint256};
use std::collections::HashMap;
use tributary_api::{
    BaseReceipt, ChargeInfo, ChargeReceipt, DatanetReceipt, InfluenceReceipt, ReceiptResponse,
    RouteEntry,
};

/// How many digits of a base unit's fraction are shown.
const FRACTION: usize = 3;
/// What the other 15 of a receipt's 18 digits make.
const CUT: u128 = 1_000_000_000_000_000;

/// What a receipt's ids stand for.
pub struct Names<'a> {
    pub datanets: HashMap<u64, &'a str>,
    /// Of the record's model.
    pub route: &'a [RouteEntry],
}

/// A receipt in words, one line for each reason; `seconds_left`: how long waiting pots can still be attributed.
pub fn words(receipt: &ReceiptResponse, names: &Names, seconds_left: u64) -> Vec<String> {
    let paid = tokens(receipt.paid, terms::DECIMALS.into());
    let mut lines = vec![format!(
        "of {paid} {} paid, {} reached you:",
        terms::SYMBOL,
        amount(receipt.amount)
    )];
    for datanet in &receipt.datanets {
        let name = names.name(datanet.datanet_id);
        lines.extend(by_weight(datanet, name, names));
        if let Some(influence) = &datanet.influence {
            lines.extend(by_influence(influence, name, seconds_left));
        }
    }
    lines.extend(receipt.charge.iter().flat_map(by_charge));
    lines
}

/// Of a batch's record: what one charge has in it.
fn by_charge(part: &ChargeReceipt) -> [String; 2] {
    let ChargeInfo {
        payer,
        query_id,
        amount: paid,
        units,
        ..
    } = &part.charge;
    [
        format!(
            "  {}  of it through one charge in the batch: {} {} for {} units ({})",
            amount(part.amount),
            tokens(*paid, terms::DECIMALS.into()),
            terms::SYMBOL,
            grouped(units),
            terms::UNIT,
        ),
        format!("               query {query_id}, paid by {payer}"),
    ]
}

impl<'a> Names<'a> {
    fn name(&self, datanet_id: u64) -> &'a str {
        self.datanets.get(&datanet_id).copied().unwrap_or("?")
    }

    /// What of a datanet's income came through each of those that were derived from it.
    fn royalties(&self, datanet_id: u64, income: Decimal256) -> Vec<(&'a str, Decimal256)> {
        let entry = self.route.iter().find(|e| e.datanet_id == datanet_id);
        let sources = entry.map(|entry| &entry.sources[..]).unwrap_or_default();
        let part = |weight: u64, share: Uint256| share.checked_mul(weight.into()).ok();
        let parts: Option<Vec<_>> = sources
            .iter()
            .map(|s| Some((s.datanet_id, part(s.weight, s.share.atomics().into())?)))
            .collect();
        let parts = parts.unwrap_or_default();
        let all = parts.iter().try_fold(Uint256::zero(), |sum, (_, part)| {
            sum.checked_add(*part).ok()
        });
        let of_all = |part: Uint256| {
            let atomics = income.atomics().checked_multiply_ratio(part, all?).ok()?;
            Some(Decimal256::new(atomics))
        };
        parts
            .iter()
            .filter(|(source, _)| *source != datanet_id)
            .filter_map(|(source, part)| Some((self.name(*source), of_all(*part)?)))
            .collect()
    }
}

/// None where the address had no weight.
fn by_weight(datanet: &DatanetReceipt, name: &str, names: &Names) -> Option<String> {
    let base = &datanet.base;
    if base.weight == 0 {
        return None;
    }
    let mut line = format!("  {}  {} in {name}", amount(base.amount), weight(base));
    for (child, royalty) in names.royalties(datanet.datanet_id, base.amount) {
        line.push_str(&format!(", {} of it as parent of {child}", amount(royalty)));
    }
    Some(line)
}

fn by_influence(influence: &InfluenceReceipt, name: &str, seconds_left: u64) -> Vec<String> {
    let decimals = terms::DECIMALS.into();
    let pot = tokens(influence.pot, decimals);
    let mut lines = vec![];
    if !influence.waiting.is_zero() {
        lines.push(format!(
            "  pending      {} in {name}'s pot, its attestor has {} left to say whose data it was",
            tokens(influence.waiting, decimals),
            hours(seconds_left),
        ));
    }
    if influence.score > 0 {
        lines.push(format!(
            "  {}  influence {} of {} in {name}'s pot of {pot}",
            amount(influence.attributed),
            grouped(influence.score),
            grouped(influence.total_score)
        ));
    }
    if let Some(released) = influence.released.as_ref().filter(|base| base.weight > 0) {
        let what = match influence.total_score {
            0 => format!("{name}'s pot of {pot}, which nobody attributed"),
            _ => format!("what of {name}'s pot was nobody's influence"),
        };
        lines.push(format!(
            "  {}  {} in {what}",
            amount(released.amount),
            weight(released)
        ));
    }
    lines
}

/// Hours and minutes, rounded down.
fn hours(seconds: u64) -> String {
    let minutes = seconds.checked_div(60).unwrap_or_default();
    let hours = minutes.checked_div(60).unwrap_or_default();
    let minutes = minutes.checked_rem(60).unwrap_or_default();
    format!("{} h {minutes:02} min", grouped(hours))
}

fn weight(base: &BaseReceipt) -> String {
    let (weight, total) = (grouped(base.weight), grouped(base.total_weight));
    format!("weight {weight} of {total}")
}

/// Base units with their fraction, as tokens; further digits are rounded.
fn amount(units: Decimal256) -> String {
    let half = units.atomics().saturating_add((CUT >> 1).into());
    let shown = half.checked_div(CUT.into()).unwrap_or_default();
    tokens(shown, usize::from(terms::DECIMALS).saturating_add(FRACTION))
}

#[cfg(test)]
mod tests;
