//! One run of cargo.

use anyhow::{Context, Result, bail};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";

/// What a surrounding `cargo test` or `cargo run`, or the caller's shell, may have set and what would change the
/// artifact or make cargo build it anew.
const CLEARED: [&str; 9] = [
    "CARGO_BUILD_INCREMENTAL",
    "CARGO_BUILD_RUSTFLAGS",
    "CARGO_BUILD_TARGET",
    "CARGO_CRATE_NAME",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_INCREMENTAL",
    "CARGO_PRIMARY_PACKAGE",
    "OUT_DIR",
    "RUSTFLAGS",
];
const CLEARED_PREFIXES: [&str; 7] = [
    "CARGO_BIN_",
    "CARGO_CFG_",
    "CARGO_FEATURE_",
    "CARGO_MANIFEST_",
    "CARGO_PKG_",
    "CARGO_PROFILE_",
    "CARGO_TARGET_WASM32_",
];

/// Builds the library of `package` for the chain and returns the path of its Wasm.
pub fn build_contract(package: &str) -> Result<PathBuf> {
    let root = workspace_root()?;
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .current_dir(&root)
        .args(["build", "--locked", "--profile", "contract"])
        .args(["--target", TARGET, "--lib", "--package", package])
        .arg("--message-format=json-render-diagnostics");
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(is_cleared) {
            command.env_remove(name);
        }
    }
    command.args(["--config", &remapped_paths(&root)]);

    let output = command.output().with_context(|| {
        format!(
            "cannot run {}; is cargo installed?",
            command.get_program().to_string_lossy()
        )
    })?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        bail!(
            "building the Wasm of {package} failed\n\n{}\n\n{}",
            stderr.trim_end(),
            advice(&stderr)
        );
    }
    wasm_path(&output.stdout).with_context(|| format!("cargo built {package} but named no Wasm"))
}

fn workspace_root() -> Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    root.canonicalize()
        .with_context(|| format!("the workspace is no longer at {}", root.display()))
}

fn is_cleared(name: &str) -> bool {
    CLEARED.contains(&name) || CLEARED_PREFIXES.iter().any(|p| name.starts_with(p))
}

/// Panic messages hold source paths, so without this two machines would build different bytes. As configuration and not
/// as a variable: cargo adds these flags to those of the workspace's own configuration.
fn remapped_paths(root: &Path) -> String {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")));
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let mut flags = vec![remap(root, "/tributary")];
    flags.extend(cargo_home.map(|home| remap(&home, "/cargo")));
    // a list of JSON strings is one of TOML strings too
    format!("target.{TARGET}.rustflags={}", serde_json::json!(flags))
}

/// The path is cargo's to tell: the target directory may be set by a variable or by its configuration.
fn wasm_path(messages: &[u8]) -> Option<PathBuf> {
    let messages = String::from_utf8_lossy(messages);
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|message| {
            let files = message.get("filenames")?.as_array()?.iter();
            files
                .filter_map(|file| file.as_str())
                .find(|file| file.ends_with(".wasm"))
                .map(PathBuf::from)
        })
        .next_back()
}

fn advice(stderr: &str) -> &'static str {
    if stderr.contains("E0463") || stderr.contains("target may not be installed") {
        "the compiler lacks the wasm32-unknown-unknown target: run `rustup toolchain install` in the workspace, \
         which reads rust-toolchain.toml"
    } else if stderr.contains("--locked") {
        "Cargo.lock does not fit the manifests: run `cargo metadata` once and commit the change"
    } else {
        "correct the error above and run the command again"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_change_the_artifact_is_cleared() {
        for name in ["RUSTFLAGS", "CARGO_PKG_NAME", "CARGO_PROFILE_RELEASE_LTO"] {
            assert!(is_cleared(name), "{name}");
        }
        for name in ["PATH", "CARGO", "CARGO_HOME", "CARGO_TARGET_DIR"] {
            assert!(!is_cleared(name), "{name}");
        }
    }

    #[test]
    fn the_wasm_is_found_among_cargos_messages() {
        let messages = concat!(
            r#"{"reason":"compiler-artifact","filenames":["/t/libcw20_base.rlib","/t/cw20_base.wasm"]}"#,
            "\n",
            r#"{"reason":"build-finished","success":true}"#,
        );
        assert_eq!(
            wasm_path(messages.as_bytes()),
            Some(PathBuf::from("/t/cw20_base.wasm"))
        );
        assert_eq!(wasm_path(b"not json"), None);
    }

    #[test]
    fn a_missing_target_is_explained() {
        let stderr = "error[E0463]: can't find crate for `core`";
        assert!(advice(stderr).contains("rustup toolchain install"));
    }
}
