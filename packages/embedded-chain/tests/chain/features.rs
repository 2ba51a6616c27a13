//! What a compiler may write that chains refuse, each in a module that is a contract in all else.

use embedded_chain::{CodeError, check};

/// `(i32) -> (i32)`, `(i32) -> ()`, `(i32, i32, i32) -> (i32)`, `() -> ()`.
const TYPES: &[u8] =
    b"\x04\x60\x01\x7f\x01\x7f\x60\x01\x7f\x00\x60\x03\x7f\x7f\x7f\x01\x7f\x60\x00\x00";
const ALLOCATE: u8 = 0;
const DEALLOCATE: u8 = 1;
const INSTANTIATE: u8 = 2;
const INTERFACE: u8 = 3;

/// A module of four functions, of which `interface_version_8` does `code` and the others next to nothing.
fn contract(code: &[u8]) -> Vec<u8> {
    let exports = [
        ("memory", 2, 0),
        ("allocate", 0, ALLOCATE),
        ("deallocate", 0, DEALLOCATE),
        ("instantiate", 0, INSTANTIATE),
        ("interface_version_8", 0, INTERFACE),
    ];
    let exports = exports.map(|(name, kind, index)| {
        let mut export = vec![length(name.as_bytes())];
        export.extend(name.bytes().chain([kind, index]));
        export
    });
    let zero = b"\x41\x00"; // i32.const 0
    let bodies = [zero, &b""[..], zero, code].map(function);
    let mut module = b"\0asm\x01\0\0\0".to_vec();
    module.extend(section(1, TYPES));
    module.extend(section(3, &[4, 0, 1, 2, 3]));
    module.extend(section(5, &[1, 0, 17])); // one memory, from 17 pages on
    module.extend(section(7, &list(&exports)));
    module.extend(section(10, &list(&bodies)));
    module
}

fn section(id: u8, content: &[u8]) -> Vec<u8> {
    [&[id, length(content)], content].concat()
}

fn list(items: &[Vec<u8>]) -> Vec<u8> {
    let mut list = vec![u8::try_from(items.len()).unwrap()];
    list.extend(items.concat());
    list
}

/// Without locals.
fn function(code: &[u8]) -> Vec<u8> {
    let body = [&[0], code, &[0x0b]].concat();
    [&[length(&body)], &body[..]].concat()
}

/// As Wasm writes small numbers.
fn length(bytes: &[u8]) -> u8 {
    let length = u8::try_from(bytes.len()).unwrap();
    assert!(length < 0x80, "longer numbers have more bytes");
    length
}

#[track_caller]
fn assert_refused(what: &str, code: &[u8], why: &str) {
    match check(&contract(code)) {
        Err(CodeError::Refused { reason }) => {
            assert!(reason.contains(why), "{what}: {reason}");
        }
        other => panic!("{what}: {other:?}"),
    }
}

#[test]
fn a_module_of_the_first_wasm_passes() {
    // i32.const 0, drop
    assert_eq!(check(&contract(b"\x41\x00\x1a")).unwrap(), [""; 0]);
}

#[test]
fn bulk_memory_is_refused() {
    let why = "bulk memory";
    // i32.const 0 three times, memory.copy
    assert_refused("copy", b"\x41\x00\x41\x00\x41\x00\xfc\x0a\x00\x00", why);
    assert_refused("fill", b"\x41\x00\x41\x00\x41\x00\xfc\x0b\x00", why);
}

#[test]
fn simd_is_refused() {
    // v128.const 0, drop
    let code = [b"\xfd\x0c", &[0; 16][..], b"\x1a"].concat();
    assert_refused("v128.const", &code, "SIMD");
}

#[test]
fn reference_types_are_refused() {
    // ref.null func, drop
    assert_refused("ref.null", b"\xd0\x70\x1a", "reference types");
}

#[test]
fn threads_are_refused() {
    // i32.const 0, i32.atomic.load, drop
    assert_refused("load", b"\x41\x00\xfe\x10\x02\x00\x1a", "threads");
    assert_refused("fence", b"\xfe\x03\x00", "threads");
}

#[test]
fn exceptions_and_tail_calls_are_refused() {
    assert_refused("throw", b"\x08\x00", "exceptions");
    // return_call of interface_version_8
    assert_refused("return_call", b"\x12\x03", "tail calls");
}

/// The one later feature that passes: rustc writes it since 1.70, so a chain that refused it would take hardly any contract.
#[test]
fn sign_extension_passes() {
    // i32.const 0, i32.extend8_s and i32.extend16_s, drop
    assert_eq!(check(&contract(b"\x41\x00\xc0\xc1\x1a")).unwrap(), [""; 0]);
}
