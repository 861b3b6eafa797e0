//! `exercise!`: checks written once, stamped on the stub, on the solution and on every rejected and accepted answer.

mod folder;
mod output;

use proc_macro2::{Delimiter, Ident, Literal, TokenStream, TokenTree};
use quote::{format_ident, quote};

/// Stamps the checks of one exercise.
///
/// ```text
/// exercises::exercise! {
///     "l01_four_ways/fetch_all";
///
///     use exercises::web::Site;
///
///     #[test]
///     fn every_item_is_fetched_once() { ... answer::fetch_all(...) ... }
/// }
/// ```
///
/// The body sees the answer under test as `answer`. Each `#[test]` becomes, below a module named after the exercise:
/// `yours::CHECK` for the learner's file (ignored as pending until its mark is gone), `solution::CHECK`,
/// `rejected::ANSWER` for every answer in `rejected/LESSON/EXERCISE/ANSWER.rs`, which some check must refuse with the
/// words of the file's first line, and `accepted::ANSWER` for every answer in `accepted/LESSON/EXERCISE/ANSWER.rs`,
/// which every check must accept.
///
/// The checks of a lesson stand in `tests/LESSON.rs`, or each exercise's in a file of its own, `tests/LESSON/EXERCISE.rs`,
/// which `tests/LESSON/main.rs` declares with its path, because answers are found from the file's folder:
///
/// ```text
/// #[path = "fetch_all.rs"]
/// mod fetch_all;
/// ```
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
/// The same for the text that is wanted: cargo builds again when it differs, whatever the times of the files say.
const TEXT: &str = "COURSE_TEXT";

struct Exercise {
    /// E.g. `l01_four_ways/fetch_all`.
    path: String,
    /// Whether the file that calls the macro belongs to this exercise alone: then its module has the exercise's name already.
    alone: bool,
    items: TokenStream,
    checks: Vec<Ident>,
}

const FORM: &str = "exercise! takes a path, a semicolon and the checks";

impl Exercise {
    fn parse(input: &[TokenTree]) -> Result<Exercise, String> {
        let [TokenTree::Literal(path), TokenTree::Punct(end), rest @ ..] = input else {
            return Err(FORM.into());
        };
        if end.as_char() != ';' {
            return Err(FORM.into());
        }
        let path = path.to_string().trim_matches('"').to_string();
        let (items, checks) = unmark(without_list(rest));
        Ok(Exercise {
            alone: folder::root().join(format!("tests/{path}.rs")).is_file(),
            path,
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
            const _: Option<&str> = option_env!(#TEXT);
            #stamped
        }
    }

    fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    fn stamp_yours(&self) -> TokenStream {
        let file = format!("{}.rs", self.path);
        let yours = self.answer(&file);
        let tests = self.tests(&TokenStream::new(), &folder::file_of(&file));
        self.in_module(&[("yours", quote!(#yours #tests))])
    }

    fn stamp(&self) -> TokenStream {
        let stub = folder::root().join(format!("{}.rs", self.path));
        let source = std::fs::read_to_string(stub).unwrap_or_default();
        let pending = pending::pending(&source).map(|message| {
            let reason = format!("pending: {message}");
            quote!(#[ignore = #reason])
        });
        let files = [
            format!("{}.rs", self.path),
            format!("../solutions/{}.rs", self.path),
        ];
        let [yours, solution] = files.each_ref().map(|file| self.answer(file));
        let [yours_file, solution_file] = files.each_ref().map(|file| folder::file_of(file));
        let mut yours_tests = self.tests(&pending.clone().unwrap_or_default(), &yours_file);
        if pending.is_some() {
            // Ignored tests tell nobody that the stub is gone since.
            yours_tests.extend(quote! {
                #[test]
                fn this_text_was_compiled() {
                    exercises::assertions::must_be_fresh(#yours_file);
                }
            });
        }
        let solution_tests = self.tests(&TokenStream::new(), &solution_file);
        let mut modules = vec![("yours", quote!(#yours #yours_tests))];
        if !is_in_an_editor() {
            modules.push(("solution", quote!(#solution #solution_tests)));
        }
        for (name, judge) in [
            ("rejected", quote!(must_be_refused)),
            ("accepted", quote!(must_be_accepted)),
        ] {
            modules.push((name, self.others(name, &judge)));
        }
        self.in_module(&modules)
    }

    /// These modules, in the exercise's own, so that files are found from the package's folder on.
    fn in_module(&self, modules: &[(&str, TokenStream)]) -> TokenStream {
        let from = |path: &str| {
            let each = modules.iter().map(|(name, content)| {
                let name = format_ident!("{name}");
                quote! {
                    #[path = #path]
                    mod #name { #content }
                }
            });
            quote!(#(#each)*)
        };
        if self.alone {
            return from("../..");
        }
        let (module, modules) = (format_ident!("{}", self.name()), from("."));
        quote! {
            #[path = ".."]
            mod #module { #modules }
        }
    }

    /// The answer's file, and the checks that call it.
    ///
    /// A pending answer may leave its arguments and imports unused: its mark stands where they will be needed.
    fn answer(&self, file: &str) -> TokenStream {
        let items = &self.items;
        let source = std::fs::read_to_string(folder::root().join(file)).unwrap_or_default();
        let unused = pending::pending(&source).map(|_| {
            quote!(#[allow(unused_imports, unused_variables, reason = "it is not written yet")])
        });
        let file = Literal::string(file);
        let checks = &self.checks;
        let names = checks.iter().map(|check| check.to_string());
        let output = output::macros();
        quote! {
            #output
            #unused
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
                    exercises::assertions::must_pass(concat!(module_path!(), "::", #name), #name, #file, checks::ALL);
                }
            }
        });
        quote!(#(#each)*)
    }

    /// A test for each answer in the folder of this name, and one that says when a file was added since.
    fn others(&self, folder: &str, judge: &TokenStream) -> TokenStream {
        let path = format!("{folder}/{}", self.path);
        let names = folder::answers(&path);
        let each = names.iter().map(|name| {
            let file = format!("{path}/{name}.rs");
            let (module, source) = (self.answer(&file), folder::file_of(&file));
            let (test, inner) = (format_ident!("{name}"), format_ident!("{name}_answer"));
            quote! {
                #[path = "."]
                mod #inner {
                    #module
                }
                #[test]
                fn #test() {
                    exercises::assertions::#judge(concat!(module_path!(), "::", #name), #source, #inner::checks::ALL);
                }
            }
        });
        quote! {
            #(#each)*
            #[test]
            fn every_file_is_checked() {
                exercises::answer::must_be_stamped(#path, &[#(#names),*], file!());
            }
        }
    }
}

/// The checks without the list `rejected: names;` that used to stand above them.
fn without_list(tokens: &[TokenTree]) -> &[TokenTree] {
    let is = |token: &TokenTree, sign| matches!(token, TokenTree::Punct(p) if p.as_char() == sign);
    match tokens {
        [TokenTree::Ident(word), colon, rest @ ..] if word == "rejected" && is(colon, ':') => {
            let end = rest.iter().position(|token| is(token, ';'));
            &rest[end.map_or(0, |end| end + 1)..]
        }
        _ => tokens,
    }
}

/// Whether rust-analyzer expands the macro. It does not look for modules outside of a package's folder,
/// as `solutions/` is, and would mark every `exercise!` as a mistake.
fn is_in_an_editor() -> bool {
    let program = std::env::current_exe().unwrap_or_default();
    let name = program.file_name().unwrap_or_default();
    name.to_string_lossy().contains("rust-analyzer")
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
