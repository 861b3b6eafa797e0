//! The files of an answer that consists of several: those that it declares with `mod name;`.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::fs;
use std::path::{Path, PathBuf};

/// No answer has more.
const MOST: usize = 100;
/// In bytes; no answer is larger.
const LARGEST: u64 = 4 << 20;

/// The files of the modules that the answer in `file` declares, and those that they declare, as far as they are there.
pub fn modules(file: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = Vec::new();
    let beside = file.parent().unwrap_or(Path::new("")).to_path_buf();
    let mut open = vec![(file.to_path_buf(), beside)];
    while let Some((file, folder)) = open.pop() {
        for (name, path) in declared(&text(&file).unwrap_or_default()) {
            let file_folder = file.parent().unwrap_or(Path::new(""));
            let candidates = match path {
                Some(path) => vec![file_folder.join(path)],
                None => vec![
                    folder.join(format!("{name}.rs")),
                    folder.join(&name).join("mod.rs"),
                ],
            };
            let Some(there) = candidates.into_iter().find(|path| path.is_file()) else {
                continue;
            };
            if found.len() < MOST && !found.contains(&there) {
                open.push((there.clone(), folder.join(&name)));
                found.push(there);
            }
        }
    }
    found.sort();
    found
}

/// An answer's whole text: its file, and below it the files of its modules.
pub fn whole<'a>(text: &str, modules: impl IntoIterator<Item = &'a str>) -> String {
    let mut whole = text.to_string();
    for module in modules {
        whole.push('\u{1c}');
        whole += module;
    }
    whole
}

/// The text of a regular file of a reasonable size.
fn text(file: &Path) -> Option<String> {
    let data = fs::metadata(file).ok()?;
    (data.is_file() && data.len() <= LARGEST)
        .then(|| fs::read_to_string(file).ok())
        .flatten()
}

/// The names of the modules that have files of their own, with the paths that are given for them.
fn declared(source: &str) -> Vec<(String, Option<String>)> {
    let Ok(tokens) = source.trim_start_matches('\u{feff}').parse::<TokenStream>() else {
        return Vec::new();
    };
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut found = Vec::new();
    let mut path = None;
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                path = path_in(group.stream()).or(path);
            }
            TokenTree::Ident(word) if word == "mod" => {
                if let (Some(TokenTree::Ident(name)), Some(TokenTree::Punct(end))) =
                    (tokens.get(index + 1), tokens.get(index + 2))
                    && end.as_char() == ';'
                {
                    found.push((name.to_string(), path.take()));
                }
            }
            TokenTree::Group(_) => path = None,
            TokenTree::Punct(end) if end.as_char() == ';' => path = None,
            _ => {}
        }
    }
    found
}

/// The path in `path = "..."`.
fn path_in(attribute: TokenStream) -> Option<String> {
    let tokens: Vec<TokenTree> = attribute.into_iter().collect();
    match &tokens[..] {
        [
            TokenTree::Ident(word),
            TokenTree::Punct(_),
            TokenTree::Literal(path),
        ] if word == "path" => Some(path.to_string().trim_matches('"').to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mirrors reports that a verdict stayed "solved" after an edit of a file that the answer includes as a module.
    // anomalyco/sst#6230: a change in a module of the program, and not in its main file, was not noticed.
    #[test]
    fn the_modules_of_an_answer_are_found_where_the_compiler_finds_them() {
        let folder = std::env::temp_dir().join(format!("course-modules-{}", std::process::id()));
        fs::create_dir_all(folder.join("deep")).expect("it can be made");
        let put = |name: &str, text: &str| {
            fs::write(folder.join(name), text).expect("it can be written");
        };
        put(
            "answer.rs",
            "mod deep; #[path = \"odd.rs\"] mod odd; mod inline { } // mod no;\nfn f() {}",
        );
        put("deep.rs", "pub mod below; mod missing;");
        put("deep/below.rs", "");
        put("odd.rs", "");
        let found = modules(&folder.join("answer.rs"));
        let names = ["deep/below.rs", "deep.rs", "odd.rs"];
        assert_eq!(found, names.map(|name| folder.join(name)));
        fs::remove_dir_all(&folder).expect("it can be removed");
    }
}
