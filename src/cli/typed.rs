//! What was typed, with the names of lessons and exercises as they are registered.

use crate::lessons::LESSONS;
use std::ffi::OsString;

/// The commands whose words are names of lessons and exercises.
const NAMING: [&str; 8] = [
    "run", "read", "code", "check", "watch", "hint", "solution", "reset",
];

/// The words of a command line: a lesson or an exercise may be typed in capitals.
pub fn arguments(words: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let (mut naming, mut value) = (false, false);
    let mut words = words.into_iter();
    let program: Vec<OsString> = words.by_ref().take(1).collect();
    let typed = words.map(|word| {
        let text = word.to_str().unwrap_or_default().to_string();
        naming |= NAMING.contains(&text.as_str());
        let is_value = std::mem::replace(&mut value, text.starts_with('-'));
        match naming && !is_value && is_name(&text.to_lowercase()) {
            true => text.to_lowercase().into(),
            false => word,
        }
    });
    program.into_iter().chain(typed).collect()
}

fn is_name(name: &str) -> bool {
    LESSONS.iter().any(|lesson| {
        lesson.slug == name || lesson.name() == name || lesson.exercises.contains(&name)
    })
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
                &["course", "check", "COUNTER", "--json"],
                "course check counter --json",
            ),
            (
                &["course", "check", "--workbook", "RACE"],
                "course check --workbook RACE",
            ),
            (&["course", "report", "RACE"], "course report RACE"),
        ];
        for (words, meant) in cases {
            assert_eq!(typed(words), meant);
        }
    }
}
