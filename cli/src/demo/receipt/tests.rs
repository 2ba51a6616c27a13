#![allow(clippy::unwrap_used)]

use super::*;
use cosmwasm_std::{Addr, Decimal, Uint128};
use std::str::FromStr;
use tributary_api::RouteSource;

fn units(text: &str) -> Decimal256 {
    Decimal256::from_str(text).unwrap()
}

fn base(weight: u64, total_weight: u64, amount: &str) -> BaseReceipt {
    BaseReceipt {
        weight,
        total_weight,
        amount: units(amount),
    }
}

fn waiting() -> InfluenceReceipt {
    InfluenceReceipt {
        pot: Uint128::new(450_000),
        waiting: Uint128::new(450_000),
        deadline: Some(90_000),
        attributed: Decimal256::zero(),
        score: 0,
        total_score: 0,
        released: None,
        amount: Decimal256::zero(),
    }
}

fn attributed() -> InfluenceReceipt {
    InfluenceReceipt {
        waiting: Uint128::zero(),
        deadline: None,
        attributed: units("269999.9999999"),
        score: 60,
        total_score: 100,
        released: Some(base(1, 695, "97.122")),
        amount: units("270097.122"),
        ..waiting()
    }
}

/// Of datanet 1, and of datanet 2, which is derived from it.
fn receipt(weights: [u64; 2], influence: InfluenceReceipt) -> ReceiptResponse {
    let datanet = |datanet_id, base: BaseReceipt, influence| DatanetReceipt {
        datanet_id,
        weights_version: 1,
        amount: base.amount,
        base,
        influence,
    };
    ReceiptResponse {
        model_id: 1,
        record_id: 1,
        address: Addr::unchecked("contributor"),
        token: Addr::unchecked("token"),
        paid: Uint128::new(12_500_000),
        waiting: influence.waiting,
        datanets: vec![
            datanet(1, base(weights[0], 22_645, "4441.75"), None),
            datanet(2, base(weights[1], 695, "2590.0006"), Some(influence)),
        ],
        amount: units("7031.7506"),
        charge: None,
    }
}

fn route() -> Vec<RouteEntry> {
    let source = |datanet_id, weight, share| RouteSource {
        datanet_id,
        weight,
        share: Decimal::percent(share),
    };
    let entry = |datanet_id, parts: u128, sources| RouteEntry {
        datanet_id,
        share: Decimal::zero(),
        parts: parts.into(),
        sources,
    };
    vec![
        entry(1, 31, vec![source(1, 3, 100), source(2, 1, 10)]),
        entry(2, 9, vec![source(2, 1, 90)]),
    ]
}

fn lines(receipt: &ReceiptResponse, seconds_left: u64) -> Vec<String> {
    let names = Names {
        datanets: HashMap::from([(1, "tldr-pages"), (2, "promptsource")]),
        route: &route(),
    };
    words(receipt, &names, seconds_left)
}

#[test]
fn weights_royalties_and_what_is_pending_are_told() {
    assert_eq!(
        lines(&receipt([14, 1], waiting()), 86_399),
        [
            "of 12.500000 DEMO paid, 0.007031751 reached you:",
            "  0.004441750  weight 14 of 22,645 in tldr-pages, 0.000143282 of it as parent of promptsource",
            "  0.002590001  weight 1 of 695 in promptsource",
            "  pending      0.450000 in promptsource's pot, its attestor has 23 h 59 min left to say whose data it was",
        ]
    );
}

#[test]
fn influence_and_what_was_nobodys_are_told() {
    assert_eq!(
        lines(&receipt([0, 1], attributed()), 0)[1..],
        [
            "  0.002590001  weight 1 of 695 in promptsource",
            "  0.270000000  influence 60 of 100 in promptsource's pot of 0.450000",
            "  0.000097122  weight 1 of 695 in what of promptsource's pot was nobody's influence",
        ]
    );
}

#[test]
fn a_pot_that_nobody_attributed_went_by_weight() {
    let released = InfluenceReceipt {
        attributed: Decimal256::zero(),
        score: 0,
        total_score: 0,
        released: Some(base(1, 695, "647.482")),
        ..attributed()
    };
    assert_eq!(
        lines(&receipt([0, 1], released), 0)[2..],
        [
            "  0.000647482  weight 1 of 695 in promptsource's pot of 0.450000, which nobody attributed"
        ]
    );
}

#[test]
fn one_charge_of_a_batch_is_told() {
    let charge = ChargeInfo {
        payer: Addr::unchecked("agent"),
        query_id: "query-1".to_owned(),
        amount: Uint128::new(12_500),
        units: 5,
        digest: None,
    };
    let batch = ReceiptResponse {
        charge: Some(ChargeReceipt {
            charge,
            amount: units("7.0317506"),
        }),
        ..receipt([0, 1], attributed())
    };
    assert_eq!(
        lines(&batch, 0)[4..],
        [
            "  0.000007032  of it through one charge in the batch: 0.012500 DEMO for 5 units (thousand tokens)",
            "               query query-1, paid by agent",
        ]
    );
}

#[test]
fn who_has_no_weight_is_told_what_is_pending_only() {
    let lines = lines(&receipt([0, 0], waiting()), 3_600);
    assert_eq!(lines.len(), 2);
    assert!(lines[1].contains("1 h 00 min left"), "{}", lines[1]);
}

#[test]
fn influence_without_weight_is_told_alone() {
    let influence = InfluenceReceipt {
        released: Some(base(0, 695, "0")),
        ..attributed()
    };
    assert_eq!(
        lines(&receipt([0, 0], influence), 0)[1..],
        ["  0.270000000  influence 60 of 100 in promptsource's pot of 0.450000"]
    );
}
