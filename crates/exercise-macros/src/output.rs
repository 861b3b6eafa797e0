//! The output of answers.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// Macros that stand for std's in the answer below them: so its output is counted, and changes no verdict.
pub fn macros() -> TokenStream {
    let each = [
        ("print", "println", quote!(out)),
        ("eprint", "eprintln", quote!(err)),
    ];
    let each = each.into_iter().map(|(print, println, stream)| {
        let (print, println) = (format_ident!("{print}"), format_ident!("{println}"));
        quote! {
            #[allow(unused_macros, reason = "few answers print")]
            macro_rules! #print {
                ($($part:tt)*) => { exercises::printing::#stream(format_args!($($part)*), 0) };
            }
            #[allow(unused_macros, reason = "few answers print")]
            macro_rules! #println {
                () => { exercises::printing::#stream(format_args!("\n"), 1) };
                ($($part:tt)*) => {
                    exercises::printing::#stream(format_args!("{}\n", format_args!($($part)*)), 1)
                };
            }
        }
    });
    quote!(#(#each)*)
}
