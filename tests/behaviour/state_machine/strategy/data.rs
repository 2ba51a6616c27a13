//! How likely each step is that a datanet's people take: contributions, changes under notice, influence, time.

use proptest::prelude::*;
use tributary_api::{
    MAX_ATTRIBUTION_WINDOW, MAX_NOTICE_SECONDS, MAX_TOTAL_SCORE, MIN_ATTRIBUTION_WINDOW,
};

use super::super::step::{Choice, Lane, Member, Notice, Opinion, Pick, PotSlip, Pots, Step};
use super::{bps, person, pick, sender, weight, weights};

pub fn index() -> impl Strategy<Value = prop::sample::Index> {
    any::<prop::sample::Index>()
}

pub fn choice() -> impl Strategy<Value = Choice> {
    prop_oneof![
        24 => index().prop_map(Choice::Apt),
        2 => index().prop_map(Choice::Any),
        1 => Just(Choice::Unknown),
    ]
}

pub fn member() -> impl Strategy<Value = Member> {
    prop_oneof![
        12 => index().prop_map(Member::Nth),
        1 => person().prop_map(Member::Person),
    ]
}

/// The same person twice now and then, which is refused.
fn people() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(person(), 0..4)
}

fn lane() -> impl Strategy<Value = Lane> {
    let window = prop_oneof![
        4 => Just(MIN_ATTRIBUTION_WINDOW),
        2 => MIN_ATTRIBUTION_WINDOW..200_000u64,
        1 => Just(MAX_ATTRIBUTION_WINDOW),
        1 => prop_oneof![Just(MIN_ATTRIBUTION_WINDOW - 1), Just(MAX_ATTRIBUTION_WINDOW + 1)],
    ];
    let influence_bps =
        prop_oneof![15 => 1..=5_000u16, 8 => Just(5_000), 1 => Just(0), 1 => Just(5_001)];
    (
        influence_bps,
        prop::option::weighted(0.9, people()),
        prop::option::weighted(0.6, window),
    )
        .prop_map(|(influence_bps, attestors, window)| Lane {
            influence_bps,
            attestors,
            window,
        })
}

fn notice() -> impl Strategy<Value = Notice> {
    prop_oneof![
        10 => Just(Notice::Enough(0)),
        4 => (0..100_000i64).prop_map(Notice::Enough),
        1 => Just(Notice::Enough(-1)),
        3 => (1..10_000u64).prop_map(Notice::Seconds),
        1 => prop_oneof![Just(0), Just(MAX_NOTICE_SECONDS), Just(MAX_NOTICE_SECONDS + 1)]
            .prop_map(Notice::Seconds),
    ]
}

fn lane_and_notice() -> impl Strategy<Value = (Option<Lane>, Option<Notice>)> {
    prop_oneof![
        6 => Just((None, None)),
        2 => notice().prop_map(|notice| (None, Some(notice))),
        5 => (lane(), notice()).prop_map(|(lane, notice)| (Some(lane), Some(notice))),
        1 => lane().prop_map(|lane| (Some(lane), None)),
    ]
}

fn royalty() -> impl Strategy<Value = u16> {
    prop_oneof![
        3 => Just(1),
        8 => 1..2_500u16,
        2 => Just(2_500),
        1 => Just(5_000),
        1 => prop_oneof![Just(0), Just(5_001)],
    ]
}

fn parents() -> impl Strategy<Value = Vec<(Pick, u16)>> {
    let some = |count| prop::collection::vec((pick(), royalty()), count);
    prop_oneof![4 => some(0..1), 6 => some(1..3), 3 => some(3..5), 1 => some(5..6)]
}

pub fn register() -> impl Strategy<Value = Step> {
    let people = (person(), weights(1));
    (people, bps(1_000), lane_and_notice(), parents()).prop_map(
        |((who, contributors), curator_fee_bps, (lane, notice), parents)| Step::RegisterDatanet {
            who,
            curator_fee_bps,
            lane,
            notice,
            parents,
            contributors,
        },
    )
}

/// One more generation. Of many whose royalties are thin, something comes to nothing.
pub fn derive() -> impl Strategy<Value = Step> {
    let parent = prop_oneof![3 => Just(Pick::Newest), 2 => pick()];
    let royalty = prop_oneof![1 => Just(1), 1 => 1..1_250u16];
    let parents = prop::collection::vec((parent, royalty), 1..4);
    let lane = prop::option::weighted(0.2, Just(Notice::Enough(0)));
    (person(), parents, lane).prop_map(|(who, parents, notice)| Step::RegisterDatanet {
        who,
        curator_fee_bps: 100,
        lane: notice.map(|_| Lane {
            influence_bps: 1_000,
            attestors: Some(vec![who]),
            window: None,
        }),
        notice,
        parents,
        contributors: vec![(who, 1)],
    })
}

