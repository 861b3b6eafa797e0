//! The name of a variable or field that an object is put into, read from the program's own source.
//!
//! Only for names that people read: where the source is not to be found, or does not look like a simple binding,
//! there is no name.

mod binding;
mod code;
mod fields;

use crate::data::ObjectKind;
use crate::runtime::Loc;
use code::Code;
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

thread_local! {
    /// The files read so far. An exploration has an OS thread of its own, so nothing here becomes stale.
    static FILES: RefCell<HashMap<&'static str, Option<Code>>> = RefCell::default();
}

/// The name of the variable or field for which an object was made at `place`; `nth` counts the objects of this kind
/// that `default` has made there before.
pub(super) fn name(kind: ObjectKind, place: Loc, nth: usize) -> Option<String> {
    FILES.with_borrow_mut(|files| {
        let file = files
            .entry(place.file())
            .or_insert_with(|| read(place.file()));
        let code = file.as_ref()?;
        let at = code.offset(place.line(), place.column())?;
        let made = &code.text()[at..];
        if code.is_derive(at) && made.starts_with("Default") {
            return fields::name(made, constructor(kind), nth);
        }
        // The file may have changed since it was compiled.
        let callee = made.split('(').next()?;
        let expected = callee.contains(constructor(kind)) || callee == "Default::default";
        expected.then(|| binding::name(code.text(), at)).flatten()
    })
}

/// How the name of the type begins.
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
fn read(file: &str) -> Option<Code> {
    let here = std::env::current_dir().ok()?;
    let candidates = here.ancestors().map(|folder| folder.join(Path::new(file)));
    let found: PathBuf = candidates.into_iter().find(|path| path.is_file())?;
    Some(Code::of(&std::fs::read_to_string(found).ok()?))
}
