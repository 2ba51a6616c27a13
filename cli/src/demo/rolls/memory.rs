//! How much memory this process took.

/// The most so far, in KiB, where the kernel tells it.
pub fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    #[test]
    fn memory_is_told_in_kib() {
        let peak = super::peak().unwrap();
        assert!((1_000..1_000_000_000).contains(&peak), "{peak}");
    }
}
