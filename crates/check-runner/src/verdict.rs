//! What a check found, and how a learner reads it.

use crate::evidence::Evidence;
use crate::show;
use drawing::Style;
use drawing::number::whole;
use serde::{Deserialize, Serialize};
use std::panic::panic_any;

/// Why an answer is wrong: what was seen, what was expected, a picture, a question. Never the answer.
///
/// Made with [`Wrong::because`], ended with [`Wrong::refuse`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wrong {
    /// What is wrong, as a sentence that is true of this answer, e.g. `Your code fetches the items one after the other.`
    pub because: String,
    /// What was seen.
    pub seen: String,
    /// What was expected.
    pub expected: String,
    /// A drawing; may be empty.
    pub picture: String,
    /// What the learner should ask themselves.
    pub question: String,
}

impl Wrong {
    /// An answer that is wrong for this reason; the rejected answers name it in their first line.
    pub fn because(misconception: impl Into<String>) -> Wrong {
        Wrong {
            because: misconception.into(),
            seen: String::new(),
            expected: String::new(),
            picture: String::new(),
            question: String::new(),
        }
    }

    /// What was seen, in one or two sentences.
    pub fn seen(self, seen: impl Into<String>) -> Wrong {
        Wrong {
            seen: seen.into(),
            ..self
        }
    }

    /// What was expected instead.
    pub fn expected(self, expected: impl Into<String>) -> Wrong {
        Wrong {
            expected: expected.into(),
            ..self
        }
    }

    /// A drawing of what happened.
    pub fn picture(self, picture: impl Into<String>) -> Wrong {
        Wrong {
            picture: picture.into(),
            ..self
        }
    }

    /// The question that leads towards the answer.
    pub fn ask(self, question: impl Into<String>) -> Wrong {
        Wrong {
            question: question.into(),
            ..self
        }
    }

    /// Ends the check with this verdict.
    pub fn refuse(self) -> ! {
        panic_any(self)
    }
}

/// What a learner can do when the system refuses something.
const NO_VERDICT: &str = "This is no verdict on your answer. Close other programs, or raise the limit of threads and processes (`ulimit -u`, or the container's limit of pids), and check again.";
/// Who prints as many lines and does not come to an end may do nothing else.
const MANY_LINES: u64 = 10_000;

/// The result of one check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// The answer does what the check asks, with the evidence for it.
    Passed(Evidence),
    /// It does not.
    Wrong(Box<Wrong>),
    /// It panicked.
    Panicked {
        /// The panic's message.
        message: String,
        /// `file:line` where it happened.
        at: String,
    },
    /// It did not finish within the limit.
    Hung {
        /// The limit in seconds.
        seconds: u64,
        /// Whether it computed all the time, as far as the system reports it; else it waited.
        spins: bool,
        /// How many lines it had printed.
        #[serde(default)]
        lines: u64,
        /// What its threads were doing, as far as the system reports it.
        #[serde(default)]
        threads: Vec<String>,
    },
    /// The system refused what the check needs, so there is no verdict on the answer.
    Refused {
        /// What it refused, e.g. `a thread`.
        what: String,
    },
    /// Its process ended without a verdict.
    Crashed {
        /// How it ended, as a sentence without its capital letter and its full stop.
        how: String,
    },
}

impl Verdict {
    /// Whether the answer does what the check asks.
    pub fn is_passed(&self) -> bool {
        matches!(self, Verdict::Passed(_))
    }

    /// What is wrong, in one sentence; empty for a pass.
    pub fn headline(&self) -> String {
        match self {
            Verdict::Passed(_) => String::new(),
            Verdict::Wrong(wrong) => wrong.because.clone(),
            Verdict::Panicked { message, .. } => {
                let shown = show::message(message);
                format!(
                    "your code panicked: {}",
                    shown.lines().next().unwrap_or_default()
                )
            }
            Verdict::Hung {
                seconds,
                spins,
                lines,
                ..
            } => match spins {
                true if *lines >= MANY_LINES => format!(
                    "your code was still printing after {seconds} s: {} lines or more",
                    whole(*lines)
                ),
                true => format!(
                    "your code has a loop that never ends: it was still computing after {seconds} s"
                ),
                false => format!("your code hangs: it had not finished after {seconds} s"),
            },
            Verdict::Refused { what } => format!("the system refused {what}"),
            Verdict::Crashed { how } => how.clone(),
        }
    }

