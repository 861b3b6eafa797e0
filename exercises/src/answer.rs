//! The answer under test: its file, so that a check can quote it and look at what it uses.

use check_runner::show;
use std::path::Path;
use std::sync::OnceLock;

/// The file of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// From the exercises' folder on, e.g. `l02_race/counter.rs`.
    pub path: &'static str,
    /// The whole file.
    pub source: &'static str,
    /// The files of its own modules, with their whole paths.
    pub modules: &'static [(&'static str, &'static str)],
}

static UNDER_TEST: OnceLock<Answer> = OnceLock::new();

impl Answer {
    /// The answer that this process checks; `None` outside of a check.
    pub fn under_test() -> Option<Answer> {
        UNDER_TEST.get().copied()
    }

    /// The file's name alone, e.g. `counter.rs`.
    pub fn file(&self) -> &'static str {
        self.path.rsplit('/').next().unwrap_or(self.path)
    }

    /// Whether this path, as the compiler tells it, is that of the answer's file.
    pub fn is_at(&self, path: &str) -> bool {
        let known = show::place(path);
        let known = known.strip_prefix("exercises/").unwrap_or(&known);
        known == self.path
    }

    /// Its file, and below it the files of its modules.
    pub fn whole(&self) -> String {
        pending::whole(self.source, self.modules.iter().map(|(_, text)| *text))
    }

    /// Why the answer on the disk is not the one that was compiled; `None` if it is.
    pub fn stale(&self) -> Option<String> {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(self.path);
        let same = |path: &Path, text: &str| {
            // A file that is gone, or that another machine has compiled, is not compared.
            std::fs::read(path).map_or(true, |now| now == text.as_bytes())
        };
        let mut modules = self.modules.iter();
        let fresh =
            same(&file, self.source) && modules.all(|(path, text)| same(Path::new(path), text));
        (!fresh).then(|| {
            format!(
                "exercises/{} is not the text that was compiled:\ncargo compares times, and its time is older than this program's. Save it once\nmore, and test again.",
                self.path
            )
        })
    }

    pub(crate) fn is_under_test(self) {
        // A process checks one answer.
        let _ = UNDER_TEST.set(self);
    }
}

/// Fails when the folder, e.g. `rejected/l02_race/counter`, holds other answers than these: a file was added after
/// `tests`, the file with the checks, was compiled.
#[track_caller]
pub fn must_be_stamped(folder: &str, stamped: &[&str], tests: &str) {
    let entries = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    let names = entries.into_iter().flatten().filter_map(|entry| {
        let name = entry.ok()?.file_name().into_string().ok()?;
        name.strip_suffix(".rs").map(String::from)
    });
    let new: Vec<String> = names
        .filter(|name| !stamped.contains(&name.as_str()))
        .collect();
    assert!(
        new.is_empty(),
        "exercises/{folder} has new files that are not checked yet: {}; run `touch {tests}`",
        new.join(", ")
    );
}

#[cfg(test)]
mod tests {
    use super::Answer;

    #[test]
    fn the_checks_file_of_the_same_name_is_not_the_answers() {
        let answer = |path| Answer {
            path,
            source: "",
            modules: &[],
        };
        let tests = "exercises/tests/l03_deadlock";
        let yours = answer("l03_deadlock/transfer.rs");
        assert!(yours.is_at(&format!("{tests}/../../l03_deadlock/transfer.rs")));
        for other in [
            format!("{tests}/transfer.rs"),
            "exercises/src/deadlock/transfer.rs".into(),
            String::new(),
        ] {
            assert!(!yours.is_at(&other), "{other}");
        }
        let solution = answer("solutions/l03_deadlock/transfer.rs");
        assert!(solution.is_at(&format!(
            "{tests}/../../../solutions/l03_deadlock/transfer.rs"
        )));
        let rejected = answer("rejected/l03_deadlock/transfer/gives_up.rs");
        assert!(rejected.is_at(&format!(
            "{tests}/../../rejected/l03_deadlock/transfer/gives_up.rs"
        )));
    }
}
