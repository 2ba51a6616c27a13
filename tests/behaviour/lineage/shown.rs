//! Models and previews show every datanet on a route, and why it is there.

use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary_api::{RouteEntry, RouteSource};

use super::{add_roots, derive, plain};

fn source(datanet_id: u64, weight: u64, share: &str) -> RouteSource {
    RouteSource {
        datanet_id,
        weight,
        share: share.parse().unwrap(),
    }
}

/// 3 is derived from 1 and 2, 4 from 3 and 1; a model rests on 2, 3 and 4.
fn stage(runtime: Runtime) -> Suite {
    let mut suite = plain(runtime);
    add_roots(&mut suite, 2);
    derive(&mut suite, &[(1, 1_000), (2, 2_000)]);
    derive(&mut suite, &[(3, 3_000), (1, 1_000)]);
    suite.add_model("olga", 0, &[(3, 5), (4, 4), (2, 1)]);
    suite
}

#[rstest]
fn route_says_through_what_each_datanet_is_reached(#[values(Native, Wasm)] runtime: Runtime) {
    let suite = stage(runtime);
    // of 3: 0.1, 0.2, 0.7; of 4: 0.13, 0.06, 0.21, 0.6
    let entry = |datanet_id, parts: u128, share: &str, sources| RouteEntry {
        datanet_id,
        share: share.parse().unwrap(),
        parts: parts.into(),
        sources,
    };
    // 5 · 0.1 + 4 · 0.13, 1 + 5 · 0.2 + 4 · 0.06, 5 · 0.7 + 4 · 0.21, 4 · 0.6; of ten
    let expected = [
        entry(
            1,
            51,
            "0.102",
            vec![source(3, 5, "0.1"), source(4, 4, "0.13")],
        ),
        entry(
            2,
            112,
            "0.224",
            vec![source(2, 1, "1"), source(3, 5, "0.2"), source(4, 4, "0.06")],
        ),
        entry(
            3,
            217,
            "0.434",
            vec![source(3, 5, "0.7"), source(4, 4, "0.21")],
        ),
        entry(4, 120, "0.24", vec![source(4, 4, "0.6")]),
    ];
    assert_eq!(suite.model(1).route, expected);
    assert_eq!(suite.split_preview(1, None, 1_000).route, expected);
    // lists leave the reasons out
    let mut listed = expected;
    for entry in &mut listed {
        entry.sources.clear();
    }
    assert_eq!(suite.models(None, None)[0].route, listed);
    assert_eq!(suite.models_by_datanet(1, None, None)[0].route, listed);
    assert_eq!(
        suite.models_by_operator("olga", None, None)[0].route,
        listed
    );
    // the lineage is as it was given
    let given = suite::lineage(&[(2, 1), (3, 5), (4, 4)]);
    assert_eq!(suite.model(1).lineage, given);
}

#[rstest]
fn preview_shows_what_each_ancestor_takes(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = stage(runtime);
    let parts = |suite: &Suite| {
        let datanets = suite.split_preview(1, None, 1_000).datanets.into_iter();
        datanets
            .map(|part| (part.datanet_id, part.part.to_string()))
            .collect::<Vec<_>>()
    };
    let part = |id, amount: &str| (id, amount.to_owned());
    assert_eq!(
        parts(&suite),
        [
            part(1, "102"),
            part(2, "224"),
            part(3, "434"),
            part(4, "240")
        ]
    );
    let route = suite.split_preview(1, None, 1_000).route;
    suite.leave_datanet("ann", 3).unwrap();
    // of 283 now
    assert_eq!(
        parts(&suite),
        [
            part(1, "180.212014134275618374"),
            part(2, "395.759717314487632508"),
            part(4, "424.028268551236749116")
        ]
    );
    // why does not change, and shows the one that takes nothing just now
    assert_eq!(suite.split_preview(1, None, 1_000).route, route);
    suite.assert_invariants();
}

#[rstest]
fn derived_datanet_on_a_route_shows_what_it_passes_on(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = plain(runtime);
    add_roots(&mut suite, 1);
    derive(&mut suite, &[(1, 1)]);
    suite.add_model("olga", 0, &[(2, 7)]);
    let route = suite.model(1).route;
    assert_eq!(route[0].sources, [source(2, 7, "0.0001")]);
    assert_eq!(route[1].sources, [source(2, 7, "0.9999")]);
}
