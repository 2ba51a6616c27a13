//! What the type tells serde must be what is derived here.

use syn::meta::ParseNestedMeta;
use syn::{Attribute, Data, DeriveInput, Error, Field, LitStr, Result, Variant};

pub fn assert_reads_as_serde(input: &DeriveInput) -> Result<()> {
    assert_agrees(input, Side::Read)
}

pub fn assert_writes_as_serde(input: &DeriveInput) -> Result<()> {
    assert_agrees(input, Side::Write)
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Read,
    Write,
}

fn assert_agrees(input: &DeriveInput, side: Side) -> Result<()> {
    if !input.generics.params.is_empty() {
        return Err(Error::new_spanned(&input.generics, "no generics here"));
    }
    let mut closed = false;
    let mut snake_case = false;
    each_serde_option(&input.attrs, |option| {
        if option.path.is_ident("deny_unknown_fields") {
            closed = true;
        } else if option.path.is_ident("rename_all") {
            snake_case = option.value()?.parse::<LitStr>()?.value() == "snake_case";
        } else if option.path.is_ident("crate") {
            option.value()?.parse::<LitStr>()?;
        } else {
            return Err(unknown(&option));
        }
        Ok(())
    })?;
    if side == Side::Read && !closed {
        let reason = "it refuses unknown fields: say so with #[serde(deny_unknown_fields)]";
        return Err(Error::new(input.ident.span(), reason));
    }
    if snake_case != matches!(input.data, Data::Enum(_)) {
        let reason = "it takes variants, and no fields, in snake_case: as #[cw_serde] says, to stand above it";
        return Err(Error::new(input.ident.span(), reason));
    }
    match &input.data {
        Data::Struct(data) => data
            .fields
            .iter()
            .try_for_each(|field| assert_field(field, side)),
        Data::Enum(data) => data
            .variants
            .iter()
            .try_for_each(|variant| assert_variant(variant, side)),
        Data::Union(_) => Ok(()),
    }
}

fn assert_variant(variant: &Variant, side: Side) -> Result<()> {
    each_serde_option(&variant.attrs, |option| Err(unknown(&option)))?;
    variant
        .fields
        .iter()
        .try_for_each(|field| assert_field(field, side))
}

fn assert_field(field: &Field, side: Side) -> Result<()> {
    each_serde_option(&field.attrs, |option| {
        // only changes what is written
        if side == Side::Read && option.path.is_ident("skip_serializing_if") {
            option.value()?.parse::<LitStr>()?;
            return Ok(());
        }
        Err(unknown(&option))
    })
}

fn each_serde_option(
    attributes: &[Attribute],
    mut check: impl FnMut(ParseNestedMeta) -> Result<()>,
) -> Result<()> {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("serde"))
        .try_for_each(|attribute| attribute.parse_nested_meta(&mut check))
}

fn unknown(option: &ParseNestedMeta) -> Error {
    option.error("what is derived does not do what this tells serde")
}
