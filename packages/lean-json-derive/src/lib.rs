//! Derives `lean_json::FromTree` and `lean_json::ToJson`, which agree with what serde derives.
//!
//! For structs with named fields, and enums whose variants have named fields, hold one value, or are bare names. Where the type's serde
//! attributes ask for what it does not do, it refuses to compile.

mod agree;
mod write;

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt as _;
use syn::{Data, DataEnum, DeriveInput, Error, Fields, Ident, Result, Variant, parse_macro_input};

/// Derives `lean_json::FromTree`. Stands below `#[cw_serde]`, or beside serde's own derive.
#[proc_macro_derive(FromTree)]
pub fn from_tree(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    derive(&input)
        .unwrap_or_else(Error::into_compile_error)
        .into()
}

/// Derives `lean_json::ToJson`: for the same types, enums with named fields alone. Stands below `#[cw_serde]`, or beside serde's own
/// derive.
#[proc_macro_derive(ToJson)]
pub fn to_json(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    write::derive(&input)
        .unwrap_or_else(Error::into_compile_error)
        .into()
}

fn derive(input: &DeriveInput) -> Result<TokenStream> {
    agree::assert_reads_as_serde(input)?;
    let name = &input.ident;
    let body = match &input.data {
        Data::Struct(data) => {
            let names = names(&data.fields)?;
            let value = value(quote!(Self), &data.fields);
            quote! {
                let mut content = values.object(#names);
                #value
            }
        }
        Data::Enum(data) => choice(data, name)?,
        Data::Union(_) => return Err(Error::new(name.span(), "no union comes as JSON")),
    };
    Ok(quote! {
        #[automatically_derived]
        #[allow(unused_mut)]
        impl ::lean_json::FromTree for #name {
            fn read(values: &mut ::lean_json::Values) -> Self {
                #body
            }
        }
    })
}

fn choice(data: &DataEnum, name: &Ident) -> Result<TokenStream> {
    let known = data
        .variants
        .iter()
        .map(|variant| snake_case(&variant.ident));
    let shapes = data
        .variants
        .iter()
        .map(shape)
        .collect::<Result<Vec<_>>>()?;
    let mut values: Vec<_> = data
        .variants
        .iter()
        .map(|Variant { ident, fields, .. }| value(quote!(Self::#ident), fields))
        .collect();
    // the last one also stands for what is none of them: a fault is noted then, and nobody sees the value
    let last = values
        .pop()
        .ok_or_else(|| Error::new(name.span(), "an enum without variants has no values"))?;
    let places = 0..values.len();
    Ok(quote! {
        let (variant, mut content) = values.variant(&[#(#known),*], &[#(#shapes),*]);
        match variant {
            #(#places => #values,)*
            _ => #last,
        }
    })
}

fn shape(variant: &Variant) -> Result<TokenStream> {
    Ok(match &variant.fields {
        Fields::Unit => quote!(::lean_json::Shape::Bare),
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => quote!(::lean_json::Shape::Value),
        fields => {
            let names = names(fields)?;
            quote!(::lean_json::Shape::Fields(#names))
        }
    })
}

/// The fields' names on the wire.
fn names(fields: &Fields) -> Result<TokenStream> {
    match fields {
        Fields::Named(fields) => {
            let names = fields.named.iter().flat_map(|field| &field.ident);
            let names = names.map(|name| name.unraw().to_string());
            Ok(quote!(&[#(#names),*]))
        }
        _ => Err(Error::new_spanned(fields, "fields need names")),
    }
}

fn value(path: TokenStream, fields: &Fields) -> TokenStream {
    match fields {
        Fields::Unit => path,
        Fields::Unnamed(_) => quote!(#path(content.read())),
        Fields::Named(fields) => {
            let names = fields.named.iter().map(|field| &field.ident);
            quote!(#path { #(#names: content.read()),* })
        }
    }
}

/// As serde's `rename_all = "snake_case"` does it.
fn snake_case(variant: &Ident) -> String {
    let mut name = String::new();
    for character in variant.unraw().to_string().chars() {
        if character.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(character.to_ascii_lowercase());
    }
    name
}

#[cfg(test)]
mod tests;
