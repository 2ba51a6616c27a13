//! Recorded queries with influence lanes, and what becomes of their pots.

use crate::bench::people::strangers;
use crate::bench::register::Lanes as Shared;
use crate::bench::stage::{Stage, assert_count};
use crate::bench::table::Table;
use anyhow::{Context, Result, bail};
use node_client::{Message, Wallet};
use std::cell::RefCell;
use std::thread;
use std::time::{Duration, SystemTime};
use tributary_api::{
    ExecuteMsg, InfluenceScore, MAX_LINEAGE, MAX_POTS, MAX_SCORES, PotStatus, QueryMsg,
    QueryRecordResponse,
};

const RELEASE: &str = "release 1 pot, an hour after its record at the earliest";
/// A chain's clock may be a little behind.
const GRACE: Duration = Duration::from_secs(5);

pub struct Lanes {
    datanet_id: u64,
    model_id: u64,
    gas: u64,
    /// The model that rests on as many datanets with lanes as there can be.
    pub longest: u64,
    gas_longest: u64,
    /// Of the first model: their pots wait.
    record_ids: Vec<u64>,
}

impl Lanes {
    pub fn record(stage: &Stage) -> Result<Self> {
        let people = strangers(&stage.chain, 0, u64::try_from(MAX_SCORES)?);
        let datanets = stage.add_datanets(Shared::Both, &vec![people; MAX_LINEAGE])?;
        let datanet_id = *datanets.first().context("a datanet")?;
        let models = stage.add_models(&[&[datanet_id], &datanets])?;
        let &[model_id, longest] = models.as_slice() else {
            bail!("expected two models, found {}", models.len());
        };
        // each of three attributed twice and released, and the longest list
        let pots = MAX_POTS.saturating_add(9);
        Ok(Self {
            datanet_id,
            model_id,
            longest,
            record_ids: stage.record_many(model_id, pots)?,
            gas: super::route::record(stage, model_id, 1)?,
            gas_longest: super::route::record(stage, longest, MAX_LINEAGE)?,
        })
    }

    pub fn recorded(&self, table: &mut Table) {
        table.gas("1 datanet with an influence lane", self.gas, None);
        let what = format!("{MAX_LINEAGE} datanets with influence lanes");
        table.gas(what, self.gas_longest, None);
    }

    pub fn shared(&self, stage: &Stage, with_release: bool, table: &mut Table) -> Result<()> {
        table.section("pots of an influence lane, second and later");
        let (longest, rest) = self.record_ids.split_at(MAX_POTS);
        let (single, to_release) = rest.split_at(6);
        let singles = RefCell::new(single.iter());
        let next = || -> Result<Vec<u64>> {
            let found = singles.borrow_mut().next().copied();
            Ok(vec![found.context("a pot that waits")?])
        };
        let attestor = &stage.people.attestor;
        for scores in [2, MAX_SCORES] {
            let message = || self.attribution(stage, next()?, scores);
            let done = |events: &[_]| assert_count(events, "attributed", 1);
            let gas = stage.later(attestor, message, done)?;
            table.gas(format!("attribute 1 pot, {scores} scores"), gas, None);
        }
        let message = self.attribution(stage, longest.to_vec(), MAX_SCORES)?;
        let receipt = stage.send(attestor, &[message])?;
        assert_count(&receipt.events, "attributed", MAX_POTS)?;
        let what = format!("attribute {MAX_POTS} pots, {MAX_SCORES} scores");
        table.gas(what, receipt.gas_used, None);

        if with_release {
            let gas = self.release(stage, &stage.people.payer, to_release)?;
            table.gas(RELEASE, gas, None);
        } else {
            table.found(format!("{RELEASE}: by --with-release only"), "–", None);
        }
        Ok(())
    }

    fn attribution(&self, stage: &Stage, record_ids: Vec<u64>, scores: usize) -> Result<Message> {
        let people = strangers(&stage.chain, 0, u64::try_from(scores)?).into_iter();
        let scores = people.map(|contributor| InfluenceScore {
            address: contributor.address,
            score: contributor.weight,
        });
        stage.call(ExecuteMsg::Attribute {
            model_id: self.model_id,
            datanet_id: self.datanet_id,
            record_ids,
            scores: scores.collect(),
            unattributed: None,
        })
    }

    /// Waits until these can be released.
    fn release(&self, stage: &Stage, wallet: &Wallet, record_ids: &[u64]) -> Result<u64> {
        let last = *record_ids.last().context("a pot that waits")?;
        let deadline = Duration::from_secs(self.deadline(stage, last)?).saturating_add(GRACE);
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?;
        {
            let _shown = crate::progress::spinner("waiting until pots can be released");
            thread::sleep(deadline.saturating_sub(now));
        }
        let left = RefCell::new(record_ids.iter());
        let message = || {
            let record_id = left.borrow_mut().next().copied();
            stage.call(ExecuteMsg::Release {
                model_id: self.model_id,
                datanet_id: self.datanet_id,
                record_ids: vec![record_id.context("a pot that waits")?],
            })
        };
        stage.later(wallet, message, |events| {
            assert_count(events, "released", 1)
        })
    }

    /// In seconds since 1970.
    fn deadline(&self, stage: &Stage, record_id: u64) -> Result<u64> {
        let record: QueryRecordResponse = stage.ask(&QueryMsg::QueryRecord {
            model_id: self.model_id,
            record_id: Some(record_id),
            payer: None,
            query_id: None,
        })?;
        let pot = record.datanets.into_iter().find_map(|part| part.pot);
        match pot.context("a record with a pot")?.status {
            PotStatus::Waiting { deadline } => Ok(deadline),
            _ => bail!("expected a pot that waits, found one that was shared"),
        }
    }
}
