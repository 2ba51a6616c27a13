//! `tributary localnet up`.

use super::accounts::Accounts;
use super::build::Module;
use super::deploy::Freight;
use super::deployment::Deployment;
use super::fault::Fault;
use super::home::{CHAIN_ID, Home, Record, Stage};
use super::ports::{Ports, Wanted};
use super::status::Status;
use super::step::step;
use super::{config, deploy, genesis, process, workspace};
use crate::output;
use anyhow::Result;
use node_client::Node;
use std::path::{Path, PathBuf, absolute};
use std::thread;
use std::time::{Duration, Instant};

/// Start the chain, and make it first if there is none
///
/// Builds wasmd from `chain/`, which takes some minutes and happens once, and needs Go and a C compiler; makes a chain
/// with one validator and funded accounts; starts the node, which runs on until `down`; deploys cw20-base and Tributary,
/// registers the datanets and the model of `tributary demo`, and writes the deployment file, which other commands read.
/// A chain that has been stopped, or whose node has crashed, goes on where it was. Where the node runs already, says so.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    ports: Wanted,

    /// Where to write the deployment file; without this option as before, at first `deployments/localnet.json` in the
    /// workspace
    #[arg(long, value_name = "FILE")]
    deployment: Option<PathBuf>,

    /// Deploy nothing: only the node and the funded accounts
    #[arg(long)]
    bare: bool,

    /// Let the account `admin` replace Tributary's code; without this option nobody ever can
    #[arg(long, conflicts_with = "bare")]
    with_admin: bool,

    /// Where wasmd is built, and looked for first; without this option `target/localnet` in the workspace
    #[arg(long, value_name = "FOLDER")]
    builds: Option<PathBuf>,
}

/// How long a node may take to its next block. It replays nothing but the last one.
const WAIT: Duration = Duration::from_secs(90);
const POLL: Duration = Duration::from_millis(100);

pub fn run(home: &Home, args: &Args) -> Result<()> {
    let workspace = workspace()?;
    let module = Module::read(&workspace)?;
    let _lock = home.lock()?;
    let before = home.read()?;
    if let Some(record) = &before {
        assert_goes_on(home, record, args, &module.version)?;
    }
    let ports_before = before.as_ref().map_or_else(Ports::default, |r| r.ports);
    let ports = args.ports.or(ports_before)?;
    let accounts = Accounts::of(home)?;

    let runs = || Ok(process::find(home)?.is_some());
    let is_up = before.is_some() && runs()? && {
        assert_same_ports(home, ports_before, ports)?;
        // it may be about to end
        wait_for_blocks(home, ports, runs)?
    };
    let mut record = match before {
        Some(record) if is_up => {
            output::print("the node is up already\n")?;
            record
        }
        before => {
            ports.assert_free()?;
            let builds = args.builds.clone();
            let builds = absolute(builds.unwrap_or_else(|| workspace.join("target/localnet")))?;
            let binary = module.build(&builds)?;
            let record = match before {
                Some(record) => Record {
                    ports,
                    binary,
                    ..record
                },
                None => make(home, binary, module.version, ports, &accounts)?,
            };
            home.write(&record)?;
            start(home, &record.binary, ports)?;
            record
        }
    };

    if !args.bare && record.stage == Stage::Made {
        let cargo = Freight::load()?;
        record.stage = Stage::Deploying;
        home.write(&record)?;
        let admin = args.with_admin.then(|| accounts.address("admin"));
        let deployment = deploy::run(&accounts, ports, &cargo, admin.transpose()?)?;
        deployment.write(&home.deployment())?;
        record.stage = Stage::Deployed;
    }
    if record.stage == Stage::Deployed {
        let file = args.deployment.as_ref().map(absolute).transpose()?;
        let file = file.or(record.deployment);
        let file = file.unwrap_or_else(|| workspace.join("deployments/localnet.json"));
        let deployment = Deployment::read(&home.deployment())?.at(ports);
        deployment.write(&home.deployment())?;
        deployment.write(&file)?;
        record.deployment = Some(file);
    }
    home.write(&record)?;
    Ok(output::print(&Status::of(home)?.text())?)
}

/// Whether there is a chain that can go on.
fn assert_goes_on(home: &Home, record: &Record, args: &Args, wasmd: &str) -> Result<()> {
    record.assert_fits(home, wasmd)?;
    let home_path = || home.path().to_owned();
    match record.stage {
        Stage::Deploying => Err(Fault::HalfDeployed { home: home_path() }.into()),
        Stage::Deployed
            if args.with_admin && Deployment::read(&home.deployment())?.admin.is_none() =>
        {
            Err(Fault::NoAdmin { home: home_path() }.into())
        }
        _ => Ok(()),
    }
}

/// A node that runs stays where it is.
fn assert_same_ports(home: &Home, found: Ports, wanted: Ports) -> Result<(), Fault> {
    for (found, wanted) in found.named().into_iter().zip(wanted.named()) {
        if found.port != wanted.port {
            return Err(Fault::OtherPort {
                home: home.path().to_owned(),
                what: found.what,
                found: found.port,
            });
        }
    }
    Ok(())
}

/// A chain that has no block yet.
fn make(
    home: &Home,
    binary: PathBuf,
    wasmd: String,
    ports: Ports,
    accounts: &Accounts,
) -> Result<Record> {
    let begun = Record {
        chain_id: CHAIN_ID.to_owned(),
        wasmd,
        binary,
        ports,
        stage: Stage::Begun,
        deployment: None,
    };
    home.write(&begun)?;
    step("making a chain with funded accounts", || {
        genesis::make(&begun.binary, home, accounts)
    })?;
    Ok(Record {
        stage: Stage::Made,
        ..begun
    })
}

/// Starts the node where it is to listen now.
fn start(home: &Home, binary: &Path, ports: Ports) -> Result<()> {
    config::write(home, ports)?;
    step("starting the node", || {
        // again, since building may have taken long
        ports.assert_free()?;
        let mut child = process::start(binary, home)?;
        match wait_for_blocks(home, ports, || Ok(child.try_wait()?.is_none()))? {
            true => Ok(()),
            false => Err(process::ended(home).into()),
        }
    })
}

/// Until a block has come since the node was asked first, and there is one whose state can be asked for. False when the
/// node has ended.
fn wait_for_blocks(
    home: &Home,
    ports: Ports,
    mut runs: impl FnMut() -> Result<bool>,
) -> Result<bool> {
    let node = Node::new(&ports.rpc_url())?;
    let began = Instant::now();
    let mut first = None;
    while began.elapsed() < WAIT {
        if !runs()? {
            return Ok(false);
        }
        // while it starts, it does not answer
        if let Ok(status) = node.status() {
            let first = *first.get_or_insert(status.height);
            if status.height > first.max(1) {
                return Ok(true);
            }
        }
        thread::sleep(POLL);
    }
    Err(Fault::Silent {
        seconds: WAIT.as_secs(),
        log: home.log(),
    }
    .into())
}
