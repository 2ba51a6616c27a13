//! Whatever the fuzzers kept still goes through, without them.

use std::fs;
use std::path::Path;

use fuzzed::Report;

/// The kept inputs of one target. Fewer than these: the corpus is not where it was.
fn corpus(target: &str, least: usize) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let files = fs::read_dir(folder.join(target)).unwrap();
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= least, "{} files of {target}", paths.len());
    paths
        .into_iter()
        .map(|path| fs::read(path).unwrap())
        .collect()
}

#[test]
fn kept_messages_are_read_and_refused_as_they_should() {
    for input in corpus("messages", 100) {
        fuzzed::messages(&input);
    }
}

#[test]
fn kept_rolls_prove_what_they_commit_to_and_nothing_else() {
    for input in corpus("proofs", 20) {
        fuzzed::proofs(&input);
    }
}

#[test]
fn kept_sequences_lose_nothing_and_mostly_succeed() {
    let mut report = Report::default();
    for input in corpus("sequences", 20) {
        report.add(fuzzed::sequences(&input));
    }
    let (sent, ok) = report.totals();
    println!("{ok} of {sent} messages succeeded: {report:#?}");
    assert!(ok * 10 >= sent * 3, "{ok} of {sent} messages succeeded");
    // a release does not migrate to itself
    let never = report.messages.iter().filter(|(_, (_, ok))| *ok == 0);
    let never: Vec<_> = never.map(|(name, _)| name.as_str()).collect();
    assert_eq!(never, ["migrate"], "never succeeded");
    // every message, migrations and queries
    assert_eq!(report.messages.len(), 32, "kinds of messages");
}
