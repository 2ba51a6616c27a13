//! `lean_json::ToJson`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt as _;
use syn::{Data, DeriveInput, Error, Fields, Ident, Result, Variant};

use crate::{agree, snake_case};

pub fn derive(input: &DeriveInput) -> Result<TokenStream> {
    agree::assert_writes_as_serde(input)?;
    let name = &input.ident;
    let body = match &input.data {
        Data::Struct(data) => {
            let fields = idents(&data.fields)?;
            object(
                &fields,
                &fields
                    .iter()
                    .map(|field| quote!(&self.#field))
                    .collect::<Vec<_>>(),
            )
        }
        Data::Enum(data) => {
            let arms = data.variants.iter().map(arm).collect::<Result<Vec<_>>>()?;
            quote!(match self { #(#arms)* })
        }
        Data::Union(_) => return Err(Error::new(name.span(), "no union is written as JSON")),
    };
    Ok(quote! {
        #[automatically_derived]
        impl ::lean_json::ToJson for #name {
            #[inline(never)]
            fn write(&self, json: &mut ::lean_json::Json) {
                #body
            }
        }
    })
}

fn arm(variant: &Variant) -> Result<TokenStream> {
    let ident = &variant.ident;
    let key = snake_case(ident);
    let fields = idents(&variant.fields)?;
    let content = object(
        &fields,
        &fields
            .iter()
            .map(|field| quote!(#field))
            .collect::<Vec<_>>(),
    );
    Ok(quote! {
        Self::#ident { #(#fields),* } => {
            json.open('{');
            json.key(#key);
            #content
            json.close('}');
        }
    })
}

fn object(fields: &[&Ident], values: &[TokenStream]) -> TokenStream {
    let names = fields.iter().map(|field| field.unraw().to_string());
    quote! {
        json.open('{');
        #(
            json.key(#names);
            ::lean_json::ToJson::write(#values, json);
        )*
        json.close('}');
    }
}

fn idents(fields: &Fields) -> Result<Vec<&Ident>> {
    match fields {
        Fields::Named(fields) => Ok(fields.named.iter().flat_map(|field| &field.ident).collect()),
        _ => Err(Error::new_spanned(fields, "fields need names")),
    }
}
