//! `tributary localnet status`.

use super::accounts::Accounts;
use super::deployment::{Account, Deployment};
use super::home::{Home, Stage};
use super::process;
use crate::amount::grouped;
use crate::output;
use anyhow::Result;
use node_client::Node;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::PathBuf;

/// Show whether the node runs, where it listens, its height, accounts, and what is deployed
#[derive(clap::Args)]
pub struct Args {
    /// Print it as JSON
    #[arg(long)]
    json: bool,
}

pub fn run(home: &Home, args: &Args) -> Result<()> {
    let status = Status::of(home)?;
    Ok(output::print(&if args.json {
        serde_json::to_string_pretty(&status)?
    } else {
        status.text()
    })?)
}

#[derive(Serialize)]
pub struct Status {
    home: PathBuf,
    running: bool,
    pid: Option<i32>,
    /// None also when a node that runs does not answer.
    height: Option<u64>,
    /// None where there is no chain.
    chain: Option<Chain>,
}

#[derive(Serialize)]
struct Chain {
    chain_id: String,
    wasmd: String,
    binary: PathBuf,
    node: String,
    rest: String,
    grpc: String,
    log: PathBuf,
    stage: Stage,
    accounts: BTreeMap<String, Account>,
    deployment_file: Option<PathBuf>,
    deployment: Option<Deployment>,
}

impl Status {
    /// # Errors
    /// When the home is no chain's or half made.
    pub fn of(home: &Home) -> Result<Self> {
        let record = home.read()?;
        let pid = process::find(home)?;
        let mut height = None;
        if let (Some(record), Some(_)) = (&record, pid) {
            let status = Node::new(&record.ports.rpc_url())?.status();
            height = status.ok().map(|status| status.height);
        }
        let chain = record.map(|record| {
            let deployed = record.stage == Stage::Deployed;
            let deployment = deployed.then(|| Deployment::read(&home.deployment()));
            Ok::<_, anyhow::Error>(Chain {
                node: record.ports.rpc_url(),
                rest: record.ports.rest_url(),
                grpc: record.ports.grpc_address(),
                chain_id: record.chain_id,
                wasmd: record.wasmd,
                binary: record.binary,
                log: home.log(),
                stage: record.stage,
                accounts: Accounts::of(home)?.listed(),
                deployment_file: record.deployment,
                deployment: deployment.transpose()?,
            })
        });
        Ok(Self {
            home: home.path().to_owned(),
            running: pid.is_some(),
            pid: pid.map(|pid| pid.as_raw_nonzero().get()),
            height,
            chain: chain.transpose()?,
        })
    }

    pub fn text(&self) -> String {
        let home = self.home.display();
        let Some(chain) = &self.chain else {
            return format!("no chain in {home}: make one with `tributary localnet up`");
        };
        let mut lines = Lines::default();
        lines.add(
            "node",
            match (self.pid, self.height) {
                (Some(pid), Some(height)) => {
                    format!("running, process {pid}, height {}", grouped(height))
                }
                (Some(pid), None) => format!("running, process {pid}, but it does not answer"),
                (None, _) => "stopped: start it with `tributary localnet up`".to_owned(),
            },
        );
        lines.add(
            "chain",
            format!("{}, wasmd {}", chain.chain_id, chain.wasmd),
        );
        lines.add("binary", chain.binary.display());
        lines.add("RPC", &chain.node);
        lines.add("REST", &chain.rest);
        lines.add("gRPC", &chain.grpc);
        lines.add("home", home);
        lines.add("log", chain.log.display());
        match &chain.deployment {
            Some(deployment) => lines.add_deployment(deployment),
            None if chain.stage == Stage::Deploying => {
                lines.add(
                    "contract",
                    "half deployed: begin anew with `tributary localnet reset`",
                );
            }
            None => lines.add("contract", "none"),
        }
        if let Some(file) = &chain.deployment_file {
            lines.add("file", file.display());
        }
        for (name, account) in &chain.accounts {
            lines.add(name, &account.address);
        }
        lines.0.trim_end().to_owned()
    }
}

/// A name and what it is, on each line.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn add(&mut self, name: &str, what: impl Display) {
        self.0.push_str(&format!("{name:<12}{what}\n"));
    }

    fn add_deployment(&mut self, deployment: &Deployment) {
        let code = |name: &str| match deployment.codes.get(name) {
            Some(code) => format!(", code {}", code.code_id),
            None => String::new(),
        };
        self.add(
            "contract",
            format!("{}{}", deployment.contract, code("tributary")),
        );
        self.add(
            "token",
            format!("{}{}", deployment.token, code("cw20_base")),
        );
        for datanet in &deployment.datanets {
            self.add(
                &format!("datanet {}", datanet.datanet_id),
                format!(
                    "{}, {} contributors",
                    datanet.name,
                    grouped(datanet.contributors)
                ),
            );
        }
        for model in &deployment.models {
            self.add(&format!("model {}", model.model_id), &model.name);
        }
    }
}
