//! The node's settings, in the files that `wasmd init` wrote.

use super::genesis::GAS_PRICES;
use super::home::{Home, write_whole};
use super::ports::Ports;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use toml_edit::{Array, DocumentMut, Item, TableLike, Value};

/// Between two blocks, beside what it takes to make one: some three blocks a second.
const TIMEOUT_COMMIT: &str = "200ms";

/// Sets what differs from wasmd's own defaults. Everything listens on the loopback, or not at all.
///
/// # Errors
/// When a file has no such setting: then wasmd has changed.
pub fn write(home: &Home, ports: Ports) -> Result<()> {
    let Ports { rpc, rest, .. } = ports;
    let folder = home.node().join("config");
    let anyone = Array::from_iter(["*"]);
    let local = |port: u16| format!("tcp://127.0.0.1:{port}");
    edit(
        &folder.join("config.toml"),
        [
            ("log_level", "warn".into()),
            ("rpc.laddr", local(rpc).into()),
            // pages in a browser may ask
            ("rpc.cors_allowed_origins", anyone.into()),
            // profiling, on a fixed port by default
            ("rpc.pprof_laddr", "".into()),
            // there are no peers: any port will do
            ("p2p.laddr", local(0).into()),
            ("p2p.pex", false.into()),
            ("consensus.timeout_commit", TIMEOUT_COMMIT.into()),
        ],
    )?;
    edit(
        &folder.join("app.toml"),
        [
            ("minimum-gas-prices", GAS_PRICES.into()),
            ("api.enable", true.into()),
            ("api.address", local(rest).into()),
            ("api.enabled-unsafe-cors", true.into()),
            ("grpc.enable", true.into()),
            ("grpc.address", ports.grpc_address().into()),
            ("grpc-web.enable", false.into()),
        ],
    )
}

fn edit<const N: usize>(path: &Path, settings: [(&str, Value); N]) -> Result<()> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let text = edited(&text, settings).with_context(|| path.display().to_string())?;
    write_whole(path, text.as_bytes())
}

fn edited<const N: usize>(text: &str, settings: [(&str, Value); N]) -> Result<String> {
    let mut document: DocumentMut = text.parse()?;
    for (name, value) in settings {
        let (section, key) = match name.split_once('.') {
            Some((section, key)) => (document.get_mut(section), key),
            None => (Some(document.as_item_mut()), name),
        };
        let table = section.and_then(Item::as_table_like_mut);
        // a setting that isn't there might have another name by now, and setting this one would do nothing
        match table.and_then(|table: &mut dyn TableLike| table.get_mut(key)) {
            Some(item) => *item = value.into(),
            None => bail!("no setting {name}"),
        }
    }
    Ok(document.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_changed_where_they_stand() {
        let text = "# a node\nfast = 1 # yes\n\n[rpc]\nladdr = \"x\"\n";
        let settings = [("fast", 2.into()), ("rpc.laddr", "tcp://y:1".into())];
        let after = "# a node\nfast = 2\n\n[rpc]\nladdr = \"tcp://y:1\"\n";
        assert_eq!(edited(text, settings).unwrap(), after);
    }

    #[test]
    fn settings_that_are_not_there_are_not_made_up() {
        for name in ["slow", "p2p.laddr", "rpc.port", "fast.laddr"] {
            let edited = edited("fast = 1\n[rpc]\nladdr = \"x\"\n", [(name, 1.into())]);
            assert!(edited.unwrap_err().to_string().contains(name));
        }
    }
}
