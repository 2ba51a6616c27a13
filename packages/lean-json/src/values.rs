use std::fmt::Display;
use std::{slice, vec};

use serde::de::Error as _;

use crate::{Error, FromTree, Tree};

/// How a variant comes.
pub enum Shape {
    /// As its bare name, a string; or as `{"name": null}`.
    Bare,
    /// As `{"name": value}`.
    Value,
    /// As `{"name": {…}}`, with these fields and no others.
    Fields(&'static [&'static str]),
    /// The same, and others are passed over.
    OpenFields(&'static [&'static str]),
}

/// The values that remain to be read, in order: an object's fields as their type declares them, or an array's entries.
///
/// A value that is not as its type says notes a fault and reads as anything. Nobody sees that anything, for in the end
/// [`read`] gives back the first fault instead; and each type's code is free of error paths, which are the larger part of it otherwise.
pub struct Values<'a> {
    /// None where a field was left out.
    slots: vec::IntoIter<Option<Tree>>,
    /// The fields' names; empty for an array.
    names: slice::Iter<'static, &'static str>,
    /// The name of the value that was taken last.
    name: &'static str,
    fault: &'a mut Option<Error>,
}

/// Reads a type from a tree.
///
/// # Errors
/// The first thing in the tree that is not as the type says.
pub fn read<T: FromTree>(tree: Tree) -> Result<T, Error> {
    let mut fault = None;
    let value = T::read(&mut Values::of(vec![Some(tree)], &[], &mut fault));
    match fault {
        None => Ok(value),
        Some(fault) => Err(fault),
    }
}

