//! How likely each step is. Amounts and weights lean to their bounds.

mod account;
mod data;
mod hostile;
mod roll;

use proptest::prelude::*;
use proptest::strategy::Union;
use tributary_api::{MAX_COUNT, MAX_TOTAL_WEIGHT};

use super::step::{
    Amount, Expiry, Forgery, PEOPLE, Page, Pick, Price, QueryId, Sender, Slip, Step, Stored, TOKENS,
};

fn pick() -> impl Strategy<Value = Pick> {
    prop_oneof![
        29 => any::<prop::sample::Index>().prop_map(Pick::Known),
        1 => Just(Pick::Unknown),
    ]
}

fn person() -> impl Strategy<Value = usize> {
    0..PEOPLE
}

fn sender() -> impl Strategy<Value = Sender> {
    prop_oneof![6 => Just(Sender::Right), 1 => person().prop_map(Sender::Person)]
}

fn token() -> impl Strategy<Value = usize> {
    prop_oneof![6 => Just(0), 5 => Just(1), 1 => Just(2)]
}

fn amount() -> impl Strategy<Value = Amount> {
    prop_oneof![
        1 => Just(Amount::Units(0)),
        6 => Just(Amount::Units(1)),
        4 => (2u128..12).prop_map(Amount::Units),
        3 => Just(Amount::Units(1_000_000)),
        3 => (1u128..1 << 64).prop_map(Amount::Units),
        1 => Just(Amount::Units(1 << 64)),
        1 => Just(Amount::Units((1 << 64) - 1)),
        2 => Just(Amount::Half),
        2 => Just(Amount::All),
        1 => Just(Amount::AllButOne),
        1 => Just(Amount::MoreThanAll),
    ]
}

fn count() -> impl Strategy<Value = Option<u64>> {
    prop_oneof![
        8 => Just(None),
        4 => (1..=MAX_COUNT).prop_map(Some),
        1 => prop_oneof![Just(0), Just(1), Just(MAX_COUNT), Just(MAX_COUNT + 1)].prop_map(Some),
    ]
}

fn weight() -> impl Strategy<Value = u64> {
    prop_oneof![
        8 => 1..5u64,
        4 => 1..1_000_000u64,
        2 => Just(1 << 32),
        2 => 1..1u64 << 51,
        1 => Just(MAX_TOTAL_WEIGHT - 3),
        1 => Just(MAX_TOTAL_WEIGHT),
    ]
}

/// The same person twice now and then, which is refused.
fn weights(min: u64) -> impl Strategy<Value = Vec<(usize, u64)>> {
    let one = (person(), prop_oneof![1 => Just(min), 5 => weight()]);
    prop_oneof![19 => prop::collection::vec(one, 1..4), 1 => Just(vec![])]
}

fn bps(max: u16) -> impl Strategy<Value = u16> {
    prop_oneof![2 => Just(0), 4 => 0..=max, 3 => Just(max), 1 => Just(max + 1)]
}

fn price() -> impl Strategy<Value = Price> {
    let amount = prop_oneof![
        6 => 1..50u128,
        2 => Just(1_000_003),
        1 => Just(1 << 80),
        1 => Just(u128::MAX / 3),
        1 => Just(0),
    ];
    prop_oneof![
        2 => Just(Price::None),
        1 => (token(), amount).prop_map(|(token, amount)| Price::Of(token, amount)),
    ]
}

fn page() -> impl Strategy<Value = Page> {
    let limit = prop_oneof![4 => 1..4u32, 1 => Just(30), 1 => Just(31), 1 => Just(0)];
    prop_oneof![
        4 => Just(Page::All),
        2 => prop::collection::vec(pick(), 0..4).prop_map(Page::Datanets),
        2 => (prop::option::of(0..6u64), prop::option::of(limit))
            .prop_map(|(start_after, limit)| Page::Paged { start_after, limit }),
    ]
}

fn query_id() -> impl Strategy<Value = QueryId> {
    prop_oneof![
        12 => Just(QueryId::Fresh),
        2 => (0..3u8).prop_map(QueryId::Used),
        1 => any::<u8>().prop_map(QueryId::Malformed),
    ]
}

