//! The protocol between a test program and its parent. Both sides are written here and nowhere else.
//!
//! The parent names a check in the environment. The child replies on its standard output with lines that begin with a
//! control character, which distinguishes them from the answer's own output.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// In the child's environment: the check to run.
pub const CHECK: &str = "COURSE_CHECK";
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
pub struct Reply {
    /// The names of the checks, in teaching order.
    pub checks: Vec<String>,
    /// The text of the answer that was compiled.
    pub text: String,
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
pub fn own_output(out: &str) -> &str {
    let own = out.split_once(BEGIN).map_or("", |(_, own)| own);
    own.rsplit_once(MARK).map_or(own, |(own, _)| own.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Evidence, Verdict};

    #[test]
    fn a_reply_is_distinguished_from_an_answers_output() {
        let verdict = Verdict::Passed(Evidence::Proved { runs: 12 });
        let out = format!("running 1 test\n{BEGIN}mine\n{}", reply(&verdict));
        assert_eq!(read(&out), Some(verdict));
        assert_eq!(own_output(&out), "mine");
        assert_eq!(read::<Verdict>("running 1 test\nmine\n"), None);
    }
}