pub fn update() -> impl Strategy<Value = Step> {
    let half = prop::option::weighted::<std::ops::Range<u8>>;
    (
        sender(),
        pick(),
        half(0.5, 0..3),
        prop::option::weighted(0.5, bps(1_000)),
        prop::option::weighted(0.5, people()),
        prop::option::weighted(0.25, notice()),
    )
        .prop_map(
            |(sender, datanet, name, curator_fee_bps, attestors, notice)| Step::UpdateDatanet {
                sender,
                datanet,
                name,
                curator_fee_bps,
                attestors,
                notice,
            },
        )
}

pub fn change() -> impl Strategy<Value = Step> {
    let limit = prop_oneof![4 => 1..4u32, 1 => Just(32), 1 => Just(33), 1 => Just(0)];
    prop_oneof![
        4 => (person(), choice(), prop::option::weighted(0.3, limit))
            .prop_map(|(who, datanet, limit)| Step::ApplyChanges { who, datanet, limit }),
        1 => (sender(), choice())
            .prop_map(|(sender, change)| Step::CancelChange { sender, change }),
    ]
}

pub fn contribution() -> impl Strategy<Value = Step> {
    let hash = prop_oneof![20 => 0..3u8, 1 => Just(100)];
    let reason = prop_oneof![10 => 1..9usize, 1 => Just(512), 1 => Just(513), 1 => Just(0)];
    let opinion = prop_oneof![
        20 => weight().prop_map(Opinion::Accept),
        6 => reason.prop_map(Opinion::Reject),
        1 => Just(Opinion::Accept(0)),
    ];
    let some = |count| prop::collection::vec((choice(), opinion.clone()), count);
    let verdicts = prop_oneof![20 => some(1..4), 2 => some(4..6), 1 => some(0..1)];
    prop_oneof![
        5 => (person(), pick(), hash)
            .prop_map(|(who, datanet, hash)| Step::Submit { who, datanet, hash }),
        4 => (sender(), choice(), verdicts)
            .prop_map(|(sender, datanet, verdicts)| Step::Review { sender, datanet, verdicts }),
    ]
}

fn pots() -> impl Strategy<Value = Pots> {
    let slip = prop_oneof![
        16 => Just(PotSlip::Right),
        1 => Just(PotSlip::Twice),
        1 => Just(PotSlip::Missing),
        2 => Just(PotSlip::Shared),
        2 => index().prop_map(PotSlip::Another),
    ];
    let more = prop_oneof![3 => Just(0), 1 => 1..4usize, 1 => Just(100)];
    (choice(), more, slip).prop_map(|(first, more, slip)| Pots { first, more, slip })
}

pub fn pot() -> impl Strategy<Value = Step> {
    let score = prop_oneof![
        8 => 1..5u64,
        4 => 1..1_000_000u64,
        2 => 1..MAX_TOTAL_SCORE / 4,
        1 => Just(MAX_TOTAL_SCORE - 3),
        1 => prop_oneof![Just(0), Just(MAX_TOTAL_SCORE), Just(MAX_TOTAL_SCORE + 1), Just(u64::MAX)],
    ];
    let some = |count| prop::collection::vec((member(), score.clone()), count);
    let scores = prop_oneof![20 => some(1..4), 2 => some(4..6), 1 => some(0..1)];
    prop_oneof![
        3 => (sender(), pots(), scores, prop::option::weighted(0.4, score)).prop_map(
            |(sender, pots, scores, unattributed)| Step::Attribute {
                sender,
                pots,
                scores,
                unattributed,
            }
        ),
        2 => (person(), pots()).prop_map(|(who, pots)| Step::Release { who, pots }),
    ]
}

pub fn time() -> impl Strategy<Value = Step> {
    let seconds = prop_oneof![
        12 => Just(5),
        2 => 1..4_000u64,
        1 => Just(14 * 86_400 - 1),
        1 => Just(14 * 86_400),
    ];
    let slip = prop_oneof![3 => Just(0), 1 => Just(1), 1 => Just(-1), 2 => 2..80_000i64];
    prop_oneof![
        3 => seconds.prop_map(|seconds| Step::Advance { seconds }),
        4 => (index(), slip).prop_map(|(moment, slip)| Step::Reach { moment, slip }),
    ]
}