// Nothing here depends on the type that is read, and nothing is to be written out more than once: hence `inline(never)`.
impl<'a> Values<'a> {
    #[inline(never)]
    fn of(
        slots: Vec<Option<Tree>>,
        names: &'static [&'static str],
        fault: &'a mut Option<Error>,
    ) -> Self {
        Self {
            slots: slots.into_iter(),
            names: names.iter(),
            name: "",
            fault,
        }
    }

    /// Reads the next value.
    pub fn read<T: FromTree>(&mut self) -> T {
        T::read(self)
    }

    /// Reads the next value as an object with these fields and no others.
    #[inline(never)]
    pub fn object(&mut self, names: &'static [&'static str]) -> Values<'_> {
        let tree = self.next();
        let slots = self.fields(tree, names, false);
        Values::of(slots, names, self.fault)
    }

    /// Reads the next value as an object with these fields, and passes over others.
    pub(crate) fn open_object(&mut self, names: &'static [&'static str]) -> Values<'_> {
        let tree = self.next();
        let slots = self.fields(tree, names, true);
        Values::of(slots, names, self.fault)
    }

    /// Reads the next value as one of these variants: its place in `names`, and what it holds. Each name has its shape.
    #[inline(never)]
    pub fn variant(
        &mut self,
        names: &'static [&'static str],
        shapes: &'static [Shape],
    ) -> (usize, Values<'_>) {
        let (name, content) = self.named();
        let variant = names.iter().position(|known| **known == *name);
        let shape = variant.and_then(|variant| shapes.get(variant));
        let mut slots = vec![];
        let mut fields: &[&str] = &[];
        match (shape, content) {
            (Some(Shape::Bare), None | Some(Tree::Null)) => {}
            (Some(Shape::Value), Some(content)) => slots = vec![Some(content)],
            (Some(Shape::Fields(known)), Some(content)) => {
                slots = self.fields(Some(content), known, false);
                fields = known;
            }
            (Some(Shape::OpenFields(known)), Some(content)) => {
                slots = self.fields(Some(content), known, true);
                fields = known;
            }
            (Some(Shape::Bare), content) => self.refuse(content, "the bare name of the variant"),
            (Some(_), None) => self.note(Error::custom(
                "expected an object with the variant's fields",
            )),
            (None, _) => self.note(Error::unknown_variant(&name, names)),
        }
        (
            variant.unwrap_or(usize::MAX),
            Values::of(slots, fields, self.fault),
        )
    }

    /// A variant's name and what it holds, nothing if it comes as its bare name.
    fn named(&mut self) -> (String, Option<Tree>) {
        match self.next() {
            Some(Tree::String(name)) => return (name, None),
            Some(Tree::Object(entries)) => {
                let mut entries = entries.into_iter();
                if let (Some((name, content)), None) = (entries.next(), entries.next()) {
                    return (name, Some(content));
                }
                self.note(Error::custom("expected an object with exactly one key"));
            }
            other => self.refuse(other, "an object"),
        }
        (String::new(), None)
    }

    /// One slot for each of these fields; `open` to others or not.
    #[inline(never)]
    fn fields(
        &mut self,
        tree: Option<Tree>,
        names: &'static [&'static str],
        open: bool,
    ) -> Vec<Option<Tree>> {
        let mut slots: Vec<_> = names.iter().map(|_| None).collect();
        match tree {
            Some(Tree::Object(entries)) => {
                for (key, value) in entries {
                    let place = names.iter().position(|name| **name == key);
                    match place.and_then(|place| names.get(place).zip(slots.get_mut(place))) {
                        Some((_, slot @ None)) => *slot = Some(value),
                        Some((name, Some(_))) => self.note(Error::duplicate_field(name)),
                        None if open => {}
                        None => self.note(Error::unknown_field(&key, names)),
                    }
                }
            }
            other => self.refuse(other, "an object"),
        }
        slots
    }

    /// Reads the next value as an array.
    #[inline(never)]
    pub(crate) fn array(&mut self) -> Values<'_> {
        let mut slots = vec![];
        match self.next() {
            Some(Tree::Array(entries)) => slots = entries.into_iter().map(Some).collect(),
            other => self.refuse(other, "an array"),
        };
        Values::of(slots, &[], self.fault)
    }

    /// Reads the next value as a number of at most `most`.
    #[inline(never)]
    pub(crate) fn number(&mut self, most: u64, expected: &'static str) -> u64 {
        match self.next() {
            Some(Tree::Unsigned(value)) if value <= most => return value,
            Some(tree @ Tree::Unsigned(_)) => self.note(Error::wrong_value(&tree, expected)),
            other => self.refuse(other, expected),
        }
        0
    }

    #[inline(never)]
    pub(crate) fn string(&mut self) -> String {
        match self.next() {
            Some(Tree::String(value)) => return value,
            other => self.refuse(other, "a string"),
        }
        String::new()
    }

    #[inline(never)]
    pub(crate) fn boolean(&mut self) -> bool {
        match self.next() {
            Some(Tree::Bool(value)) => return value,
            other => self.refuse(other, "a boolean"),
        }
        false
    }

    /// Reads the next value as a string that `parse` reads.
    pub(crate) fn parsed<T: Default, E: Display>(
        &mut self,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> T {
        let text = self.string();
        match parse(&text) {
            Ok(value) => value,
            Err(error) => {
                self.invalid(&text, &error);
                T::default()
            }
        }
    }

    /// Whether the next value is null or was left out; it is passed over then.
    #[inline(never)]
    pub(crate) fn skip_null(&mut self) -> bool {
        let null = matches!(self.slots.as_slice(), [] | [None | Some(Tree::Null), ..]);
        if null {
            self.next();
        }
        null
    }

    /// How many values remain.
    pub(crate) fn len(&self) -> usize {
        self.slots.len()
    }

    #[inline(never)]
    fn next(&mut self) -> Option<Tree> {
        self.name = self.names.next().copied().unwrap_or_default();
        self.slots.next().flatten()
    }

    #[cold]
    #[inline(never)]
    fn refuse(&mut self, tree: Option<Tree>, expected: &str) {
        self.note(match tree {
            None => Error::missing_field(self.name),
            Some(tree) => Error::wrong_type(&tree, expected),
        });
    }

    #[cold]
    #[inline(never)]
    fn invalid(&mut self, text: &str, reason: &dyn Display) {
        self.note(Error::custom(format_args!("invalid `{text}`: {reason}")));
    }

    #[cold]
    #[inline(never)]
    fn note(&mut self, fault: Error) {
        self.fault.get_or_insert(fault);
    }
}
