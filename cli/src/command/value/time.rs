//! Durations and moments.

use crate::input::rfc3339;
use std::ops::RangeInclusive;
use tributary_api::{
    MAX_ATTRIBUTION_WINDOW, MAX_NOTICE_SECONDS, MIN_ATTRIBUTION_WINDOW, MIN_PERIOD_SECONDS,
};

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
/// What a block's nanoseconds reach.
const LAST_MOMENT: u64 = u64::MAX / 1_000_000_000;

/// How long changes wait.
///
/// # Errors
/// What was expected.
pub fn notice(text: &str) -> Result<u64, String> {
    within(text, 0..=MAX_NOTICE_SECONDS, "0 to 365d")
}

/// How long a pot can be attributed.
///
/// # Errors
/// What was expected.
pub fn window(text: &str) -> Result<u64, String> {
    within(
        text,
        MIN_ATTRIBUTION_WINDOW..=MAX_ATTRIBUTION_WINDOW,
        "1h to 90d",
    )
}

/// How long an allowance's budget lasts.
///
/// # Errors
/// What was expected.
pub fn period(text: &str) -> Result<u64, String> {
    within(text, MIN_PERIOD_SECONDS..=u64::MAX, "1m or more")
}

fn within(text: &str, range: RangeInclusive<u64>, expected: &str) -> Result<u64, String> {
    match seconds(text) {
        None => Err("expected a duration as in 7d, 36h, 90m or 3600 (seconds)".to_owned()),
        Some(seconds) if range.contains(&seconds) => Ok(seconds),
        Some(found) => Err(format!("expected {expected}, found {found} seconds")),
    }
}

/// Seconds of a duration in one unit; without one, it is seconds.
fn seconds(text: &str) -> Option<u64> {
    let (digits, unit) = match text.char_indices().next_back()? {
        (_, '0'..='9') => (text, 1),
        (end, unit) => (text.get(..end)?, scale(unit)?),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse::<u64>().ok()?.checked_mul(unit)
}

const fn scale(unit: char) -> Option<u64> {
    match unit {
        's' => Some(1),
        'm' => Some(MINUTE),
        'h' => Some(HOUR),
        'd' => Some(DAY),
        _ => None,
    }
}

/// Seconds since 1970 of a moment.
///
/// # Errors
/// What was expected.
pub fn moment(text: &str) -> Result<u64, String> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = if digits {
        text.parse().ok()
    } else {
        rfc3339(text)
    };
    seconds
        .filter(|seconds| *seconds <= LAST_MOMENT)
        .ok_or_else(|| {
            "expected a time as in 2027-01-31T12:00:00Z or in seconds since 1970".to_owned()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_has_one_unit() {
        for (text, found) in [
            ("0", Some(0)),
            ("3600", Some(3600)),
            ("90m", Some(5400)),
            ("36h", Some(129_600)),
            ("7d", Some(604_800)),
            ("45s", Some(45)),
            ("", None),
            ("d", None),
            ("1.5d", None),
            ("-1d", None),
            ("+1d", None),
            ("7w", None),
            ("7 d", None),
            ("1d12h", None),
            ("7é", None),
            ("999999999999999999d", None),
        ] {
            assert_eq!(seconds(text), found, "{text}");
        }
    }

    #[test]
    fn durations_keep_to_the_contract_s_bounds() {
        assert_eq!(notice("365d"), Ok(MAX_NOTICE_SECONDS));
        assert_eq!(
            notice("366d"),
            Err("expected 0 to 365d, found 31622400 seconds".to_owned())
        );
        assert_eq!(window("1h"), Ok(3600));
        assert!(window("59m").is_err());
        assert!(window("91d").is_err());
        assert_eq!(period("60"), Ok(60));
        assert!(period("59").is_err());
    }

    #[test]
    fn a_moment_is_a_time_or_a_number() {
        assert_eq!(moment("1700158623"), Ok(1_700_158_623));
        assert_eq!(moment("2023-11-16T18:17:03Z"), Ok(1_700_158_623));
        assert_eq!(moment("2023-11-16T20:17:03+02:00"), Ok(1_700_158_623));
        for text in [
            "",
            "tomorrow",
            "2023-11-16",
            "2023-11-16T18:17:03",
            "18446744074",
        ] {
            let refused = moment(text).err().unwrap_or_default();
            assert!(refused.contains("2027-01-31T12:00:00Z"), "{text}");
        }
    }
}
