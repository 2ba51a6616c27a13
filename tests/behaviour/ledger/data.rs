//! Contributions, attestors, parents, routes, and what waits for the notice.

use std::collections::{BTreeMap, BTreeSet};

use num_bigint::BigInt;

use super::entry::{Entry, Key};

const CONTRIBUTION: [&str; 2] = ["datanet_id", "contribution_id"];
const CHANGE: [&str; 2] = ["datanet_id", "change_id"];

#[derive(Default)]
pub struct Data {
    /// (datanet, contribution) → what is said of it, in words
    pub contributions: BTreeMap<Key<2>, String>,
    /// (datanet, contribution) → (submitter, hash)
    pub submissions: BTreeMap<Key<2>, [String; 2]>,
    /// (datanet, address): of the weight, what came through accepted contributions
    pub accepted: BTreeMap<Key<2>, BigInt>,
    /// (datanet, change) → (kind, from when, until when)
    pub waiting: BTreeMap<Key<2>, [String; 3]>,
    /// (datanet, change) → who is to have what: weight, contribution and weight, or nothing but its name
    pub scheduled: BTreeMap<Key<2>, BTreeSet<[String; 3]>>,
    /// (datanet, address)
    pub attestors: BTreeSet<Key<2>>,
    /// (datanet, parent) → royalty in basis points
    pub parents: BTreeMap<Key<2>, String>,
    /// (model, datanet) → parts
    pub routes: BTreeMap<Key<2>, String>,
    pub curator_fees: BTreeMap<String, String>,
    /// 0 is not said.
    pub influence: BTreeMap<String, [String; 2]>,
    pub notices: BTreeMap<String, String>,
}

impl Data {
    pub fn enter(&mut self, ty: &str, event: &Entry) {
        match ty {
            "wasm-datanet_registered" | "wasm-datanet_updated" => self.set_terms(event),
            "wasm-datanet_derived" => {
                let key = event.texts(["datanet_id", "parent"]);
                self.parents.insert(key, event.text("royalty_bps"));
            }
            "wasm-model_routed" => {
                let key = event.texts(["model_id", "datanet_id"]);
                self.routes.insert(key, event.text("parts"));
            }
            "wasm-attestor_added" => {
                let fresh = self
                    .attestors
                    .insert(event.texts(["datanet_id", "attestor"]));
                assert!(fresh, "an attestor twice");
            }
            "wasm-attestor_removed" => {
                let known = self
                    .attestors
                    .remove(&event.texts(["datanet_id", "attestor"]));
                assert!(known, "no such attestor");
            }
            "wasm-change_scheduled" => {
                let terms = event.texts(["kind", "matures_at", "lapses_at"]);
                self.waiting.insert(event.texts(CHANGE), terms);
                self.scheduled.insert(event.texts(CHANGE), BTreeSet::new());
            }
            "wasm-change_applied" | "wasm-change_cancelled" | "wasm-change_dropped" => {
                let waited = self.waiting.remove(&event.texts(CHANGE));
                self.scheduled.remove(&event.texts(CHANGE));
                let [kind, ..] = waited.expect("a change that did not wait");
                assert_eq!(kind, event.text("kind"));
            }
            "wasm-weight_scheduled" => {
                let [address, weight] = event.texts(["address", "weight"]);
                self.schedule(event, [address, String::new(), weight]);
            }
            "wasm-attestor_scheduled" => {
                let attestor = event.text("attestor");
                self.schedule(event, [attestor, String::new(), String::new()]);
            }
            "wasm-roll_scheduled" => {
                let [root, uri, weight] = event.texts(["root", "uri", "roll_weight"]);
                let closes = event.has("closes").then(|| event.text("closes"));
                let closes = closes.unwrap_or_default();
                let terms = format!("{weight} {} {closes}", event.text("leaf_count"));
                self.schedule(event, [root, uri, terms]);
            }
            "wasm-closing_scheduled" => {
                let roll_id = event.text("roll_id");
                self.schedule(event, [roll_id, String::new(), String::new()]);
            }
            "wasm-weight_changed" => {
                // a weight that is cut takes of the accepted one what is above it
                let key = event.texts(["datanet_id", "address"]);
                let accepted = self.accepted.entry(key).or_default();
                *accepted = accepted.clone().min(event.number("weight"));
            }
            _ => self.review(ty, event),
        }
    }

    fn schedule(&mut self, event: &Entry, entry: [String; 3]) {
        let change = self.scheduled.get_mut(&event.texts(CHANGE));
        let fresh = change.expect("a change that does not wait").insert(entry);
        assert!(fresh, "an entry twice");
    }

    fn set_terms(&mut self, event: &Entry) {
        let datanet = event.text("datanet_id");
        let or_none = |key| event.has(key).then(|| event.text(key)).unwrap_or_default();
        self.curator_fees
            .insert(datanet.clone(), event.text("curator_fee_bps"));
        self.notices
            .insert(datanet.clone(), or_none("notice_seconds"));
        if event.has("influence_bps") {
            let terms = event.texts(["influence_bps", "attribution_window"]);
            self.influence.insert(datanet, terms);
        }
    }

    fn review(&mut self, ty: &str, event: &Entry) {
        let said = match ty {
            "wasm-contribution_submitted" => {
                let submission = event.texts(["submitter", "content_hash"]);
                self.submissions
                    .insert(event.texts(CONTRIBUTION), submission);
                "pending".to_owned()
            }
            "wasm-contribution_reopened" => "pending".to_owned(),
            "wasm-acceptance_scheduled" => {
                self.schedule(
                    event,
                    event.texts(["submitter", "contribution_id", "weight"]),
                );
                let [change, weight] = event.texts(["change_id", "weight"]);
                format!("waits with {change} for {weight}")
            }
            "wasm-contribution_reviewed" if event.text("verdict") == "accepted" => {
                let key = event.texts(["datanet_id", "submitter"]);
                *self.accepted.entry(key).or_default() += event.number("weight");
                format!("accepted for {}", event.text("weight"))
            }
            "wasm-contribution_reviewed" => format!("rejected: {}", event.text("reason")),
            _ => return,
        };
        self.contributions.insert(event.texts(CONTRIBUTION), said);
    }
}
