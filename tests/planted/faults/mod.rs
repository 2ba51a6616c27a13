//! One planted fault for each invariant and each attack: what is replaced by what, and the tests that must fail.

mod fees;
mod governance;
mod invariants;
mod people;

/// A mistake in the contract, or in the arithmetic below it.
pub struct Fault {
    /// The invariant (I) or attack (A) in docs/RELIABILITY.md.
    pub row: &'static str,
    pub what: &'static str,
    pub file: &'static str,
    /// Stands in the file once.
    pub from: &'static str,
    pub to: &'static str,
    /// The beginning of names of behaviour tests, one of which must fail on the compiled contract.
    pub tests: &'static [&'static str],
}

const CHECK: &str = "contracts/tributary/src/check.rs";
const REGISTRY: &str = "contracts/tributary/src/registry.rs";
const USAGE: &str = "contracts/tributary/src/execute/usage.rs";
const CLAIM: &str = "contracts/tributary/src/execute/claim.rs";
const ROLL: &str = "contracts/tributary/src/execute/roll.rs";
const BATCH: &str = "contracts/tributary/src/execute/batch.rs";
const ACCOUNT: &str = "contracts/tributary/src/execute/account.rs";
const WEIGHT: &str = "contracts/tributary/src/execute/weight.rs";
const NOTICE: &str = "contracts/tributary/src/execute/notice.rs";
const INFLUENCE: &str = "contracts/tributary/src/execute/influence.rs";
const POTS: &str = "contracts/tributary/src/execute/pots.rs";
const ADMIN: &str = "contracts/tributary/src/execute/admin.rs";
const SEATS: &str = "contracts/tributary/src/seats.rs";
const PORTFOLIO: &str = "contracts/tributary/src/portfolio.rs";
const POOL: &str = "packages/fee-split/src/pool.rs";
const POSITION: &str = "packages/fee-split/src/position.rs";
const ROUTE: &str = "packages/fee-split/src/route.rs";
const PROOF: &str = "packages/weight-roll/src/roll.rs";

pub fn all() -> impl Iterator<Item = &'static Fault> {
    let groups = [
        invariants::FAULTS,
        fees::FAULTS,
        people::FAULTS,
        governance::FAULTS,
    ];
    groups.into_iter().flatten()
}
