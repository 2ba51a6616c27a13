//! A new chain: one validator, and accounts that have something.

use super::accounts::{self, Accounts, VALIDATOR};
use super::fault::{Fault, last_lines};
use super::home::{CHAIN_ID, Home};
use super::process;
use anyhow::{Context, Result};
use serde_json::json;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// The native coin, in base units: gas is paid in it.
pub const DENOM: &str = "ustake";
/// What a unit of gas costs at least.
pub const GAS_PRICES: &str = "0.025ustake";

/// Of each named account: at the price above, some 40,000 million units of gas.
const FUNDS: u64 = 1_000_000_000_000_000;
/// What the validator holds itself to.
const BONDED: u64 = 1_000_000_000_000;

/// Makes the chain's folder of wasmd, with its genesis, and the accounts' key files.
///
/// # Errors
/// [`Fault::Failed`] when wasmd refuses.
pub fn make(binary: &Path, home: &Home, accounts: &Accounts) -> Result<()> {
    accounts.write()?;
    let wasmd = |args: &[&str]| {
        let mut command = process::wasmd(binary, home);
        command.args(args);
        command
    };
    let keyring = ["--keyring-backend", "test"];
    let moniker = "localnet";
    run(&mut wasmd(&[
        "init",
        moniker,
        "--chain-id",
        CHAIN_ID,
        "--default-denom",
        DENOM,
    ]))?;

    // so that wasmd's own commands know the accounts by name, too
    let names = accounts.iter().map(|(name, _)| name).chain([VALIDATOR]);
    for name in names {
        let mut import = wasmd(&["keys", "add", name, "--recover"]);
        let words = accounts::words(name)?;
        run_with(import.args(keyring), format!("{words}\n").as_bytes())?;
    }

    let shown = run(wasmd(&["keys", "show", VALIDATOR, "--address"]).args(keyring))?;
    let validator = shown.trim().to_owned();
    let funded = accounts
        .iter()
        .map(|(_, account)| account.wallet.address().to_owned())
        .chain([validator]);
    let coins = json!([{ "denom": DENOM, "amount": FUNDS.to_string() }]);
    let list: Vec<_> = funded
        .map(|address| json!({ "address": address, "coins": coins }))
        .collect();
    let mut file = tempfile::NamedTempFile::new()?;
    file.write_all(&serde_json::to_vec(&list)?)?;
    let path = file.path().display().to_string();
    run(&mut wasmd(&["genesis", "bulk-add-genesis-account", &path]))?;

    let bonded = format!("{BONDED}{DENOM}");
    let mut gentx = wasmd(&[
        "genesis",
        "gentx",
        VALIDATOR,
        &bonded,
        "--chain-id",
        CHAIN_ID,
    ]);
    run(gentx.args(keyring))?;
    run(&mut wasmd(&["genesis", "collect-gentxs"]))?;
    run(&mut wasmd(&["genesis", "validate"]))?;
    Ok(())
}

fn run(command: &mut Command) -> Result<String> {
    run_with(command, b"")
}

/// Returns what the command prints on stdout.
fn run_with(command: &mut Command, input: &[u8]) -> Result<String> {
    let what = || {
        let args = command.get_args().skip(2).map(|arg| arg.to_string_lossy());
        format!("`wasmd {}`", args.collect::<Vec<_>>().join(" "))
    };
    let what = what();
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| what.clone())?;
    // it goes at the end of this statement: the command sees the end of its input
    child
        .stdin
        .take()
        .context("no stdin")?
        .write_all(input)
        .with_context(|| what.clone())?;
    let output = child.wait_with_output()?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(Fault::Failed {
        what,
        said: last_lines(&String::from_utf8_lossy(&output.stderr), 8),
        advice: "see what it says, then run `tributary localnet reset` and try again",
    }
    .into())
}
