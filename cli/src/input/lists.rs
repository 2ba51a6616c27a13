//! Lists that become part of a message: weights, scores, charges and verdicts.

use super::File;
use super::error::InputError;
use super::table::{Column, Row, Table};
use super::weights::{self, Weights};
use cosmwasm_std::Binary;
use embedded_chain::Bech32Api;
use std::path::Path;
use tributary_api::{
    Charge, ContributorWeight, InfluenceScore, MAX_CHARGES, MAX_COUNT, MAX_SCORES, MAX_TOTAL_SCORE,
    MAX_TOTAL_WEIGHT, MAX_VERDICTS, Review, Verdict,
};

/// Checks a field's text as an option of the same meaning would be.
type Check<T> = fn(&str) -> Result<T, String>;

/// Reads `address,weight`, or `account_hex` of the api's chain and `commits`; weights from `min`, each address once.
///
/// # Errors
/// [`InputError`].
pub fn weights(
    path: &Path,
    api: &Bech32Api,
    removals: bool,
) -> Result<Vec<ContributorWeight>, InputError> {
    let file = File::read(path)?;
    let list = Weights::open(&file.name, file.bytes.as_ref(), api)?.of_any_chain();
    let list = if removals { list.with_removals() } else { list };
    list.map(|row| {
        row.map(|row| ContributorWeight {
            address: row.address.into_string(),
            weight: row.weight,
        })
    })
    .collect()
}

/// Reads `address,score`.
///
/// # Errors
/// [`InputError`].
pub fn scores(path: &Path) -> Result<Vec<InfluenceScore>, InputError> {
    read(path, "scores", MAX_SCORES, |table| {
        let (address, score) = (required(table, "address")?, required(table, "score")?);
        Ok(move |table: &List, row: &Row| {
            Ok(InfluenceScore {
                address: account(table, row, address)?,
                score: table.number(row, score, 1, MAX_TOTAL_SCORE)?,
            })
        })
    })
}

/// Reads `payer,query_id`, and perhaps `units` and `digest`, which may be empty.
///
/// # Errors
/// [`InputError`].
pub fn charges(
    path: &Path,
    query_id: Check<String>,
    hash: Check<Binary>,
) -> Result<Vec<Charge>, InputError> {
    read(path, "charges", MAX_CHARGES, |table| {
        let (payer, id) = (required(table, "payer")?, required(table, "query_id")?);
        let (units, digest) = (table.find("units")?, table.find("digest")?);
        Ok(move |table: &List, row: &Row| {
            Ok(Charge {
                payer: account(table, row, payer)?,
                query_id: checked(table, row, id, query_id)?,
                units: given(table, row, units)
                    .map(|units| table.number(row, units, 1, MAX_COUNT))
                    .transpose()?,
                digest: given(table, row, digest)
                    .map(|digest| checked(table, row, digest, hash))
                    .transpose()?,
            })
        })
    })
}

/// Reads `contribution_id,verdict` with `weight` for those accepted and `reason` for those rejected.
///
/// # Errors
/// [`InputError`].
pub fn verdicts(path: &Path, reason_text: Check<String>) -> Result<Vec<Review>, InputError> {
    read(path, "verdicts", MAX_VERDICTS, |table| {
        let contribution = required(table, "contribution_id")?;
        let verdict = required(table, "verdict")?;
        let (weight, reason) = (table.find("weight")?, table.find("reason")?);
        Ok(move |table: &List, row: &Row| {
            let needed =
                |column: Option<Column>, name| column.ok_or_else(|| table.missing(&[name]));
            let contribution_id = table.number(row, contribution, 1, u64::MAX)?;
            let verdict = match table.text(row, verdict) {
                "accepted" => Verdict::Accepted {
                    weight: table.number(row, needed(weight, "weight")?, 1, MAX_TOTAL_WEIGHT)?,
                },
                "rejected" => Verdict::Rejected {
                    reason: checked(table, row, needed(reason, "reason")?, reason_text)?,
                },
                _ => {
                    let expected = "accepted or rejected".to_owned();
                    return Err(table.refuse(row, verdict, expected, None));
                }
            };
            Ok(Review {
                contribution_id,
                verdict,
            })
        })
    })
}

type List<'a> = Table<&'a [u8]>;

/// Reads rows, no more than one message takes; `columns` looks at the header and gives what reads a row.
fn read<T, F>(
    path: &Path,
    what: &'static str,
    max: usize,
    columns: impl FnOnce(&List) -> Result<F, InputError>,
) -> Result<Vec<T>, InputError>
where
    F: Fn(&List, &Row) -> Result<T, InputError>,
{
    let file = File::read(path)?;
    let mut table = Table::open(&file.name, file.bytes.as_ref())?;
    let read_row = columns(&table)?;
    let mut list = vec![];
    while let Some(row) = table.next_row()? {
        if list.len() >= max {
            return Err(InputError::TooManyRows {
                file: file.name,
                line: row.line,
                what,
                max,
            });
        }
        list.push(read_row(&table, &row)?);
    }
    Ok(list)
}

fn required(table: &List, name: &'static str) -> Result<Column, InputError> {
    table.find(name)?.ok_or_else(|| table.missing(&[name]))
}

/// The column, where the row has something in it.
fn given(table: &List, row: &Row, column: Option<Column>) -> Option<Column> {
    column.filter(|column| !table.text(row, *column).is_empty())
}

fn account(table: &List, row: &Row, column: Column) -> Result<String, InputError> {
    weights::bech32(table, row, column, None).map(|(_account, address)| address.into_string())
}

fn checked<T>(table: &List, row: &Row, column: Column, check: Check<T>) -> Result<T, InputError> {
    check(table.text(row, column)).map_err(|expected| {
        // its own text begins with what was expected
        let expected = expected.strip_prefix("expected ").unwrap_or(&expected);
        table.refuse(row, column, expected.to_owned(), None)
    })
}
