//! A file that says where a deployment is: `deployments/localnet.json`, or one of your own.

use crate::input::InputError;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Taken where no option and no variable names another, if it is there.
const DEFAULT: &str = "deployments/localnet.json";

/// Of such a file, what the command needs; all of it may be missing.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Deployment {
    pub chain_id: Option<String>,
    pub node: Option<String>,
    pub prefix: Option<String>,
    pub gas_prices: Option<String>,
    pub contract: Option<String>,
    pub token: Option<String>,
    /// By name.
    pub accounts: BTreeMap<String, Account>,
}

#[derive(Deserialize)]
pub struct Account {
    pub key_file: PathBuf,
}

impl Deployment {
    /// The named file, or the default one if there is one.
    ///
    /// # Errors
    /// [`InputError::Unreadable`]; and when it is no JSON of this form.
    pub fn read(named: Option<&Path>) -> Result<Self> {
        let path = named.unwrap_or(Path::new(DEFAULT));
        if named.is_none() && !path.exists() {
            return Ok(Self::default());
        }
        let file = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|source| InputError::Unreadable {
            file: file.clone(),
            source,
        })?;
        serde_json::from_str(&text).with_context(|| format!("{file} is no deployment file"))
    }
}
