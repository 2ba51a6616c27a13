//! Times: of requests in traces, of what expires, of what happened.

use std::ops::RangeInclusive;

/// Years that a trace's times may be of: later ones don't fit a block's nanoseconds.
const YEARS: RangeInclusive<u64> = 1970..=2500;
const DAY: u64 = 24 * 60 * 60;
const DAYS_BEFORE_MONTH: [u64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/// Seconds since 1970 of `YYYY-MM-DD hh:mm:ss`, UTC: a blank or `T` in the middle, perhaps a fraction, which is
/// dropped, and perhaps `Z` or `+00:00` at the end. None for any other text.
pub fn unix_seconds(text: &str) -> Option<u64> {
    let text = text.strip_suffix('Z').unwrap_or(text);
    let text = text.strip_suffix("+00:00").unwrap_or(text);
    let (date, time) = text.split_once(['T', ' '])?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
    let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
    let valid = YEARS.contains(&year)
        && (1..=days_of_month(year, month)?).contains(&day)
        && (hour < 24 && minute < 60 && second <= 60)
        && fraction.bytes().all(|byte| byte.is_ascii_digit());
    if !valid {
        return None;
    }
    let days = days_to_month(year, month)?
        .checked_add(day)?
        .checked_sub(1)?;
    [(24, hour), (60, minute), (60, second)]
        .into_iter()
        .try_fold(days, |sum, (per, more)| {
            sum.checked_mul(per)?.checked_add(more)
        })
}

/// Seconds since 1970 of an RFC 3339 time, `YYYY-MM-DDThh:mm:ss` with `Z` or `±hh:mm`; a fraction is dropped.
pub fn rfc3339(text: &str) -> Option<u64> {
    // which `unix_seconds` would take as a zone
    let local = |time: &str| (!time.contains(['+', 'Z'])).then(|| unix_seconds(time))?;
    if let Some(utc) = text.strip_suffix(['Z', 'z']) {
        return local(utc);
    }
    let (time, zone) = text.split_at_checked(text.len().checked_sub(6)?)?;
    let east = match zone.chars().next()? {
        '+' => true,
        '-' => false,
        _ => return None,
    };
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let [hours, minutes, _] = numbers(&format!("{hours}:{minutes}:00"), ':', [2, 2, 2])?;
    if hours > 23 || minutes > 59 {
        return None;
    }
    let offset = hours
        .checked_mul(60)?
        .checked_add(minutes)?
        .checked_mul(60)?;
    let local = local(time)?;
    if east {
        local.checked_sub(offset)
    } else {
        local.checked_add(offset)
    }
}

/// Seconds since 1970 as `YYYY-MM-DD hh:mm:ss UTC`; none beyond the years that are read.
pub fn utc(seconds: u64) -> Option<String> {
    let days = seconds.checked_div(DAY)?;
    let of_day = seconds.checked_rem(DAY)?;
    let year = YEARS
        .rev()
        .find(|year| days_to_month(*year, 1).is_some_and(|begin| begin <= days))?;
    let month = (1..=12)
        .rev()
        .find(|month| days_to_month(year, *month).is_some_and(|begin| begin <= days))?;
    let day = days
        .checked_sub(days_to_month(year, month)?)?
        .checked_add(1)?;
    if day > days_of_month(year, month)? {
        return None;
    }
    let [hour, minute, second] = [
        of_day.checked_div(3600)?,
        of_day.checked_div(60)?.checked_rem(60)?,
        of_day.checked_rem(60)?,
    ];
    Some(format!(
        "{year}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02} UTC"
    ))
}

fn numbers(text: &str, between: char, lengths: [usize; 3]) -> Option<[u64; 3]> {
    let mut parts = text.split(between);
    let mut numbers = [0; 3];
    for (number, length) in numbers.iter_mut().zip(lengths) {
        let part = parts.next()?;
        if part.len() != length || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

/// Days from 1970 to the first of the month.
fn days_to_month(year: u64, month: u64) -> Option<u64> {
    let years: u64 = (*YEARS.start()..year)
        .map(|year| if is_leap(year) { 366 } else { 365 })
        .sum();
    let index = usize::try_from(month.checked_sub(1)?).ok()?;
    let leap_day = u64::from(month > 2 && is_leap(year));
    DAYS_BEFORE_MONTH
        .get(index)?
        .checked_add(leap_day)?
        .checked_add(years)
}

fn days_of_month(year: u64, month: u64) -> Option<u64> {
    match month {
        2 if is_leap(year) => Some(29),
        2 => Some(28),
        4 | 6 | 9 | 11 => Some(30),
        1..=12 => Some(31),
        _ => None,
    }
}

fn is_leap(year: u64) -> bool {
    let divisible = |by| year.checked_rem(by) == Some(0);
    divisible(4) && (!divisible(100) || divisible(400))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_known_traces_are_read() {
        for (text, seconds) in [
            ("1970-01-01 00:00:00", 0),
            ("2023-11-16 18:17:03.9799600", 1_700_158_623),
            ("2024-05-10 00:00:00.009930+00:00", 1_715_299_200),
            ("2024-02-29T23:59:59Z", 1_709_251_199),
            ("2000-03-01T00:00:00", 951_868_800),
            ("2100-03-01T00:00:00", 4_107_542_400),
        ] {
            assert_eq!(unix_seconds(text), Some(seconds), "{text}");
        }
    }

    #[test]
    fn an_rfc_3339_time_has_a_zone() {
        for (text, seconds) in [
            ("2023-11-16T18:17:03Z", Some(1_700_158_623)),
            ("2023-11-16t18:17:03.5z", None),
            ("2023-11-16T18:17:03.5z", Some(1_700_158_623)),
            ("2023-11-16T20:47:03+02:30", Some(1_700_158_623)),
            ("2023-11-16T15:17:03-03:00", Some(1_700_158_623)),
            ("1970-01-01T00:00:00+01:00", None),
            ("2023-11-16T18:17:03", None),
            ("2023-11-16T18:17:03+00:00Z", None),
            ("2023-11-16T18:17:03+00:00+02:00", None),
            ("2023-11-16T18:17:03Z+02:00", None),
            ("2023-11-16T18:17:03ZZ", None),
            ("2023-11-16T18:17:03+24:00", None),
            ("2023-11-16T18:17:03+2:00", None),
            ("2023-11-16T18:17:03é:00", None),
            ("", None),
        ] {
            assert_eq!(rfc3339(text), seconds, "{text}");
        }
    }

    #[test]
    fn seconds_are_shown_as_the_times_they_were_read_from() {
        for text in [
            "1970-01-01 00:00:00",
            "2023-11-16 18:17:03",
            "2024-02-29 23:59:59",
            "2000-03-01 00:00:00",
            "2100-02-28 12:00:00",
            "2499-12-31 23:59:59",
        ] {
            let seconds = unix_seconds(text);
            assert_eq!(seconds.and_then(utc), Some(format!("{text} UTC")));
        }
        assert_eq!(utc(u64::MAX), None);
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "now",
            "1700158623",
            "2023-11-16",
            "2023-02-29 00:00:00",
            "2023-13-01 00:00:00",
            "2023-00-01 00:00:00",
            "2023-01-00 00:00:00",
            "2023-04-31 00:00:00",
            "2023-01-01 24:00:00",
            "2023-01-01 00:60:00",
            "2023-01-01 00:00:61",
            "2023-01-01 00:00:00.x",
            "2023-01-01 00:00",
            "2023-01-01-01 00:00:00",
            "2023-1-1 00:00:00",
            "9999-01-01 00:00:00",
            "1969-12-31 23:59:59",
            "2023-01-01 00:00:00+02:00",
        ] {
            assert_eq!(unix_seconds(text), None, "{text}");
        }
    }
}
