//! Names of lessons and exercises, and the paths that stand for them: what tab completion gives is a name too.

use super::spelling::{meant, nearest};
use crate::lessons::LESSONS;
use crate::workbook::all_exercises;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue};
use clap::{Arg, Command, Error};
use std::ffi::{OsStr, OsString};

/// Takes one of these values, also written in another way, or the path of the file or folder of one.
#[derive(Clone)]
pub struct Names {
    values: PossibleValuesParser,
    known: Vec<String>,
}

/// A parser of these values.
pub fn names(values: impl Iterator<Item = PossibleValue>) -> Names {
    let values: Vec<PossibleValue> = values.collect();
    let known = values
        .iter()
        .flat_map(PossibleValue::get_name_and_aliases)
        .map(str::to_string)
        .collect();
    Names {
        values: PossibleValuesParser::new(values),
        known,
    }
}

impl TypedValueParser for Names {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, Error> {
        let typed = value.to_str();
        let named = typed.and_then(|typed| named(typed).or_else(|| meant(typed, &self.known)));
        let named = named.filter(|name| self.known.contains(name));
        let meant = named.map_or_else(|| value.to_os_string(), OsString::from);
        self.values
            .parse_ref(command, arg, &meant)
            .map_err(|mut error| {
                // Not clap's own: it knows no aliases, such as `async-patterns`.
                error.remove(ContextKind::SuggestedValue);
                let known = self.known.iter().map(String::as_str);
                if let Some(like) = typed.and_then(|typed| nearest(typed, known)) {
                    error.insert(ContextKind::SuggestedValue, ContextValue::String(like));
                }
                error
            })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        self.values.possible_values()
    }
}

/// The exercise or the lesson whose file or folder this is: `exercises/l02_race/counter.rs`, a part of it that begins further
/// in, or a longer path that ends so.
pub(super) fn named(path: &str) -> Option<String> {
    let path = path.replace('\\', "/");
    let parts: Vec<&str> = path
        .split('/')
        .filter(|part| !matches!(*part, "" | "."))
        .collect();
    let mut up = parts.iter().rev().copied();
    let last = up.next()?;
    let (folder, above) = (up.next(), up.next());
    if let Some(lesson) = LESSONS.iter().find(|lesson| lesson.stem() == last) {
        let fits = matches!(folder, None | Some("exercises" | "lessons"));
        return fits.then(|| lesson.name());
    }
    let name = last.strip_suffix(".rs")?;
    let exercise = all_exercises().into_iter().find(|one| one.name == name)?;
    let fits = folder.is_none_or(|folder| folder == exercise.stem)
        && above.is_none_or(|above| above == "exercises");
    fits.then(|| name.to_string())
}

#[cfg(test)]
mod tests {
    use super::named;
    use std::ffi::OsString;

    /// Mirrors reports of users whose keyboard begins each line with a capital, and of others who write names as files.
    #[test]
    fn every_command_takes_names_written_in_another_way() {
        for words in [
            ["check", "COUNTER"],
            ["read", "Lesson-2"],
            ["watch", "Race"],
            ["read", "async_patterns"],
            ["read", "from_python"],
            ["code", "lesson13"],
            ["hint", "fetch-all"],
            ["solution", "Fetch-All"],
            ["reset", "as-completed"],
            ["check", "l13"],
            ["run", "lesson13"],
            ["run", "l13"],
            ["run", "async_patterns"],
        ] {
            let words = ["course"].into_iter().chain(words).map(OsString::from);
            let words = crate::cli::arguments(words);
            let matches = crate::cli::command().try_get_matches_from(words);
            assert!(matches.is_ok(), "{matches:?}");
        }
        let unknown = crate::cli::command().try_get_matches_from(["course", "check", "NONE"]);
        assert!(unknown.is_err());
    }

    #[test]
    fn what_tab_completion_gives_is_a_name() {
        for (path, name) in [
            ("exercises/l02_race/counter.rs", "counter"),
            ("./exercises/l02_race/counter.rs", "counter"),
            ("/home/me/course/exercises/l02_race/counter.rs", "counter"),
            (r"exercises\l02_race\counter.rs", "counter"),
            ("l02_race/counter.rs", "counter"),
            ("./counter.rs", "counter"),
            ("exercises/l02_race/", "lesson-2"),
            ("./lessons/l02_race", "lesson-2"),
        ] {
            assert_eq!(named(path).as_deref(), Some(name), "{path}");
        }
        for other in [
            "solutions/l02_race/counter.rs",
            "exercises/stubs/l02_race/counter.rs",
            "exercises/rejected/l02_race/counter/fetch_add.rs",
            "exercises/l01_four_ways/counter.rs",
            "exercises/l02_race/counter.hints.md",
            "exercises/l02_race/none.rs",
            "exercises",
            "counter",
            "",
        ] {
            assert_eq!(named(other), None, "{other}");
        }
    }
}