    /// The whole verdict for a learner, at most `style.width` columns wide.
    pub fn text(&self, style: Style) -> String {
        let head = sentence(&self.headline());
        let options = drawing::prose::Options::new(style.width).subsequent_indent("  ");
        let mut text = drawing::prose::fill(&head, options) + "\n";
        match self {
            Verdict::Wrong(wrong) => text += &told(wrong, style),
            Verdict::Panicked { message, at } => {
                for line in show::message(message).lines().skip(1) {
                    text += &format!("{}\n", drawing::prose::fill(line, style.width));
                }
                let place = match show::is_in_an_answer(at) || at.is_empty() {
                    true => at.clone(),
                    false => format!("outside of your file, in {at}, which your code has called"),
                };
                text += &part("Where", &place, style);
                text += &part(
                    "Ask yourself",
                    "which input makes this line panic, and what should happen instead?",
                    style,
                );
            }
            Verdict::Hung {
                spins,
                threads,
                lines,
                ..
            } => {
                let (seen, question) = match spins {
                    true if *lines >= MANY_LINES => (
                        "your code printed line after line, until the check was stopped. The check calls it many times.",
                        "does it come to an end without this output? If not, which loop prints, and what should end it?",
                    ),
                    true => (
                        "your code computed all the time, until the check was stopped.",
                        "which loop is it, and what should end it?",
                    ),
                    false => (
                        "your code waited, until the check was stopped.",
                        "who waits for what, and who should provide it?",
                    ),
                };
                text += &part("Seen", seen, style);
                text += &part("Threads when it was stopped", &threads.join("; "), style);
                text += &part("Ask yourself", question, style);
            }
            Verdict::Refused { .. } => {
                text += &format!("\n{}\n", drawing::prose::fill(NO_VERDICT, style.width))
            }
            Verdict::Passed(_) | Verdict::Crashed { .. } => {}
        }
        style.plain_characters(&text)
    }
}

/// The text as a sentence: with a capital letter, unless it begins with code, and with a full stop.
pub fn sentence(text: &str) -> String {
    let first = text.split_whitespace().next().unwrap_or_default();
    let is_code = first.contains(['_', '`', ':', '.', '(']);
    let mut chars = text.chars();
    let begun = match chars.next() {
        Some(letter) if !is_code => letter.to_uppercase().chain(chars).collect(),
        _ => text.to_string(),
    };
    match begun.ends_with(['.', '?', '!']) || begun.is_empty() {
        true => begun,
        false => begun + ".",
    }
}

fn told(wrong: &Wrong, style: Style) -> String {
    let mut text = String::new();
    text += &part("Expected", &wrong.expected, style);
    text += &part("Seen", &wrong.seen, style);
    let widest = wrong.picture.lines().map(|line| line.chars().count()).max();
    let widest = widest.unwrap_or_default();
    if widest > style.width {
        let note = format!(
            "(A picture belongs here, which needs a terminal of {} columns.)",
            widest + crate::MARGIN
        );
        text += &format!("\n{}\n", drawing::prose::fill(&note, style.width));
    } else if widest > 0 {
        text += &format!("\n{}\n", wrong.picture.trim_end());
    }
    text += &part("Ask yourself", &wrong.question, style);
    text
}

fn part(name: &str, told: &str, style: Style) -> String {
    if told.is_empty() {
        return String::new();
    }
    let options = drawing::prose::Options::new(style.width).subsequent_indent("  ");
    format!(
        "\n{}\n",
        drawing::prose::fill(&format!("{name}: {told}"), options)
    )
}

#[cfg(test)]
mod tests;
