//! What the queries answer of data, notice and pots, against the book.

use std::collections::{BTreeMap, BTreeSet};

use tributary_api::{Change, ContributionStatus, PotStatus};

use super::data::Data;
use super::pots::Pots;
use crate::state_machine::world::World;

/// The entries of one datanet or model, without its id.
fn of<V: Clone>(map: &BTreeMap<[String; 2], V>, id: u64) -> Vec<(String, V)> {
    let entries = map.iter().filter(|([of, _], _)| *of == id.to_string());
    let entries = entries.map(|([_, rest], value)| (rest.clone(), value.clone()));
    let mut entries: Vec<_> = entries.collect();
    // numbers in their order
    entries.sort_by_key(|(rest, _)| (rest.len(), rest.clone()));
    entries
}

#[track_caller]
pub fn assert_promises(world: &World, data: &Data) {
    let suite = &world.suite;
    for datanet_id in world.model.oracle.datanets.keys() {
        let found = suite.datanet(*datanet_id);
        let id = datanet_id.to_string();
        assert_eq!(found.curator_fee_bps.to_string(), data.curator_fees[&id]);
        let notice = Some(found.notice_seconds).filter(|notice| *notice > 0);
        let notice = notice.map(|notice| notice.to_string()).unwrap_or_default();
        assert_eq!(notice, data.notices[&id]);
        let lane = found
            .attribution_window
            .map(|window| [found.influence_bps.to_string(), window.to_string()]);
        assert_eq!(lane.as_ref(), data.influence.get(&id));
        let attestors = found.attestors.iter();
        let attestors: BTreeSet<_> = attestors.map(|one| one.address.to_string()).collect();
        let said = data.attestors.iter().filter(|[of, _]| *of == id);
        assert_eq!(
            attestors,
            said.map(|[_, who]| who.clone()).collect::<BTreeSet<_>>()
        );
        let parents = found.parents.iter();
        let parents: Vec<_> = parents
            .map(|one| (one.datanet_id.to_string(), one.royalty_bps.to_string()))
            .collect();
        assert_eq!(parents, of(&data.parents, *datanet_id));

        let changes = suite.scheduled_changes(*datanet_id, None, Some(100));
        let changes: Vec<_> = changes
            .iter()
            .map(|one| {
                let kind = match one.change {
                    Change::SetWeights { .. } => "set_weights",
                    Change::AcceptContributions { .. } => "accept_contributions",
                    Change::SetAttestors { .. } => "set_attestors",
                };
                let times = [one.matures_at, one.lapses_at].map(|time| time.to_string());
                let [from, until] = times;
                (one.change_id.to_string(), [kind.to_owned(), from, until])
            })
            .collect();
        assert_eq!(changes, of(&data.waiting, *datanet_id));
        assert_contributions(world, data, *datanet_id);
    }
    for model_id in world.model.oracle.models.keys() {
        let route = suite.model(*model_id).route;
        let route: Vec<_> = route
            .iter()
            .map(|entry| (entry.datanet_id.to_string(), entry.parts.to_string()))
            .collect();
        assert_eq!(route, of(&data.routes, *model_id));
    }
}

fn assert_contributions(world: &World, data: &Data, datanet_id: u64) {
    let mut found = vec![];
    let mut submissions = vec![];
    let mut start_after = None;
    loop {
        let page = world
            .suite
            .contributions(datanet_id, None, start_after, None);
        for one in page.contributions {
            let id = one.contribution_id.to_string();
            let said = match one.status {
                ContributionStatus::Pending {} => "pending".to_owned(),
                ContributionStatus::Scheduled { change_id, weight } => {
                    format!("waits with {change_id} for {weight}")
                }
                ContributionStatus::Accepted { weight } => format!("accepted for {weight}"),
                ContributionStatus::Rejected { reason } => format!("rejected: {reason}"),
            };
            found.push((id.clone(), said));
            let hash = one.content_hash.to_base64();
            submissions.push((id, [one.submitter.to_string(), hash]));
        }
        match page.next {
            Some(next) => start_after = Some(next),
            None => break,
        }
    }
    assert_eq!(found, of(&data.contributions, datanet_id));
    assert_eq!(submissions, of(&data.submissions, datanet_id));
}

#[track_caller]
pub fn assert_pots(world: &World, pots: &Pots) {
    pots.assert_whole();
    let (mut waiting, mut shared) = (BTreeMap::new(), BTreeMap::new());
    for record in &world.model.oracle.records {
        let found = world.suite.query_record(record.model_id, record.record_id);
        for part in found.datanets {
            let ids = [record.model_id, record.record_id, part.datanet_id];
            let key = ids.map(|id| id.to_string());
            let Some(pot) = part.pot else { continue };
            match pot.status {
                PotStatus::Waiting { .. } => {
                    waiting.insert(key, pot.amount.u128().into());
                }
                PotStatus::Attributed { attribution_id, .. } => {
                    shared.insert(key, Some(attribution_id.to_string()));
                }
                PotStatus::Released { .. } => {
                    shared.insert(key, None);
                }
            }
        }
    }
    assert_eq!(waiting, pots.waiting);
    assert_eq!(shared, pots.shared);
}
