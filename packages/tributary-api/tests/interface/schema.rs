//! The schema that is kept is the one of these messages.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Each file below a folder, by its path from there.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            let inner = files(&path).into_iter();
            found.extend(inner.map(|(inner, text)| (format!("{name}/{inner}"), text)));
        } else {
            found.insert(name, fs::read_to_string(path).unwrap());
        }
    }
    found
}

#[test]
fn kept_schema_is_as_the_messages_are() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("schema-of-the-messages");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let written = Command::new(env!("CARGO_BIN_EXE_schema"))
        .current_dir(&folder)
        .output()
        .unwrap();
    assert!(written.status.success(), "{written:?}");
    let (kept, written) = (files(&kept), files(&folder.join("schema")));
    assert!(kept.keys().eq(written.keys()), "{:?}", written.keys());
    for (name, text) in &kept {
        assert!(
            written[name] == *text,
            "{name} is stale: run `cargo schema`"
        );
    }
}
