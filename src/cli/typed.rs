//! What was typed, with the names of lessons and exercises as they are registered.

use crate::lessons::LESSONS;
use std::ffi::OsString;

/// The words of a command line: the lesson after `run` may be typed in capitals. What other commands name, they take
/// through the parser in `names.rs`.
pub fn arguments(words: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut runs = false;
    let typed = words.into_iter().map(|word| {
        let lower = word.to_str().map(str::to_lowercase);
        let lesson = lower.filter(|name| runs && is_lesson(name));
        runs |= word == "run";
        lesson.map_or(word, OsString::from)
    });
    typed.collect()
}

fn is_lesson(name: &str) -> bool {
    let mut lessons = LESSONS.iter();
    lessons.any(|lesson| lesson.slug == name || lesson.name() == name)
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
            (&["course", "report", "RACE"], "course report RACE"),
        ];
        for (words, meant) in cases {
            assert_eq!(typed(words), meant);
        }
    }
}
