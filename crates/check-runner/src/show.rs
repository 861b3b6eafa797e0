//! How places and messages of an answer are shown: paths as the learner knows them, no control characters, no flood.

/// How many lines of a message are shown.
const LINES: usize = 40;
/// The folders that answers stand in.
const ANSWERS: [&str; 4] = ["solutions/", "rejected/", "accepted/", "exercises/"];
/// How many characters of a line are shown.
const COLUMNS: usize = 500;

/// A message that may hold anything: without control characters, with at most 40 lines.
pub fn message(message: &str) -> String {
    let visible = |line: &str| {
        let visible = line.chars().filter(|c| !c.is_control());
        visible.take(COLUMNS).collect::<String>()
    };
    let mut lines: Vec<String> = message.lines().take(LINES).map(visible).collect();
    let left = message.lines().count().saturating_sub(LINES);
    if left > 0 {
        lines.push(format!("... and {left} more lines"));
    }
    lines.join("\n")
}

/// The place as the learner can open it; its path begins at the workbook's folder.
pub fn place(at: &str) -> String {
    let mut parts = Vec::new();
    // The compiler's path to an answer leads through the folder of the checks.
    for part in at.split(['/', '\\']) {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    let at = parts.join("/");
    let start = ANSWERS.iter().find_map(|folder| match at.find(folder) {
        Some(0) => Some(0),
        Some(_) => at.rfind(&format!("/{folder}")).map(|slash| slash + 1),
        None => None,
    });
    at[start.unwrap_or(0)..].to_string()
}

/// Whether a place is in an answer, and not in what it calls.
pub fn is_in_an_answer(place: &str) -> bool {
    ANSWERS.iter().any(|folder| place.starts_with(folder))
}

#[cfg(test)]
mod tests {
    use super::{is_in_an_answer, message, place};

    #[test]
    fn a_path_begins_at_the_workbook() {
        for at in [
            "exercises/tests/.././l01_four_ways/fetch_all.rs:9",
            "exercises/tests/l01_four_ways/../../l01_four_ways/fetch_all.rs:9",
            "/home/me/exercises/tests/.././l01_four_ways/fetch_all.rs:9",
            r"C:\me\course\exercises\tests\..\.\l01_four_ways\fetch_all.rs:9",
        ] {
            assert_eq!(place(at), "exercises/l01_four_ways/fetch_all.rs:9", "{at}");
        }
        let solution = "exercises/tests/.././../solutions/l01_four_ways/fetch_all.rs:9";
        assert_eq!(place(solution), "solutions/l01_four_ways/fetch_all.rs:9");
        let library = "/rustc/1/library/alloc/src/vec/mod.rs:1";
        assert_eq!(place(library), library);
    }

    /// Mirrors reports of terminals that were left in another colour, or cleared, by the text of a panic, and of
    /// screens that a panic with a whole data structure had flooded.
    // andymai/stackchan-kai#303: a carriage return in a panic message wrote over the beginning of its line.
    #[test]
    fn a_message_is_shown_without_control_characters_and_not_without_end() {
        assert_eq!(
            message("red \u{1b}[31m\r\u{7}\n  left: 1"),
            "red [31m\n  left: 1"
        );
        let flood = message(&"line\n".repeat(1000));
        assert_eq!(flood.lines().count(), 41);
        assert!(flood.ends_with("... and 960 more lines"), "{flood}");
        assert!(is_in_an_answer("exercises/l02_race/counter.rs:3"));
        assert!(!is_in_an_answer("/rustc/1/library/std/src/thread/mod.rs:9"));
    }
}
