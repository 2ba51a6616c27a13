//! Quantities with their units.

use crate::amount::grouped;
use crate::input::utc;

/// (seconds, name), largest first
const SCALES: [(u64, &str); 3] = [(24 * 60 * 60, "d"), (60 * 60, "h"), (60, "m")];

/// Base units with their thousands apart; a fraction loses the zeros at its end.
pub fn amount(value: impl ToString) -> String {
    let value = value.to_string();
    let (units, fraction) = value.split_once('.').unwrap_or((&value, ""));
    match fraction.trim_end_matches('0') {
        "" => grouped(units),
        fraction => format!("{}.{fraction}", grouped(units)),
    }
}

/// A decimal from 0 to 1 as a percentage, no digit lost.
pub fn share(value: impl ToString) -> Option<String> {
    let value = value.to_string();
    let (units, fraction) = value.split_once('.').unwrap_or((&value, ""));
    let fraction = format!("{fraction:0<2}");
    let (hundredths, rest) = fraction.split_at_checked(2)?;
    let units = format!("{units}{hundredths}");
    let units = units.trim_start_matches('0');
    let units = if units.is_empty() { "0" } else { units };
    let rest = rest.trim_end_matches('0');
    let point = if rest.is_empty() { "" } else { "." };
    Some(format!("{units}{point}{rest} %"))
}

/// Seconds since 1970, with the time in UTC.
pub fn moment(seconds: u64) -> String {
    match utc(seconds) {
        Some(utc) => format!("{utc} ({seconds})"),
        None => seconds.to_string(),
    }
}

/// Seconds, in the largest unit that has no rest.
pub fn duration(seconds: u64) -> String {
    let found = SCALES.iter().find_map(|(scale, name)| {
        let count = seconds.checked_div(*scale)?;
        (count > 0 && seconds.checked_rem(*scale) == Some(0)).then(|| format!("{count}{name}"))
    });
    found.unwrap_or_else(|| format!("{seconds} s"))
}
