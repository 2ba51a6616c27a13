//! Lists out of repeated options.

use crate::input::InputError;

/// A list as long as one message takes.
///
/// # Errors
/// [`InputError::TooMany`].
pub fn at_most<T>(what: &'static str, max: usize, list: Vec<T>) -> Result<Vec<T>, InputError> {
    match list.len() {
        found if found > max => Err(InputError::TooMany { what, max, found }),
        _ => Ok(list),
    }
}

/// A list that may be left out.
pub fn given<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}

/// A list that replaces another: empty only when that is asked for.
pub fn replaced<T>(list: Vec<T>, emptied: bool) -> Option<Vec<T>> {
    (emptied || !list.is_empty()).then_some(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_may_be_as_long_as_a_message_takes() {
        let most = |list| at_most("words", 2, list).map_err(|error| error.to_string());
        assert_eq!(most(vec![7, 8]), Ok(vec![7, 8]));
        let refused = most(vec![7, 8, 9]).err().unwrap_or_default();
        assert!(refused.contains('2') && refused.contains('3'), "{refused}");
    }
}
