//! Parents and royalties: flattened lineages, and the routes and fees that run over them.

mod bounds;
mod family;
mod flatten;
mod lane;
mod random;
mod route;
mod shown;
mod split;

use suite::{NewDatanet, Runtime, Suite, attribute, contributor_weights, parents};

/// Without any fees but what a test asks for.
fn plain(runtime: Runtime) -> Suite {
    Suite::builder(runtime).protocol_fee_bps(0).build()
}

/// A datanet of cora's, of which ann holds all.
fn derived(suite: &Suite, from: &[(u64, u16)]) -> NewDatanet {
    NewDatanet {
        parents: Some(parents(from)),
        contributors: Some(contributor_weights(suite, &[("ann", 1)])),
        ..NewDatanet::default()
    }
}

/// Registers it and returns its id.
#[track_caller]
fn derive(suite: &mut Suite, from: &[(u64, u16)]) -> u64 {
    let new = derived(suite, from);
    let result = suite.register_datanet("cora", new).unwrap();
    attribute(&result, "", "datanet_id").parse().unwrap()
}

/// Datanets without parents.
fn add_roots(suite: &mut Suite, count: u64) {
    for _ in 0..count {
        suite.add_datanet("cora", 0, &[("ann", 1)]);
    }
}

/// The flattened lineage: share in 10^−18 of each datanet.
#[track_caller]
fn shares(suite: &Suite, datanet_id: u64) -> Vec<(u64, u128)> {
    let lineage = suite.datanet(datanet_id).lineage.into_iter();
    lineage
        .map(|entry| (entry.datanet_id, entry.share.atomics().u128()))
        .collect()
}

/// Lifetime income of the contributors, whole units.
fn income(suite: &Suite, datanet_id: u64) -> String {
    suite.pool(datanet_id, suite.token(0)).income.to_string()
}