fn record() -> impl Strategy<Value = Step> {
    let slip =
        prop_oneof![8 => Just(Slip::Right), 1 => Just(Slip::OneMore), 1 => Just(Slip::OneLess)];
    let units = prop_oneof![
        6 => Just(None),
        3 => (1..40u64).prop_map(Some),
        1 => prop_oneof![Just(0), Just(MAX_COUNT), Just(MAX_COUNT + 1)].prop_map(Some),
    ];
    let what = (person(), pick(), token(), amount());
    (what, slip, query_id(), units, count()).prop_map(
        |((payer, model, token, amount), slip, query_id, units, count)| Step::Record {
            payer,
            model,
            token,
            amount,
            slip,
            query_id,
            units,
            count,
        },
    )
}

fn set_weights() -> impl Strategy<Value = Step> {
    (sender(), pick(), weights(0)).prop_map(|(sender, datanet, weights)| Step::SetWeights {
        sender,
        datanet,
        weights,
    })
}

fn leave() -> impl Strategy<Value = Step> {
    (data::member(), pick()).prop_map(|(who, datanet)| Step::Leave { who, datanet })
}

fn curator_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        1 => (sender(), pick(), prop::option::weighted(0.9, person()))
            .prop_map(|(sender, datanet, nominee)| {
                Step::NominateCurator { sender, datanet, nominee }
            }),
        2 => (sender(), pick())
            .prop_map(|(sender, datanet)| Step::AcceptCuratorship { sender, datanet }),
    ]
}

fn model_step() -> impl Strategy<Value = Step> {
    let share =
        prop_oneof![30 => 1..10u64, 4 => Just((1 << 32) - 1), 1 => Just(1 << 32), 1 => Just(0)];
    prop_oneof![
        3 => (
            person(),
            bps(4_000),
            price(),
            prop::collection::vec((pick(), share), 0..5),
            account::gateways(),
        )
            .prop_map(|(who, operator_fee_bps, price, lineage, gateways)| {
                Step::RegisterModel { who, operator_fee_bps, price, lineage, gateways }
            }),
        2 => (
            sender(),
            pick(),
            prop::option::of(bps(4_000)),
            prop::option::of(price()),
            prop_oneof![1 => Just(None), 1 => account::gateways()],
            prop::option::of(prop::bool::weighted(0.8)),
        )
            .prop_map(|(sender, model, operator_fee_bps, price, gateways, active)| {
                Step::UpdateModel { sender, model, operator_fee_bps, price, gateways, active }
            }),
        2 => (sender(), pick(), prop::option::weighted(0.7, person()))
            .prop_map(|(sender, model, nominee)| Step::NominateOperator { sender, model, nominee }),
        2 => (sender(), pick())
            .prop_map(|(sender, model)| Step::AcceptOperatorship { sender, model }),
    ]
}

fn claim() -> impl Strategy<Value = Step> {
    let tokens = prop::option::of(prop::collection::vec(0..TOKENS, 0..3));
    (person(), prop::option::of(person()), page(), tokens).prop_map(
        |(sender, address, page, tokens)| Step::Claim {
            sender,
            address,
            page,
            tokens,
        },
    )
}

fn owner_step() -> impl Strategy<Value = Step> {
    let token = || prop::option::weighted(0.3, 0..TOKENS);
    prop_oneof![
        4 => (
            sender(),
            prop::option::weighted(0.3, bps(500)),
            prop::option::weighted(0.3, person()),
            token(),
            token(),
        )
            .prop_map(|(sender, protocol_fee_bps, recipient, add, retire)| {
                Step::UpdateConfig { sender, protocol_fee_bps, recipient, add, retire }
            }),
        2 => sender().prop_map(|sender| Step::Pause { sender }),
        5 => sender().prop_map(|sender| Step::Unpause { sender }),
        3 => (sender(), 0..=PEOPLE, prop::option::of(expiry()))
            .prop_map(|(sender, to, expiry)| Step::TransferOwnership { sender, to, expiry }),
        6 => prop_oneof![2 => Just(Sender::Right), 1 => person().prop_map(Sender::Person)]
            .prop_map(|sender| Step::AcceptOwnership { sender }),
        2 => prop_oneof![Just(Sender::Right), person().prop_map(Sender::Person)]
            .prop_map(|sender| Step::RenounceOwnership { sender }),
    ]
}

fn expiry() -> impl Strategy<Value = Expiry> {
    prop_oneof![
        1 => Just(Expiry::Never),
        3 => (0..600i64).prop_map(Expiry::Seconds),
        3 => (0..8i64).prop_map(Expiry::Blocks),
        1 => Just(Expiry::Seconds(-1)),
    ]
}

