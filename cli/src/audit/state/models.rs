//! Models and their query records.

use super::number::big128;
use super::{PAGE, State};
use crate::audit::line::Place;
use crate::audit::source::{Source, each, pages};
use anyhow::Result;
use num_bigint::BigInt;
use tributary_api::{
    ModelsResponse, PotStatus, QueryMsg, QueryRecordResponse, QueryRecordsResponse,
};

/// A record's answer works out its whole route again, and nodes bound what a query may use: of routes with 32 influence lanes they
/// answer 22 at once.
const RECORDS: u32 = 20;
const STEP: usize = 20;

impl State {
    pub fn ask_models(&mut self, source: &dyn Source) -> Result<()> {
        let list = |start_after| QueryMsg::Models {
            start_after,
            limit: PAGE,
        };
        let found = pages(
            source,
            "asking for models",
            vec![((), list(None))],
            |(), page: &ModelsResponse| {
                let last = page.models.last();
                last.map(|last| list(Some(last.model_id)))
            },
        )?;
        let mut questions = vec![];
        for model in found.into_iter().flat_map(|(_, page)| page.models) {
            self.counts.models = self.counts.models.saturating_add(1);
            let id = model.model_id;
            let records = model.records;
            self.lines
                .add(Place::Model(id), "", "records", records.into());
            let operator = model.operator.into_string();
            let place = Place::Operator(id, operator.clone());
            self.lines.add(place, "", "operator", 1.into());
            self.people.insert(operator);
            let gateways = model.gateways.into_iter();
            self.people.extend(gateways.map(|one| one.into_string()));
            // newest first; each page begins where the last one ends
            for before in (1..=records).rev().step_by(STEP) {
                let question = QueryMsg::QueryRecords {
                    model_id: id,
                    start_after: Some(before.saturating_add(1)),
                    limit: Some(RECORDS),
                };
                questions.push((id, question));
            }
        }
        let found = each::<_, QueryRecordsResponse>(source, "asking for query records", questions)?;
        for record in found.into_iter().flat_map(|(_, page)| page.records) {
            self.enter_record(record);
        }
        Ok(())
    }

    fn enter_record(&mut self, record: QueryRecordResponse) {
        self.counts.records = self.counts.records.saturating_add(1);
        let token = record.token.as_str();
        let place = || Place::Record(record.model_id, record.record_id);
        for (name, amount) in [
            ("amount", record.amount),
            ("protocol", record.protocol),
            ("operator", record.operator),
        ] {
            self.lines.add(place(), token, name, big128(amount));
        }
        for part in &record.datanets {
            let place = || Place::Part(record.model_id, record.record_id, part.datanet_id);
            let curator = big128(part.curator);
            self.lines.add(place(), token, "curator", curator);
            if let Some(pot) = &part.pot {
                let amount = big128(pot.amount);
                let waiting = match pot.status {
                    PotStatus::Waiting { .. } => amount.clone(),
                    _ => BigInt::ZERO,
                };
                self.lines.add(place(), token, "pot", amount);
                self.lines.add(place(), token, "waiting", waiting);
            }
        }
        self.people.insert(record.payer.into_string());
    }
}
