//! What a user sees while a command works: a bar on stderr, if that is a terminal.

use indicatif::{ProgressBar, ProgressStyle};
use std::borrow::Cow;
use std::time::Duration;

/// A bar over `len` steps. It goes when it is dropped.
pub fn bar(what: impl Into<Cow<'static, str>>, len: usize) -> Bar {
    let len = u64::try_from(len).unwrap_or(u64::MAX);
    let bar = ProgressBar::new(len).with_message(what);
    Bar(styled(
        bar,
        "{msg:28} {wide_bar} {human_pos}/{human_len} {eta}",
    ))
}

/// For a step whose length nobody knows.
pub fn spinner(what: impl Into<Cow<'static, str>>) -> Bar {
    let bar = styled(
        ProgressBar::new_spinner().with_message(what),
        "{spinner} {msg} {elapsed}",
    );
    bar.enable_steady_tick(Duration::from_millis(100));
    Bar(bar)
}

/// Shown as long as it lives.
pub struct Bar(ProgressBar);

impl Bar {
    /// One more step is done.
    pub fn step(&self) {
        self.steps(1);
    }

    /// So many more are done.
    pub fn steps(&self, count: usize) {
        self.0.inc(u64::try_from(count).unwrap_or(u64::MAX));
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

fn styled(bar: ProgressBar, template: &str) -> ProgressBar {
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        // the default style does as well
        Err(_) => bar,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_moves_on_and_goes() {
        let shown = bar("a step", 3);
        let inner = shown.0.clone();
        assert_eq!((inner.position(), inner.length()), (0, Some(3)));
        shown.step();
        assert_eq!(inner.position(), 1);
        shown.steps(2);
        assert_eq!(inner.position(), 3);
        assert!(!inner.is_finished());
        drop(shown);
        assert!(inner.is_finished());
    }
}
