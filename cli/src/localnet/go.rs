//! The Go on this machine.

use super::fault::Fault;
use anyhow::{Context, Result, anyhow};
use std::fmt;
use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Stdio};

/// `1.24.0`. Of a release candidate, which Go takes for older than its release, what it is a candidate for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version([u32; 3]);

impl Version {
    /// Of `1.24`, `1.24.0`, `go1.24.0`, `go1.27rc1`, or `go1.25.1 X:experiment`.
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_prefix("go").unwrap_or(text);
        let end = text.find(|c: char| !c.is_ascii_digit() && c != '.');
        let (numbers, _) = text.split_at(end.unwrap_or(text.len()));
        let mut parts = numbers.split('.').map(str::parse::<u32>);
        let mut next = || parts.next().transpose();
        let (major, minor, patch) = (next().ok()??, next().ok()??, next().ok()?);
        Some(Self([major, minor, patch.unwrap_or(0)]))
    }

    /// What a `go.mod` needs.
    ///
    /// # Errors
    /// When it doesn't say.
    pub fn needed(go_mod: &str) -> Result<Self> {
        let mut lines = go_mod.lines().filter_map(|line| line.strip_prefix("go "));
        lines
            .next()
            .and_then(Self::parse)
            .context("chain/go.mod names no version of Go")
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.0;
        write!(f, "{major}.{minor}.{patch}")
    }
}

/// Go as it runs in a folder, with what its environment may have set otherwise.
///
/// What is installed is what builds: Go would otherwise fetch another toolchain where it finds itself too old.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new("go");
    command
        .current_dir(folder)
        .env("GOTOOLCHAIN", "local")
        .env("GOWORK", "off")
        .env("GOFLAGS", "-mod=readonly")
        .env("CGO_ENABLED", "1")
        .stdin(Stdio::null());
    for name in ["GOOS", "GOARCH"] {
        command.env_remove(name);
    }
    command
}

/// Finds Go and the C compiler it uses.
///
/// # Errors
/// [`Fault::NoGo`], [`Fault::OldGo`], [`Fault::NoCompiler`].
pub fn check(needed: Version) -> Result<()> {
    // not in the module's folder, where a Go that is too old refuses to say anything else
    let anywhere = std::env::temp_dir();
    let no_go = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => anyhow!(Fault::NoGo {
            needed: needed.to_string(),
        }),
        _ => anyhow!(error).context("cannot run `go`"),
    };
    let asked = command(&anywhere).args(["env", "GOVERSION", "CC"]).output();
    let asked = asked.map_err(no_go)?;
    let said = String::from_utf8_lossy(&asked.stdout);
    let mut lines = said.lines();
    let found = lines.next().unwrap_or_default().trim();
    let is_old = match Version::parse(found) {
        Some(version) => version < needed,
        // built from its sources, of no release: whoever does that knows
        None => !found.starts_with("devel"),
    };
    if is_old {
        return Err(Fault::OldGo {
            needed: needed.to_string(),
            found: match found {
                "" => "one that does not say".to_owned(),
                found => found.trim_start_matches("go").to_owned(),
            },
        }
        .into());
    }
    check_compiler(lines.next().unwrap_or_default())
}

/// Go finds out only after minutes. `CC` may have arguments.
fn check_compiler(cc: &str) -> Result<()> {
    let mut words = cc.split_whitespace();
    let compiler = words.next().unwrap_or("gcc");
    let mut command = Command::new(compiler);
    command.args(words).arg("--version").stdin(Stdio::null());
    match command.output() {
        Err(error) if error.kind() == ErrorKind::NotFound => Err(Fault::NoCompiler {
            compiler: compiler.to_owned(),
        }
        .into()),
        // whatever else it says, it is there
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number() {
        let version = |text| Version::parse(text).unwrap();
        assert!(version("go1.9.7") < version("1.24.0"));
        assert!(version("go1.24") == version("1.24.0"));
        assert!(version("go1.27rc1") > version("1.26.8"));
        assert!(version("go1.26.8 X:nodwarf5") == version("1.26.8\n"));
        for text in ["", "go", "devel go1.27-1a2b", "1", "unknown"] {
            assert_eq!(Version::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_module_says_what_it_needs() {
        let needed = Version::needed("module m\n\ngo 1.24.0\n\ntoolchain go1.25.1\n").unwrap();
        assert_eq!(needed.to_string(), "1.24.0");
        assert!(Version::needed("module m\n").is_err());
    }
}
