//! What the demo runs on: the shipped files or the user's.

use super::terms;
use crate::input::{Datanet, File, InputError, Request, Trace};
use anyhow::{Result, anyhow};
use cosmwasm_std::Uint128;
use embedded_chain::Bech32Api;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use tributary_api::{MAX_LINEAGE, MAX_LINEAGE_WEIGHT};

/// `FILE.csv=WEIGHT`.
#[derive(Clone, Debug)]
pub struct DatanetFile {
    path: PathBuf,
    weight: u64,
}

impl FromStr for DatanetFile {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (path, weight) = text
            .rsplit_once('=')
            .filter(|(path, _)| !path.is_empty())
            .ok_or("expected FILE.csv=WEIGHT")?;
        // `parse` would take "+1"
        let digits = weight.bytes().all(|byte| byte.is_ascii_digit());
        match weight.parse() {
            Ok(number) if digits && (1..=MAX_LINEAGE_WEIGHT).contains(&number) => Ok(Self {
                path: path.into(),
                weight: number,
            }),
            _ => Err(format!(
                "expected a weight from 1 to {MAX_LINEAGE_WEIGHT}, found '{weight}'"
            )),
        }
    }
}

/// All input, checked.
pub struct Plan {
    pub datanets: Vec<Source>,
    pub trace: String,
    pub requests: Vec<Request>,
}

/// A datanet, its weight in the model's lineage, and its terms.
pub struct Source {
    pub datanet: Datanet,
    pub lineage_weight: u64,
    /// To the plan's first datanet, its parent; 0: it is derived from none.
    pub royalty_bps: u16,
    /// 0: it has no influence lane.
    pub influence_bps: u16,
}

/// What the last datanet is to have; none: what it has by default, which is something for the shipped files only.
#[derive(Clone, Copy, Default)]
pub struct LastTerms {
    pub royalty_bps: Option<u16>,
    pub influence_bps: Option<u16>,
}

impl Plan {
    /// Reads all files.
    ///
    /// # Errors
    /// [`InputError`] for a file.
    pub fn read(
        datanets: &[DatanetFile],
        trace: Option<&Path>,
        limit: Option<u64>,
        last_terms: LastTerms,
        api: &Bech32Api,
    ) -> Result<Self> {
        if datanets.len() > MAX_LINEAGE {
            return Err(InputError::TooManyDatanets {
                max: MAX_LINEAGE,
                found: datanets.len(),
            }
            .into());
        }
        let mut sources = datanets
            .iter()
            .map(|file| source(&File::read(&file.path)?, file.weight, api))
            .collect::<Result<Vec<_>, _>>()?;
        let mut defaults = (0, 0);
        if sources.is_empty() {
            sources = vec![
                source(&tldr_pages(), 3, api)?,
                source(&promptsource(), 1, api)?,
            ];
            defaults = (terms::ROYALTY_BPS, terms::INFLUENCE_BPS);
        }
        let royalty_bps = last_terms.royalty_bps.unwrap_or(defaults.0);
        if royalty_bps > 0 && sources.len() < 2 {
            return Err(InputError::NoParent.into());
        }
        if let Some(last) = sources.last_mut() {
            last.royalty_bps = royalty_bps;
            last.influence_bps = last_terms.influence_bps.unwrap_or(defaults.1);
        }
        let Trace { name, mut requests } = match trace {
            Some(path) => Trace::parse(&File::read(path)?)?,
            None => Trace::parse(&azure_llm_code())?,
        };
        if let Some(limit) = limit {
            requests.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        }
        Ok(Self {
            datanets: sources,
            trace: name,
            requests,
        })
    }

    /// The datanet with an influence lane, which is the last one, and its place, if there is one.
    pub fn lane(&self) -> Option<(usize, &Source)> {
        let mut sources = self.datanets.iter().enumerate();
        sources.find(|(_, source)| source.influence_bps > 0)
    }

    pub fn units(&self) -> u64 {
        let units = self.requests.iter().map(|request| request.units);
        units.fold(0, u64::saturating_add)
    }

    /// The fees of all requests.
    ///
    /// # Errors
    /// When they are no amount of a token.
    pub fn fees(&self) -> Result<Uint128> {
        self.requests
            .iter()
            .try_fold(Uint128::zero(), |sum, request| {
                Ok(sum.checked_add(fee(request)?)?)
            })
    }
}

/// What a request costs, in base units.
///
/// # Errors
/// When it is no amount of a token.
pub fn fee(request: &Request) -> Result<Uint128> {
    u128::from(request.units)
        .checked_mul(terms::UNIT_PRICE)
        .map(Uint128::new)
        .ok_or_else(|| anyhow!("{} units cost too much", request.units))
}

fn source(file: &File, lineage_weight: u64, api: &Bech32Api) -> Result<Source, InputError> {
    Ok(Source {
        datanet: Datanet::parse(file, api)?,
        lineage_weight,
        royalty_bps: 0,
        influence_bps: 0,
    })
}

fn tldr_pages() -> File {
    let bytes = include_bytes!("../../../data/tldr-pages.csv");
    File::shipped("data/tldr-pages.csv", bytes)
}

fn promptsource() -> File {
    let bytes = include_bytes!("../../../data/promptsource.csv");
    File::shipped("data/promptsource.csv", bytes)
}

fn azure_llm_code() -> File {
    let bytes = include_bytes!("../../../data/azure-llm-code-2023.csv");
    File::shipped("data/azure-llm-code-2023.csv", bytes)
}
