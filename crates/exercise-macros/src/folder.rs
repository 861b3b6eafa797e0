//! The answers in a folder: each is a file, so that no list has to be kept.

use proc_macro2::TokenStream;
use quote::quote;
use std::path::PathBuf;

/// The folder of the package that the macro is used in.
pub fn root() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR")
        .unwrap_or_default()
        .into()
}

/// The names of the Rust files in this folder of the package, in order; none if there is no such folder.
///
/// A file that is added later is not noticed until the file that calls the macro is compiled again. The test
/// `every_file_is_checked` reports such a file.
pub fn answers(folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(root().join(folder));
    let mut names: Vec<String> = entries
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let name = entry.ok()?.file_name().into_string().ok()?;
            name.strip_suffix(".rs").map(String::from)
        })
        .collect();
    names.sort_unstable();
    names
}

/// The file of an answer, as an expression of type `Answer`.
pub fn file_of(file: &str) -> TokenStream {
    let path = file.trim_start_matches("../");
    let modules = pending::modules(&root().join(file));
    let modules = modules.iter().map(|path| {
        let path = path.to_string_lossy();
        quote!((#path, include_str!(#path)))
    });
    quote! {
        exercises::answer::Answer {
            path: #path,
            source: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", #file)),
            modules: &[#(#modules),*],
        }
    }
}
