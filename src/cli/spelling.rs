//! Names as people type them: in capitals, with `_` for `-`, `lesson13` or `l13` for `lesson-13`, and with slips.

use crate::lessons::LESSONS;

/// The name among `known` that is written in another way here; `None` for what could be another one.
pub fn meant(typed: &str, known: &[String]) -> Option<String> {
    let plain = plain(typed);
    let same = known.iter().find(|name| self::plain(name) == plain);
    let lesson = || numbered(&plain).filter(|lesson| known.contains(lesson));
    same.cloned().or_else(lesson)
}

/// The name among `known` that differs least, if it differs by few slips of the fingers. A lesson's number is no slip.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let typed = plain(typed);
    if number(&typed).is_some() {
        return None;
    }
    let slips = |name: &&str| strsim::osa_distance(&typed, &plain(name));
    let nearest = known.into_iter().min_by_key(slips)?;
    (slips(&nearest) <= typed.chars().count().max(3) / 3).then(|| nearest.to_string())
}

/// The lesson's name that is meant by `lesson13`, `l-13` or `l01`.
fn numbered(plain: &str) -> Option<String> {
    let number = number(plain)?;
    let lesson = LESSONS.iter().find(|lesson| lesson.number == number)?;
    Some(lesson.name())
}

/// The number behind `lesson` or `l`.
fn number(plain: &str) -> Option<u8> {
    let rest = plain.strip_prefix("lesson").or(plain.strip_prefix('l'))?;
    rest.trim_start_matches('-').parse().ok()
}

fn plain(name: &str) -> String {
    name.to_lowercase().replace('_', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Vec<String> {
        [
            "lesson-1",
            "four-ways",
            "lesson-13",
            "async-patterns",
            "fetch_all",
            "as_completed",
        ]
        .map(String::from)
        .to_vec()
    }

    #[test]
    fn one_name_is_written_in_several_ways() {
        for (typed, name) in [
            ("async_patterns", "async-patterns"),
            ("Async-Patterns", "async-patterns"),
            ("fetch-all", "fetch_all"),
            ("lesson13", "lesson-13"),
            ("lesson_13", "lesson-13"),
            ("Lesson-01", "lesson-1"),
            ("l13", "lesson-13"),
            ("L-1", "lesson-1"),
        ] {
            assert_eq!(meant(typed, &known()).as_deref(), Some(name), "{typed}");
        }
        for other in [
            "lesson",
            "l",
            "l2",
            "lesson-5",
            "async-paterns",
            "",
            "-13",
            "l1x",
        ] {
            assert_eq!(meant(other, &known()), None, "{other}");
        }
    }

    #[test]
    fn a_slip_names_the_nearest_and_what_is_no_slip_names_none() {
        let known = known();
        let nearest = |typed| nearest(typed, known.iter().map(String::as_str));
        for (typed, name) in [
            ("async-paterns", "async-patterns"),
            ("asyncpatterns", "async-patterns"),
            ("forways", "four-ways"),
            ("ascompleted", "as_completed"),
            ("fecth_all", "fetch_all"),
            ("lesson-l", "lesson-1"),
            ("leson13", "lesson-13"),
        ] {
            assert_eq!(nearest(typed).as_deref(), Some(name), "{typed}");
        }
        for other in ["quantum", "lesson-9", "l7", "x", ""] {
            assert_eq!(nearest(other), None, "{other}");
        }
    }
}
