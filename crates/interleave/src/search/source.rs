//! The name of a variable or field that an object is put into, read from the program's own source.
//!
//! Only for names that people read: where the source is not to be found, or does not look like a simple binding,
//! there is no name.

use crate::data::ObjectKind;
use crate::runtime::Loc;
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

thread_local! {
    /// The lines of the files read so far. An exploration has an OS thread of its own, so nothing here gets old.
    static FILES: RefCell<HashMap<&'static str, Option<Vec<String>>>> = RefCell::default();
}

/// The name behind `let`, `static` or before the colon of a field, for an object made at `place`.
pub(super) fn name(kind: ObjectKind, place: Loc) -> Option<String> {
    FILES.with_borrow_mut(|files| {
        let lines = files
            .entry(place.file())
            .or_insert_with(|| read(place.file()))
            .as_ref()?;
        let above = (place.line() as usize).checked_sub(1)?;
        let (text, column) = (lines.get(above)?, (place.column() as usize).checked_sub(1)?);
        let (before, made) = (text.get(..column)?, text.get(column..)?);
        // The file may have changed since it was compiled.
        if !made.starts_with(constructor(kind)) {
            return None;
        }
        let previous = above.checked_sub(1).map_or("", |line| &lines[line]);
        binding(previous, before)
    })
}

fn constructor(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::Atomic => "Atomic",
        ObjectKind::Mutex => "Mutex",
        ObjectKind::RwLock => "RwLock",
        ObjectKind::Condvar => "Condvar",
        ObjectKind::Barrier => "Barrier",
        ObjectKind::Once | ObjectKind::OnceLock => "Once",
        ObjectKind::LazyLock => "LazyLock",
        // `let (tx, rx) = channel()` has two names, of which neither is the channel's.
        ObjectKind::Channel => "\0",
    }
}

/// Files are named relative to the folder in which the compiler ran: this one, or one above it.
fn read(file: &str) -> Option<Vec<String>> {
    let here = std::env::current_dir().ok()?;
    let candidates = here.ancestors().map(|folder| folder.join(Path::new(file)));
    let found: PathBuf = candidates.into_iter().find(|path| path.is_file())?;
    let text = std::fs::read_to_string(found).ok()?;
    Some(text.lines().map(str::to_owned).collect())
}

/// The name that the expression after `before` is bound to, past wrappers like `Arc::new(`.
fn binding(previous: &str, before: &str) -> Option<String> {
    let mut rest = before.trim();
    while let Some(outer) = rest.strip_suffix('(') {
        let callee = outer.trim_end_matches(|c: char| c.is_alphanumeric() || "_:<>".contains(c));
        if callee.len() == outer.len() {
            // A parenthesis or a tuple.
            return None;
        }
        rest = callee.trim_end();
    }
    let rest = if rest.is_empty() {
        previous.trim()
    } else {
        rest
    };
    if let Some(pattern) = rest.strip_suffix('=') {
        let pattern = pattern.trim();
        let named = ["let mut ", "let ", "pub static ", "static "]
            .iter()
            .find_map(|word| pattern.strip_prefix(word))?;
        return identifier(named.split(':').next()?);
    }
    identifier(
        rest.strip_suffix(':')?
            .rsplit([' ', '{', '(', ','])
            .next()?,
    )
}

fn identifier(text: &str) -> Option<String> {
    let text = text.trim();
    let fine = !text.is_empty() && !text.starts_with(|c: char| c.is_ascii_digit());
    (fine && text.chars().all(|c| c.is_alphanumeric() || c == '_')).then(|| text.to_owned())
}
