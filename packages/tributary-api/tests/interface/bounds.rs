//! Every bound in plain figures: the other tests ask the constants, and would follow them anywhere.

use tributary_api::*;

#[test]
fn durations_are_these_many_seconds() {
    assert_eq!(PAUSE_SECONDS, 1_209_600);
    assert_eq!(PAUSE_COOLDOWN_SECONDS, 1_209_600);
    assert_eq!(MAX_NOTICE_SECONDS, 31_536_000);
    assert_eq!(LAPSE_SECONDS, 86_400);
    assert_eq!(MIN_ATTRIBUTION_WINDOW, 3_600);
    assert_eq!(MAX_ATTRIBUTION_WINDOW, 7_776_000);
    assert_eq!(DEFAULT_ATTRIBUTION_WINDOW, 86_400);
    assert_eq!(NOTICE_BEYOND_WINDOW, 86_400);
    assert_eq!(MIN_PERIOD_SECONDS, 60);
}

#[test]
fn fees_end_at_these_basis_points() {
    assert_eq!(MAX_PROTOCOL_FEE_BPS, 500);
    assert_eq!(MAX_OPERATOR_FEE_BPS, 4_000);
    assert_eq!(MAX_CURATOR_FEE_BPS, 1_000);
    assert_eq!(MAX_INFLUENCE_BPS, 5_000);
    assert_eq!(MAX_ROYALTIES_BPS, 5_000);
}

#[test]
fn numbers_end_where_readers_of_json_are_exact() {
    assert_eq!(MAX_TOTAL_WEIGHT, 9_007_199_254_740_991);
    assert_eq!(MAX_TOTAL_SCORE, 9_007_199_254_740_991);
    assert_eq!(MAX_COUNT, 9_007_199_254_740_991);
    assert_eq!(MAX_LINEAGE_WEIGHT, 4_294_967_295);
}

#[test]
fn lists_and_texts_are_this_long_at_most() {
    assert_eq!((MAX_ACTIVE_FEE_TOKENS, MAX_FEE_TOKENS), (4, 8));
    assert_eq!((MAX_PARENTS, MAX_ANCESTRY, MAX_LINEAGE), (4, 16, 32));
    assert_eq!((MAX_WEIGHTS, MAX_VERDICTS, MAX_OPEN_ROLLS), (200, 100, 4));
    assert_eq!((MAX_ATTESTORS, MAX_SCORES, MAX_POTS), (16, 32, 100));
    assert_eq!((MAX_CHARGES, MAX_GATEWAYS), (100, 16));
    assert_eq!((MAX_WAITING_CHANGES, DEFAULT_APPLIED_CHANGES), (32, 4));
    assert_eq!(
        (MAX_LIMIT, DEFAULT_LIMIT, MAX_CLAIM_DATANETS),
        (100, 10, 30)
    );
    assert_eq!((MAX_NAME_BYTES, MAX_TEXT_BYTES), (128, 512));
    assert_eq!((MAX_QUERY_ID_BYTES, HASH_BYTES), (64, 32));
}
