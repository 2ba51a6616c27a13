//! Panics of native code become errors.

use crate::error::CallError;
use anyhow::Result;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs `run`; a panic inside is an error. What `run` changed by then must be discarded, as failed transactions are.
pub fn catching_panics<T>(run: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|panic| {
        let message = panic
            .downcast_ref::<String>()
            .cloned()
            .or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string))
            .unwrap_or_else(|| "without a message".to_owned());
        Err(CallError::Panicked { message }.into())
    })
}
