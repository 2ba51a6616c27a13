//! How likely each step is that payers and gateways take.

use proptest::prelude::*;
use tributary_api::{MAX_COUNT, MIN_PERIOD_SECONDS};

use super::super::account::step::{AccountStep, Bound, Draw, Limit, Payer, Units};
use super::super::step::{Amount, QueryId, Sender, Step};
use super::data::{choice, index};
use super::{amount, person, pick, query_id, token};

fn prepaid() -> impl Strategy<Value = Amount> {
    prop_oneof![
        8 => (7u128..400).prop_map(Amount::Units),
        2 => amount(),
    ]
}

fn deposit() -> impl Strategy<Value = AccountStep> {
    let token = prop_oneof![3 => pick().prop_map(Ok), 1 => token().prop_map(Err)];
    let beneficiary = prop::option::weighted(0.3, person());
    (person(), token, prepaid(), beneficiary).prop_map(|(payer, token, amount, beneficiary)| {
        AccountStep::Deposit {
            payer,
            token,
            amount,
            beneficiary,
        }
    })
}

fn withdraw() -> impl Strategy<Value = AccountStep> {
    let part = prop_oneof![
        3 => Just(Some(Amount::Units(1))),
        2 => Just(Some(Amount::Half)),
        1 => Just(Some(Amount::AllButOne)),
        1 => Just(Some(Amount::All)),
        2 => Just(None),
        1 => Just(Some(Amount::MoreThanAll)),
        1 => Just(Some(Amount::Units(0))),
    ];
    (choice(), part).prop_map(|(account, amount)| AccountStep::Withdraw { account, amount })
}

/// Mostly few unit prices, so that bounds are met.
fn limit(most: u128) -> impl Strategy<Value = Limit> {
    let slip = prop_oneof![4 => Just(0), 1 => Just(1i8), 2 => Just(-1i8)];
    prop_oneof![
        16 => (1..most, slip).prop_map(|(prices, slip)| Limit::Prices(prices, slip)),
        3 => Just(Limit::Prices(1_000_000, 0)),
        1 => Just(Limit::Units(0)),
        1 => Just(Limit::Units(u128::MAX)),
    ]
}

fn set_allowance() -> impl Strategy<Value = AccountStep> {
    let period = prop_oneof![
        6 => Just(None),
        5 => Just(Some(MIN_PERIOD_SECONDS)),
        5 => (MIN_PERIOD_SECONDS..4_000).prop_map(Some),
        1 => Just(Some(MIN_PERIOD_SECONDS - 1)),
        1 => prop_oneof![Just(0), Just(MAX_COUNT), Just(MAX_COUNT + 1)].prop_map(Some),
    ];
    let lasts = prop_oneof![
        10 => Just(None),
        6 => (1i64..1_000).prop_map(Some),
        4 => Just(Some(1i64)),
        1 => prop_oneof![Just(0i64), Just(-1i64)].prop_map(Some),
    ];
    let token = prop::option::weighted(0.1, token());
    let limits = (limit(6), limit(12));
    (person(), choice(), token, limits, period, lasts).prop_map(
        |(who, model, token, (per_charge_max, budget), period_seconds, lasts)| {
            AccountStep::SetAllowance {
                who,
                model,
                token,
                per_charge_max,
                budget,
                period_seconds,
                lasts,
            }
        },
    )
}

fn revoke_allowance() -> impl Strategy<Value = AccountStep> {
    (choice(), prop::option::weighted(0.35, person()))
        .prop_map(|(allowance, sender)| AccountStep::RevokeAllowance { allowance, sender })
}

fn digest() -> impl Strategy<Value = Option<(usize, u8)>> {
    prop_oneof![
        20 => Just(None),
        // zeros at the end of what is stored are not kept
        5 => prop_oneof![Just(0u8), any::<u8>()].prop_map(|byte| Some((32, byte))),
        1 => prop_oneof![Just(0usize), Just(31), Just(33)].prop_map(|length| Some((length, 1))),
    ]
}

fn draw() -> impl Strategy<Value = Draw> {
    let payer = prop_oneof![
        24 => index().prop_map(Payer::Apt),
        2 => index().prop_map(Payer::Expired),
        3 => person().prop_map(Payer::Person),
        1 => Just(Payer::Nobody),
    ];
    let bound = || {
        prop_oneof![
            Just(Bound::Balance),
            Just(Bound::ChargeMax),
            Just(Bound::Budget),
            Just(Bound::Lowest),
        ]
    };
    let units = prop_oneof![
        24 => Just(Units::Said(None)),
        4 => (1..4u64).prop_map(|units| Units::Said(Some(units))),
        5 => Just(Units::Within(Bound::Lowest)),
        2 => bound().prop_map(Units::Within),
        3 => bound().prop_map(Units::Past),
        1 => prop_oneof![Just(0), Just(MAX_COUNT), Just(MAX_COUNT + 1), Just(u64::MAX)]
            .prop_map(|units| Units::Said(Some(units))),
    ];
    let query_id = prop_oneof![5 => query_id(), 1 => (0..2u8).prop_map(QueryId::Used)];
    (payer, query_id, units, digest()).prop_map(|(payer, query_id, units, digest)| Draw {
        payer,
        query_id,
        units,
        digest,
    })
}

/// As many units as there can be, several times over, of whoever can be charged them.
fn most() -> impl Strategy<Value = Vec<Draw>> {
    let most = index().prop_map(|payer| Draw {
        payer: Payer::Apt(payer),
        query_id: QueryId::Fresh,
        units: Units::Said(Some(MAX_COUNT)),
        digest: None,
    });
    prop::collection::vec(most, 2..6)
}

fn batch() -> impl Strategy<Value = AccountStep> {
    let some = |count| prop::collection::vec(draw(), count);
    let charges = prop_oneof![
        24 => some(1..4),
        12 => some(4..10),
        1 => most(),
        1 => prop_oneof![4 => Just(0..1), 1 => Just(100..102)].prop_flat_map(some),
    ];
    let sender = prop_oneof![
        12 => Just(Sender::Right),
        1 => person().prop_map(Sender::Person),
    ];
    let skip_refused = prop_oneof![
        Just(None),
        Just(Some(false)),
        Just(Some(true)),
        Just(Some(true))
    ];
    (sender, choice(), charges, skip_refused, digest()).prop_map(
        |(sender, model, charges, skip_refused, digest)| AccountStep::Batch {
            sender,
            model,
            charges,
            skip_refused,
            digest,
        },
    )
}

pub fn account() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => deposit(),
        2 => withdraw(),
        4 => set_allowance(),
        1 => revoke_allowance(),
        14 => batch(),
    ]
    .prop_map(Step::Account)
}

/// Nobody, or some; now and then one twice, or one too many.
pub fn gateways() -> impl Strategy<Value = Option<Vec<usize>>> {
    let some = |count| prop::collection::vec(person(), count);
    prop_oneof![
        3 => Just(None),
        6 => some(1..3).prop_map(Some),
        1 => some(0..1).prop_map(Some),
        1 => some(17..18).prop_map(Some),
    ]
}
