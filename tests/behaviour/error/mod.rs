//! Each variant of the contract's error is brought about, in both runtimes, with one text.

mod cases;
mod stage;

use suite::{Runtime, contract_error};
use tributary::error::ContractError;

use cases::{CASES, variant};
use stage::refused;

#[test]
fn each_error_has_a_cause_and_the_same_text_in_both_runtimes() {
    for (name, case) in CASES {
        let native = refused(Runtime::Native, name, *case);
        let error = contract_error(&native).unwrap_or_else(|| panic!("{name}: {:#}", native.cause));
        let cause = match error {
            // what a charge is refused for comes inside
            ContractError::ChargeRefused { reason, .. } if *name != "ChargeRefused" => reason,
            error => error,
        };
        assert_eq!(variant(cause), *name, "{error}");

        let compiled = refused(Runtime::Wasm, name, *case).to_string();
        match error {
            // why something is no address is for the chain to say
            ContractError::Address { field, .. } => {
                assert!(
                    compiled.starts_with(&format!("{field}: not an address: ")),
                    "{compiled}"
                );
            }
            _ => assert_eq!(compiled, error.to_string()),
        }
    }
}

#[test]
fn errors_read_as_lower_case_phrases() {
    for (name, case) in CASES {
        // passed on as others wrote them
        if ["Std", "Overflow", "Ownership"].contains(name) {
            continue;
        }
        let text = refused(Runtime::Native, name, *case).to_string();
        assert!(!text.starts_with(char::is_uppercase), "{text}");
        assert!(!text.ends_with('.'), "{text}");
        assert!(text.len() < 300, "{text}");
    }
}
