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

#[cfg(test)]
mod tests {
    use super::super::Options;
    use super::*;

    fn named(path: &Path) -> Result<Deployment> {
        let options = Options {
            deployment: Some(path.to_owned()),
            ..Options::default()
        };
        options.deployment()
    }

    #[test]
    fn what_a_named_file_says_is_taken() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("own.json");
        fs::write(
            &path,
            r#"{"node": "http://n:1", "contract": "wasm1c", "accounts": {"ann": {"key_file": "k"}}}"#,
        )?;
        let found = named(&path)?;
        assert_eq!(found.node.as_deref(), Some("http://n:1"));
        assert_eq!(found.contract.as_deref(), Some("wasm1c"));
        assert_eq!(found.chain_id, None);
        let account = found.accounts.get("ann");
        assert_eq!(
            account.map(|found| found.key_file.as_path()),
            Some(Path::new("k"))
        );
        Ok(())
    }

    #[test]
    fn a_named_file_that_is_not_there_or_is_none_is_an_error() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("own.json");
        let error = named(&path).err().context("taken for one")?;
        assert!(error.is::<InputError>(), "{error:#}");
        fs::write(&path, "{}}")?;
        let error = named(&path).err().context("taken for one")?;
        assert!(
            error
                .to_string()
                .ends_with("own.json is no deployment file")
        );
        Ok(())
    }
}
