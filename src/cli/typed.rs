//! What was typed, with the names of lessons and exercises as they are registered.

use super::names::named;
use super::spelling::meant;
use std::ffi::OsString;

/// The words of a command line: the lesson after `run` may be written in another way. What other commands name, they take
/// through the parser in `names.rs`.
pub fn arguments(words: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let lessons = super::lesson_names();
    let mut runs = false;
    let typed = words.into_iter().map(|word| {
        let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
        let name = word.to_str().filter(|word| runs && !is_number(word));
        let lesson = name.and_then(|name| named(name).or_else(|| meant(name, &lessons)));
        let lesson = lesson.filter(|name| lessons.contains(name));
        runs = (runs || word == "run") && lesson.is_none();
        lesson.map_or(word, OsString::from)
    });
    typed.collect()
}

#[cfg(test)]
mod tests {
    use super::arguments;
    use std::ffi::OsString;

    /// Mirrors reports of users whose keyboard begins each line with a capital: the name is understood all the same.
    #[test]
    fn names_may_be_typed_in_capitals() {
        let typed = |words: &[&str]| {
            let words = arguments(words.iter().map(OsString::from));
            words.join(" ".as_ref()).into_string().expect("it is text")
        };
        let cases = [
            (&["Course", "run", "Lesson-1"][..], "Course run lesson-1"),
            (
                &["course", "--color", "never", "run", "RACE", "--quick"],
                "course --color never run race --quick",
            ),
            (
                &["course", "run", "l13", "--only", "JOIN_SET"],
                "course run lesson-13 --only JOIN_SET",
            ),
            (
                &["course", "run", "exercises/l02_race/", "--all"],
                "course run lesson-2 --all",
            ),
            (
                &["course", "run", "async_patterns", "--help"],
                "course run async-patterns --help",
            ),
            (&["course", "report", "RACE"], "course report RACE"),
        ];
        for (words, meant) in cases {
            assert_eq!(typed(words), meant);
        }
    }
}
