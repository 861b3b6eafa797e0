//! `exercise!`: checks written once, stamped on the stub, on the solution and on every rejected answer.

use proc_macro2::{Delimiter, Ident, Literal, TokenStream, TokenTree};
use quote::{format_ident, quote};
use std::path::Path;

/// Stamps the checks of one exercise.
///
/// ```text
/// answers::exercise! {
///     "l01_four_ways/fetch_all";
///     rejected: awaits_in_the_loop, blocks_the_thread;
///
///     use exercises::web::Site;
///
///     #[test]
///     fn every_item_is_fetched_once() { ... answer::fetch_all(...) ... }
/// }
/// ```
///
/// The body sees the answer under test as `answer`. Each `#[test]` becomes, below a module named after the exercise:
/// `yours::CHECK` for the learner's file (ignored as pending until its mark is gone), `solution::CHECK`, and
/// `rejected::ANSWER` for every answer in `rejected/LESSON/EXERCISE/ANSWER.rs`, which some check must refuse with the words of the file's first line.
#[proc_macro]
pub fn exercise(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input: Vec<TokenTree> = TokenStream::from(input).into_iter().collect();
    match Exercise::parse(&input) {
        Ok(exercise) => exercise.chosen().into(),
        Err(mistake) => quote!(compile_error!(#mistake);).into(),
    }
}

/// In the environment of the compiler: the exercises of which only the learner's file is wanted.
const CHOSEN: &str = "COURSE_EXERCISES";

struct Exercise {
    /// E.g. `l01_four_ways/fetch_all`.
    path: String,
    rejected: Vec<Ident>,
    items: TokenStream,
    checks: Vec<Ident>,
}

const FORM: &str = "exercise! takes a path, `rejected: names;` and the checks";

impl Exercise {
    fn parse(input: &[TokenTree]) -> Result<Exercise, String> {
        let mut parts = input.splitn(
            3,
            |token| matches!(token, TokenTree::Punct(p) if p.as_char() == ';'),
        );
        let (path, rejected, items) = (parts.next(), parts.next(), parts.next());
        let path = match path {
            Some([TokenTree::Literal(path)]) => path.to_string().trim_matches('"').to_string(),
            _ => return Err(FORM.into()),
        };
        let rejected = match rejected {
            Some([TokenTree::Ident(word), _, names @ ..]) if word == "rejected" => names,
            _ => return Err(FORM.into()),
        };
        let idents = rejected.iter().filter_map(|token| match token {
            TokenTree::Ident(name) => Some(name.clone()),
            _ => None,
        });
        let (items, checks) = unmark(items.unwrap_or_default());
        Ok(Exercise {
            path,
            rejected: idents.collect(),
            items,
            checks,
        })
    }

    /// What the environment asks for; makes the compiler note that this file depends on it.
    fn chosen(&self) -> TokenStream {
        let chosen = std::env::var(CHOSEN).ok();
        let named = |names: &str| names.split(',').any(|name| name == self.name());
        let stamped = match &chosen {
            None => self.stamp(),
            Some(names) if named(names) => self.stamp_yours(),
            Some(_) => TokenStream::new(),
        };
        quote! {
            const _: Option<&str> = option_env!(#CHOSEN);
            #stamped
        }
    }

    fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    fn stamp_yours(&self) -> TokenStream {
        let module = format_ident!("{}", self.name());
        let file = format!("{}.rs", self.path);
        let yours = self.answer(&file);
        let tests = self.tests(&TokenStream::new(), &file_of(&file));
        quote! {
            #[path = ".."]
            mod #module {
                #[path = "."]
                mod yours { #yours #tests }
            }
        }
    }

    fn stamp(&self) -> TokenStream {
        let module = format_ident!("{}", self.name());
        let root = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
        let stub = Path::new(&root).join(format!("{}.rs", self.path));
        let source = std::fs::read_to_string(stub).unwrap_or_default();
        let pending = stub::pending(&source).map(|message| {
            let reason = format!("pending: {message}");
            quote!(#[ignore = #reason])
        });
        let files = [
            format!("{}.rs", self.path),
            format!("../solutions/{}.rs", self.path),
        ];
        let [yours, solution] = files.each_ref().map(|file| self.answer(file));
        let [yours_file, solution_file] = files.each_ref().map(|file| file_of(file));
        let yours_tests = self.tests(&pending.unwrap_or_default(), &yours_file);
        let solution_tests = self.tests(&TokenStream::new(), &solution_file);
        let rejected = self.rejected.iter().map(|answer| self.refused(answer));
        let solution = (!is_in_an_editor()).then(|| {
            quote! {
                #[path = "."]
                mod solution { #solution #solution_tests }
            }
        });
        quote! {
            #[path = ".."]
            mod #module {
                #[path = "."]
                mod yours { #yours #yours_tests }
                #solution
                #[path = "."]
                mod rejected { #(#rejected)* }
            }
        }
    }

    /// The answer's file, and the checks that call it.
    fn answer(&self, file: &str) -> TokenStream {
        let items = &self.items;
        let file = Literal::string(file);
        let checks = &self.checks;
        let names = checks.iter().map(|check| check.to_string());
        quote! {
            #[path = #file]
            mod answer;
            pub mod checks {
                use super::answer;
                #items
                pub const ALL: &[(&str, fn())] = &[#((#names, #checks)),*];
            }
        }
    }

    fn tests(&self, attribute: &TokenStream, file: &TokenStream) -> TokenStream {
        let each = self.checks.iter().map(|check| {
            let name = check.to_string();
            quote! {
                #[test]
                #attribute
                fn #check() {
                    exercises::judge::must_pass(concat!(module_path!(), "::", #name), #name, #file, checks::ALL);
                }
            }
        });
        quote!(#(#each)*)
    }

    fn refused(&self, answer: &Ident) -> TokenStream {
        let file = format!("rejected/{}/{answer}.rs", self.path);
        let module = self.answer(&file);
        let (inner, name) = (format_ident!("{answer}_answer"), answer.to_string());
        let source = file_of(&file);
        quote! {
            #[path = "."]
            mod #inner {
                #module
            }
            #[test]
            fn #answer() {
                exercises::judge::must_be_refused(concat!(module_path!(), "::", #name), #source, #inner::checks::ALL);
            }
        }
    }
}

/// Whether rust-analyzer expands the macro. It does not look for modules outside of a package's folder,
/// as `solutions/` is, and would mark every `exercise!` as a mistake.
fn is_in_an_editor() -> bool {
    let program = std::env::current_exe().unwrap_or_default();
    let name = program.file_name().unwrap_or_default();
    name.to_string_lossy().contains("rust-analyzer")
}

/// The file of an answer, as an expression of type `Answer`.
fn file_of(file: &str) -> TokenStream {
    let path = file.trim_start_matches("../");
    quote! {
        exercises::answer::Answer {
            path: #path,
            source: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", #file)),
        }
    }
}

/// The items without `#[test]`, and the names of the functions that had it.
fn unmark(tokens: &[TokenTree]) -> (TokenStream, Vec<Ident>) {
    let mut items = Vec::new();
    let mut checks = Vec::new();
    let mut marked = false;
    let mut index = 0;
    while index < tokens.len() {
        if is_test(&tokens[index..]) {
            marked = true;
            index += 2;
            continue;
        }
        let token = &tokens[index];
        if let (true, TokenTree::Ident(word), Some(TokenTree::Ident(name))) =
            (marked, token, tokens.get(index + 1))
            && word == "fn"
        {
            marked = false;
            checks.push(name.clone());
        }
        items.push(token.clone());
        index += 1;
    }
    (items.into_iter().collect(), checks)
}

fn is_test(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Punct(hash), TokenTree::Group(group), ..] => {
            hash.as_char() == '#'
                && group.delimiter() == Delimiter::Bracket
                && group.stream().to_string() == "test"
        }
        _ => false,
    }
}
