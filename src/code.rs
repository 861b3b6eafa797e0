//! The code of a lesson as it can be read and copied: its models, its program, and the work that models are given.

use crate::lesson::Entry;
use crate::wrong_use::refuse;
use anyhow::Result;

/// One file of source code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path in the lesson's folder, e.g. `waiting/threads.rs`; for shared work, its path in the repository.
    pub file: &'static str,
    /// The whole file.
    pub text: &'static str,
}

impl SourceFile {
    /// The name that users type: that of its file, e.g. `threads`.
    pub fn name(&self) -> &'static str {
        let file = self.file.rsplit('/').next().unwrap_or_default();
        file.trim_end_matches(".rs")
    }

    fn is_called(&self, name: &str) -> bool {
        self.name() == name || self.file == name || self.file.trim_end_matches(".rs") == name
    }
}

/// Makes the list of a lesson's files from their paths in its folder: `files!["program.rs", "waiting/pool.rs"]`.
#[macro_export]
macro_rules! files {
    ($($file:literal),* $(,)?) => {
        &[$($crate::code::SourceFile { file: $file, text: include_str!($file) }),*]
    };
}

macro_rules! shared {
    ($($file:literal),* $(,)?) => {
        &[$(SourceFile { file: $file, text: include_str!(concat!("../", $file)) }),*]
    };
}

/// What models use that is in no public crate; each stands after those that use it.
const SHARED: &[SourceFile] = shared![
    "crates/models/src/work/blocking.rs",
    "crates/models/src/work/nonblocking.rs",
    "crates/models/src/work/http.rs",
    "crates/models/src/work/document.rs",
    "crates/models/src/work/waiting.rs",
    "crates/models/src/work/jobs.rs",
    "crates/models/src/work/heartbeat.rs",
    "crates/models/src/work/computing.rs",
    "crates/models/src/work/bank.rs",
    "crates/models/src/work/crowd.rs",
    "crates/models/src/watched.rs",
];

/// The lesson's files, and after them the shared ones that they use, each once.
pub fn all(lesson: &Entry) -> Vec<SourceFile> {
    let mut found = lesson.code.to_vec();
    for shared in SHARED {
        let name = shared.name();
        let paths = [format!("crate::work::{name}"), format!("crate::{name}")];
        let uses = |file: &SourceFile| paths.iter().any(|path| file.text.contains(path));
        if found.iter().any(uses) {
            found.push(*shared);
        }
    }
    found
}

/// The files of a lesson that are called so, or all of them.
///
/// Fails with [`WrongUse`](crate::wrong_use::WrongUse) for a name that none has; it says what to choose from.
pub fn chosen(lesson: &Entry, name: Option<&str>) -> Result<Vec<SourceFile>> {
    let all = all(lesson);
    let Some(name) = name else { return Ok(all) };
    let called: Vec<SourceFile> = all.iter().filter(|s| s.is_called(name)).copied().collect();
    if !called.is_empty() {
        return Ok(called);
    }
    let mut known: Vec<&str> = Vec::new();
    for source in &all {
        if !known.contains(&source.name()) {
            known.push(source.name());
        }
    }
    refuse(format!(
        "{} has no code called '{name}': choose from {}, or leave the name out: {} code {}",
        lesson.name(),
        known.join(", "),
        crate::words::program(),
        lesson.name()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::LESSONS;

    fn files(lesson: usize, name: &str) -> Vec<&'static str> {
        let found = chosen(&LESSONS[lesson - 1], Some(name)).expect("it is known");
        found.iter().map(|source| source.file).collect()
    }

    #[test]
    fn a_name_stands_for_every_file_of_that_name() {
        let both = ["waiting/threads.rs", "computing/threads.rs"];
        assert_eq!(files(1, "threads"), both);
        assert_eq!(files(1, "computing/threads"), both[1..]);
        assert_eq!(files(1, "computing/threads.rs"), both[1..]);
        assert_eq!(files(2, "program"), ["program.rs"]);
    }

    #[test]
    fn shared_work_is_shown_where_it_is_used() {
        assert_eq!(files(1, "blocking"), ["crates/models/src/work/blocking.rs"]);
        assert_eq!(files(3, "watched"), ["crates/models/src/watched.rs"]);
        // Its models use it by way of their jobs.
        assert_eq!(
            files(4, "heartbeat"),
            ["crates/models/src/work/heartbeat.rs"]
        );
        assert!(chosen(&LESSONS[1], Some("bank")).is_err());
    }

    #[test]
    fn an_unknown_name_is_told_what_to_choose_from() {
        let told = chosen(&LESSONS[1], Some("mutx")).expect_err("unknown");
        let told = told.to_string().replace("cargo course", "course");
        insta::assert_snapshot!(told, @"lesson-2 has no code called 'mutx': choose from program, load_store, load_store_relaxed, split_lock, fetch_add, mutex, per_thread, or leave the name out: course code lesson-2");
    }
}
