//! Writes what a contract answers.

use std::fmt::Display;

use cosmwasm_std::{Addr, Binary, Decimal, Decimal256, Uint128, Uint256};

/// The text so far.
#[derive(Default)]
pub struct Json(String);

/// Writes itself as its own serde implementation would, through `cosmwasm_std::to_json_binary`.
pub trait ToJson {
    /// Appends the value.
    fn write(&self, json: &mut Json);
}

/// The value as JSON.
pub fn to_json<T: ToJson>(value: &T) -> Binary {
    let mut json = Json::default();
    value.write(&mut json);
    Binary::new(json.0.into_bytes())
}

// Each function once in the Wasm, however many types are written.
impl Json {
    /// `{` or `[`.
    #[inline(never)]
    pub fn open(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    /// `}` or `]`.
    #[inline(never)]
    pub fn close(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    /// The name of a field, whose value comes next.
    #[inline(never)]
    pub fn key(&mut self, name: &str) {
        self.separate();
        self.0.push('"');
        self.0.push_str(name);
        self.0.push_str("\":");
    }

    /// Before a field or an entry: a comma, where one stands before it.
    fn separate(&mut self) {
        if !self.0.ends_with(['{', '[']) {
            self.0.push(',');
        }
    }

    #[inline(never)]
    fn number(&mut self, number: u64) {
        self.0.push_str(&number.to_string());
    }

    #[inline(never)]
    fn displayed(&mut self, value: &dyn Display) {
        self.text(&value.to_string());
    }

    #[inline(never)]
    fn text(&mut self, text: &str) {
        self.0.push('"');
        for character in text.chars() {
            match character {
                '"' => self.0.push_str("\\\""),
                '\\' => self.0.push_str("\\\\"),
                '\n' => self.0.push_str("\\n"),
                '\r' => self.0.push_str("\\r"),
                '\t' => self.0.push_str("\\t"),
                '\u{8}' => self.0.push_str("\\b"),
                '\u{c}' => self.0.push_str("\\f"),
                '\0'..='\u{1f}' => {
                    let escaped = format!("\\u{:04x}", u32::from(character));
                    self.0.push_str(&escaped);
                }
                character => self.0.push(character),
            }
        }
        self.0.push('"');
    }
}

impl ToJson for bool {
    fn write(&self, json: &mut Json) {
        json.0.push_str(if *self { "true" } else { "false" });
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {
        $(impl ToJson for $number {
            fn write(&self, json: &mut Json) {
                json.number((*self).into());
            }
        })*
    };
}

numbers! { u8 u16 u32 u64 }

macro_rules! displayed {
    ($($shown:ty)*) => {
        $(impl ToJson for $shown {
            fn write(&self, json: &mut Json) {
                json.displayed(self);
            }
        })*
    };
}

displayed! { Uint128 Uint256 Decimal Decimal256 }

impl ToJson for String {
    fn write(&self, json: &mut Json) {
        json.text(self);
    }
}

impl ToJson for Addr {
    fn write(&self, json: &mut Json) {
        json.text(self.as_str());
    }
}

impl ToJson for Binary {
    fn write(&self, json: &mut Json) {
        json.text(&self.to_base64());
    }
}

impl<T: ToJson> ToJson for Option<T> {
    #[inline(never)]
    fn write(&self, json: &mut Json) {
        match self {
            Some(value) => value.write(json),
            None => json.0.push_str("null"),
        }
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    #[inline(never)]
    fn write(&self, json: &mut Json) {
        json.open('[');
        for entry in self {
            json.separate();
            entry.write(json);
        }
        json.close(']');
    }
}
