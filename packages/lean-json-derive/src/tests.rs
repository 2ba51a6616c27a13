use syn::{DeriveInput, parse_quote};

use super::{derive, snake_case, write};

#[track_caller]
fn refused(input: DeriveInput, reason: &str) {
    let error = derive(&input).unwrap_err().to_string();
    assert!(error.contains(reason), "{error}");
}

#[test]
fn variants_are_snake_case_as_serde_has_it() {
    for (variant, name) in [
        ("Pause", "pause"),
        ("RecordQuery", "record_query"),
        ("ABc", "a_bc"),
        ("Sha256", "sha256"),
    ] {
        assert_eq!(snake_case(&syn::parse_str(variant).unwrap()), name);
    }
}

#[test]
fn type_that_serde_writes_otherwise_is_refused() {
    let inputs: [(DeriveInput, &str); 4] = [
        (
            parse_quote!(
                struct Skips {
                    #[serde(skip_serializing_if = "Option::is_none")]
                    id: Option<u64>,
                }
            ),
            "tells serde",
        ),
        (
            parse_quote!(
                enum Capitals {
                    One {},
                }
            ),
            "snake_case",
        ),
        (
            parse_quote!(
                #[serde(rename_all = "snake_case")]
                enum Bare {
                    One,
                }
            ),
            "names",
        ),
        (
            parse_quote!(
                struct Tuple(u64);
            ),
            "names",
        ),
    ];
    for (input, reason) in inputs {
        let error = write::derive(&input).unwrap_err().to_string();
        assert!(error.contains(reason), "{error}");
    }
}

#[test]
fn type_that_serde_reads_otherwise_is_refused() {
    refused(
        parse_quote!(
            struct Open {
                id: u64,
            }
        ),
        "deny_unknown_fields",
    );
    refused(
        parse_quote!(
            #[serde(deny_unknown_fields)]
            enum Capitals {
                One {},
            }
        ),
        "snake_case",
    );
    refused(
        parse_quote!(
            #[serde(deny_unknown_fields, rename_all = "camelCase")]
            enum Camels {
                One {},
            }
        ),
        "snake_case",
    );
    refused(
        parse_quote!(
            #[serde(deny_unknown_fields, rename_all = "snake_case")]
            struct Renamed {
                id: u64,
            }
        ),
        "snake_case",
    );
    refused(
        parse_quote!(
            #[serde(deny_unknown_fields, untagged)]
            enum Untagged {
                One {},
            }
        ),
        "does not do what this tells serde",
    );
    refused(
        parse_quote!(
            #[serde(deny_unknown_fields)]
            struct Defaults {
                #[serde(default)]
                id: u64,
            }
        ),
        "does not do what this tells serde",
    );
    refused(
        parse_quote!(
            #[serde(deny_unknown_fields, rename_all = "snake_case")]
            enum Alias {
                #[serde(rename = "two")]
                One {},
            }
        ),
        "does not do what this tells serde",
    );
}

#[test]
fn type_that_it_cannot_read_is_refused() {
    refused(
        parse_quote!(
            #[serde(deny_unknown_fields)]
            struct Tuple(u64);
        ),
        "fields need names",
    );
    refused(
        parse_quote!(
            #[serde(deny_unknown_fields)]
            struct Generic<T> {
                id: T,
            }
        ),
        "no generics",
    );
    refused(
        parse_quote!(
            #[serde(deny_unknown_fields, rename_all = "snake_case")]
            enum Pair {
                Both(u64, u64),
            }
        ),
        "fields need names",
    );
    refused(
        parse_quote!(
            #[serde(deny_unknown_fields, rename_all = "snake_case")]
            enum Never {}
        ),
        "without variants",
    );
}
