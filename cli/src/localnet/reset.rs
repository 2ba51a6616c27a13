//! `tributary localnet reset`.

use super::deployment::Deployment;
use super::home::Home;
use super::process;
use crate::output;
use anyhow::{Context, Result};
use std::fs;

pub fn run(home: &Home) -> Result<()> {
    let _lock = home.lock_if_any()?;
    process::stop(home)?;
    // a record that can't be understood names no file, and its chain has to go nevertheless
    let file = home.read().ok().flatten().and_then(|r| r.deployment);
    if let Some(file) = file {
        let is_ours = Deployment::read(&file).is_ok_and(|deployment| deployment.is_of(home));
        if is_ours {
            fs::remove_file(&file).with_context(|| format!("cannot delete {}", file.display()))?;
        }
    }
    let text = match home.delete()? {
        true => format!("the chain in {} is deleted", home.path().display()),
        false => format!("there is no chain in {}", home.path().display()),
    };
    Ok(output::print(&text)?)
}
