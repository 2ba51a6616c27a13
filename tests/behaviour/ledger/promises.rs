//! What the queries answer of data, notice and pots, against the book.

use std::collections::{BTreeMap, BTreeSet};

use tributary_api::{Change, ContributionStatus, PotStatus};

use super::data::Data;
use super::pots::Pots;
use super::shown::Shown;

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
pub fn assert_promises(shown: &Shown, data: &Data) {
    let suite = shown.suite;
    for datanet_id in &shown.datanets {
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
        let mut waiting = vec![];
        let mut scheduled = vec![];
        for one in changes {
            let (kind, entries) = describe(&one.change);
            let [id, from, until] = [one.change_id, one.matures_at, one.lapses_at];
            let id = id.to_string();
            let terms = [kind.to_owned(), from.to_string(), until.to_string()];
            waiting.push((id.clone(), terms));
            scheduled.push((id, entries));
        }
        assert_eq!(waiting, of(&data.waiting, *datanet_id));
        assert_eq!(scheduled, of(&data.scheduled, *datanet_id));
        assert_contributions(shown, data, *datanet_id);
    }
    for model_id in &shown.models {
        let route = suite.model(*model_id).route;
        let route: Vec<_> = route
            .iter()
            .map(|entry| (entry.datanet_id.to_string(), entry.parts.to_string()))
            .collect();
        assert_eq!(route, of(&data.routes, *model_id));
    }
}

/// The kind, and who is to have what.
fn describe(change: &Change) -> (&'static str, BTreeSet<[String; 3]>) {
    match change {
        Change::SetWeights { weights } => {
            let entries = weights.iter();
            let entries =
                entries.map(|one| [one.address.clone(), String::new(), one.weight.to_string()]);
            ("set_weights", entries.collect())
        }
        Change::AcceptContributions { accepted } => {
            let entries = accepted.iter().map(|one| {
                let id = one.contribution_id.to_string();
                [one.submitter.to_string(), id, one.weight.to_string()]
            });
            ("accept_contributions", entries.collect())
        }
        Change::SetAttestors { attestors } => {
            let entries = attestors.iter();
            let entries = entries.map(|one| [one.to_string(), String::new(), String::new()]);
            ("set_attestors", entries.collect())
        }
        Change::PublishRoll {
            root,
            total_weight,
            leaf_count,
            uri,
            closes,
        } => {
            let closes = closes.map(|closes| closes.to_string()).unwrap_or_default();
            let terms = format!("{total_weight} {leaf_count} {closes}");
            let entry = [root.to_base64(), uri.clone(), terms];
            ("publish_roll", BTreeSet::from([entry]))
        }
        Change::CloseRoll { roll_id } => {
            let entry = [roll_id.to_string(), String::new(), String::new()];
            ("close_roll", BTreeSet::from([entry]))
        }
    }
}

fn assert_contributions(shown: &Shown, data: &Data, datanet_id: u64) {
    let mut found = vec![];
    let mut submissions = vec![];
    let mut start_after = None;
    loop {
        let page = shown
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
pub fn assert_pots(shown: &Shown, pots: &Pots) {
    let (mut waiting, mut shared) = (BTreeMap::new(), BTreeMap::new());
    for record in shown.records() {
        for part in record.datanets {
            let ids = [record.model_id, record.record_id, part.datanet_id];
            let key = ids.map(|id| id.to_string());
            let Some(pot) = part.pot else { continue };
            match pot.status {
                PotStatus::Waiting { .. } => {
                    waiting.insert(key, pot.amount.u128().into());
                }
                PotStatus::Attributed {
                    attribution_id,
                    attestor,
                    total_score,
                    ..
                } => {
                    let [id, total] = [attribution_id, total_score].map(|it| it.to_string());
                    shared.insert(key, Some([id, attestor.into(), total]));
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
