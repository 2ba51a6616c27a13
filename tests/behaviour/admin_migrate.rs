//! `migrate`.

use cw2::ContractVersion;
use rstest::rstest;
use suite::{
    Runtime::{self, Native, Wasm},
    Suite,
};
use tributary::error::ContractError;
use tributary::{CONTRACT_NAME, CONTRACT_VERSION};

fn suite_with_admin(runtime: Runtime) -> Suite {
    let mut suite = Suite::builder(runtime).admin("dao").build();
    let datanet = suite.add_datanet("cora", 500, &[("ann", 1), ("bob", 1)]);
    suite.add_model("olga", 2_000, &[(datanet, 1)]);
    suite.pay("payer", 1, 1_000);
    suite
}

/// As if the state had been written by another release.
fn pretend(suite: &mut Suite, contract: &str, version: &str) {
    let (contract, version) = (contract.to_owned(), version.to_owned());
    let stored = ContractVersion { contract, version };
    suite.plant(|storage| cw2::CONTRACT.save(storage, &stored).unwrap());
}

fn stored(suite: &Suite) -> ContractVersion {
    suite
        .read_storage(|storage| cw2::get_contract_version(storage))
        .unwrap()
}

#[rstest]
fn older_state_is_taken_over_whole(
    #[values(Native, Wasm)] runtime: Runtime,
    #[values("0.0.0", "0.0.9", "0.1.0-rc.1")] version: &str,
) {
    let mut suite = suite_with_admin(runtime);
    let before = suite.storage();
    pretend(&mut suite, CONTRACT_NAME, version);
    let result = suite.migrate("dao").unwrap();
    assert_eq!(suite::attribute(&result, "", "from_version"), version);
    assert_eq!(
        suite::attribute(&result, "", "to_version"),
        CONTRACT_VERSION
    );
    assert!(suite.storage() == before);

    suite.pay("payer", 1, 1_000);
    suite.claim("ann").unwrap();
    assert_eq!(suite.balance(suite.token(0), "ann"), 741);
    suite.assert_invariants();
}

#[rstest]
fn same_and_later_versions_are_refused(
    #[values(Native, Wasm)] runtime: Runtime,
    #[values(CONTRACT_VERSION, "0.2.1-rc.1", "0.2.1", "0.10.0", "1.0.0")] version: &str,
) {
    let mut suite = suite_with_admin(runtime);
    pretend(&mut suite, CONTRACT_NAME, version);
    let expected = ContractError::MigrateVersion {
        code: CONTRACT_VERSION.to_owned(),
        stored: version.to_owned(),
    };
    suite.refused(|s| s.migrate("dao"), expected);
}

#[rstest]
fn state_of_other_contracts_is_refused(
    #[values(Native, Wasm)] runtime: Runtime,
    #[values("cw20-base", "Tributary", "tributary2", "")] contract: &str,
) {
    let mut suite = suite_with_admin(runtime);
    pretend(&mut suite, contract, "0.0.1");
    let expected = ContractError::MigrateName {
        expected: CONTRACT_NAME.to_owned(),
        found: contract.to_owned(),
    };
    suite.refused(|s| s.migrate("dao"), expected);
}

#[rstest]
fn what_is_no_version_is_refused(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_admin(runtime);
    for version in ["", "nonsense", "0.1", "v0.0.1"] {
        pretend(&mut suite, CONTRACT_NAME, version);
        let expected = format!("migration: {version} is not a version");
        suite.refused(|s| s.migrate("dao"), expected.as_str());
    }
}

#[rstest]
fn only_the_admin_migrates_and_without_one_nobody(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_admin(runtime);
    pretend(&mut suite, CONTRACT_NAME, "0.0.1");
    suite.refused(|s| s.migrate("owner"), "admin");
    let mut suite = Suite::new(runtime);
    pretend(&mut suite, CONTRACT_NAME, "0.0.1");
    for name in ["owner", "deployer", "dao"] {
        suite.refused(|s| s.migrate(name), "admin");
    }
}

#[rstest]
fn new_state_is_marked_with_name_and_version(#[values(Native, Wasm)] runtime: Runtime) {
    let stored = stored(&Suite::new(runtime));
    assert_eq!(
        (stored.contract.as_str(), stored.version.as_str()),
        (CONTRACT_NAME, CONTRACT_VERSION)
    );
}

#[rstest]
fn claims_go_on_after_a_migration_during_a_pause(#[values(Native, Wasm)] runtime: Runtime) {
    let mut suite = suite_with_admin(runtime);
    suite.pause("owner").unwrap();
    pretend(&mut suite, CONTRACT_NAME, "0.0.1");
    suite.migrate("dao").unwrap();
    assert!(suite.config().paused_until.is_some());
    suite.claim("ann").unwrap();
    suite.assert_invariants();
}
