//! The protocol between a test program and its parent. Both sides are written here and nowhere else.
//!
//! The parent names a check in the environment. The child replies on its standard output with lines that begin with a
//! control character, which distinguishes them from the answer's own output.

use crate::verdict::Verdict;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// In the child's environment: the check to run.
pub const CHECK: &str = "COURSE_CHECK";
/// In the environment of the child: how many columns its pictures may have.
pub const WIDTH: &str = "COURSE_WIDTH";
/// Asks for the names of the checks and the answer's text instead.
pub const ALL: &str = "*";
/// Begins the name of a test that the learner has written, in place of a check.
pub const OWN: &str = "own ";
/// The line after which the answer's own output begins.
pub const BEGIN: &str = "\u{1e}course-begin\n";
/// Marks the line with the child's reply.
const MARK: &str = "\u{1e}course-verdict ";

/// The reply to [`ALL`].
#[derive(Debug, Serialize, Deserialize)]
pub struct Listing {
    /// The names of the checks, in teaching order.
    pub checks: Vec<String>,
    /// The text of the answer that was compiled.
    pub text: String,
}

/// Marks a line that says how many lines were left out so far.
const LEFT_OUT: &str = "\u{1e}course-left-out ";

/// What a child says at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    pub verdict: Verdict,
    /// What the check says of an answer that it accepts.
    pub remarks: Vec<String>,
}

/// The line that says how many lines were left out so far.
pub fn left_out(lines: u64) -> String {
    format!("\n{LEFT_OUT}{lines}\n")
}

/// How many lines were left out, as far as the child has said.
pub fn lines_left_out(out: &str) -> u64 {
    let said = out.rsplit_once(LEFT_OUT);
    let number = said.and_then(|(_, rest)| rest.lines().next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// The line that carries a reply: a verdict, or the names of the checks.
pub fn reply(content: &impl Serialize) -> String {
    let content = serde_json::to_string(content).expect("it is valid JSON");
    format!("\n{MARK}{content}\n")
}

/// The reply in a child's output; `None` if there is none.
pub fn read<T: DeserializeOwned>(out: &str) -> Option<T> {
    let (_, rest) = out.rsplit_once(MARK)?;
    serde_json::from_str(rest.lines().next()?).ok()
}

/// The answer's own output: what stands between the first line of the protocol and the reply.
pub fn own_output(out: &str) -> String {
    let own = out.split_once(BEGIN).map_or("", |(_, own)| own);
    let own = own.rsplit_once(MARK).map_or(own, |(own, _)| own.trim_end());
    let mut text = String::new();
    let mut parts = own.split(LEFT_OUT);
    text += parts.next().unwrap_or_default();
    for part in parts {
        // The protocol begins its lines itself; what follows the number is the answer's again.
        text.truncate(text.trim_end_matches('\n').len());
        text += part.split_once('\n').map_or("", |(_, rest)| rest);
    }
    text.trim_end().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Evidence;

    #[test]
    fn a_reply_is_distinguished_from_an_answers_output() {
        let verdict = Verdict::Passed(Evidence::Proved { runs: 12 });
        let out = format!("running 1 test\n{BEGIN}mine\n{}", reply(&verdict));
        assert_eq!(read(&out), Some(verdict));
        assert_eq!(own_output(&out), "mine");
        let cut = format!(
            "{BEGIN}mine\n{}{}{}",
            left_out(10),
            left_out(123),
            reply(&1)
        );
        assert_eq!(own_output(&cut), "mine");
        assert_eq!((lines_left_out(&cut), lines_left_out(&out)), (123, 0));
        assert_eq!(read::<Verdict>("running 1 test\nmine\n"), None);
    }
}