fn migrate() -> impl Strategy<Value = Step> {
    let stored = prop_oneof![
        6 => any::<u8>().prop_map(Stored::Older),
        1 => Just(Stored::Same),
        1 => any::<u8>().prop_map(Stored::Newer),
        1 => any::<u8>().prop_map(Stored::Malformed),
        1 => any::<u8>().prop_map(Stored::OfAnother),
    ];
    (sender(), stored).prop_map(|(sender, stored)| Step::Migrate { sender, stored })
}

fn forge() -> impl Strategy<Value = Step> {
    let forgery = prop_oneof![
        4 => Just(Forgery::Stranger),
        1 => Just(Forgery::Text),
        1 => Just(Forgery::UnknownHook),
        1 => Just(Forgery::UnknownField),
        1 => Just(Forgery::Nothing),
    ];
    (person(), forgery).prop_map(|(who, forgery)| Step::Forge { who, forgery })
}

/// What a history is about.
#[derive(Clone, Copy, Debug)]
pub enum Focus {
    /// Every message; the hostile token's where there is one.
    Contract,
    /// Deep and shared lineages.
    Families,
    /// Changes under notice, contributions and pots.
    Promises,
    /// Prepaid accounts, allowances and batches.
    Accounts,
    /// Rolls, and what happens to weights and fees beside them.
    Rolls,
}

fn step(focus: Focus) -> impl Strategy<Value = Step> {
    let of = |[everything, families, promises, accounts]: [u32; 4]| match focus {
        Focus::Contract => everything,
        Focus::Families => families,
        Focus::Promises | Focus::Rolls => promises,
        Focus::Accounts => accounts,
    };
    let rolls = match focus {
        Focus::Contract => 20,
        Focus::Rolls => 60,
        _ => 0,
    };
    let whole = |weight| match focus {
        Focus::Contract => weight,
        _ => 0,
    };
    let anywhere = prop_oneof![3 => person(), 1 => Just(PEOPLE)];
    let payout = (person(), prop::option::of(anywhere))
        .prop_map(|(who, address)| Step::SetPayoutAddress { who, address });
    let amounts = prop_oneof![5 => amount(), 1 => Just(Amount::MoreThanAll)];
    let surplus = (person(), token(), amounts).prop_map(|(who, token, amount)| Step::Surplus {
        who,
        token,
        amount,
    });
    let mut steps = vec![
        (of([36, 20, 8, 6]), record().boxed()),
        (of([26, 0, 8, 80]), account::account().boxed()),
        (rolls, roll::roll().boxed()),
        (of([3, 5, 1, 0]), data::register().boxed()),
        (of([0, 45, 0, 0]), data::derive().boxed()),
        (of([3, 0, 8, 0]), data::update().boxed()),
        (of([10, 3, 12, 3]), set_weights().boxed()),
        (of([5, 2, 4, 0]), leave().boxed()),
        (of([3, 0, 1, 0]), curator_step().boxed()),
        (of([8, 1, 16, 0]), data::change().boxed()),
        (of([9, 1, 16, 0]), data::contribution().boxed()),
        (of([12, 4, 24, 3]), data::pot().boxed()),
        (of([8, 15, 1, 5]), model_step().boxed()),
        (of([14, 4, 6, 5]), claim().boxed()),
        (of([2, 0, 0, 0]), payout.boxed()),
        (whole(16), hostile::hostile().boxed()),
        (whole(3), migrate().boxed()),
        (whole(2), forge().boxed()),
        (of([8, 0, 0, 2]), owner_step().boxed()),
        (of([2, 0, 0, 0]), surplus.boxed()),
        (of([9, 2, 5, 12]), data::time().boxed()),
    ];
    steps.retain(|(weight, _)| *weight > 0);
    Union::new_weighted(steps)
}

/// A history of so many steps. Shrinking first takes out all that it can do without, then makes the rest simpler.
pub fn history(steps: usize, focus: Focus) -> impl Strategy<Value = Vec<Step>> {
    let kept = prop::collection::vec(prop::bool::weighted(1.0), steps);
    let all = prop::collection::vec(step(focus), steps);
    (kept, all).prop_map(|(kept, all)| {
        let steps = all.into_iter().zip(kept);
        steps
            .filter_map(|(step, kept)| kept.then_some(step))
            .collect()
    })
}
