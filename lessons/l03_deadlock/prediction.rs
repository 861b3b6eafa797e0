//! Always, sometimes or never: what a learner expects of a program that may hang.

use super::hang::Hangs;
use crate::lesson::Console;

/// How often a program hangs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Often {
    /// In every run.
    Always,
    /// In some runs.
    Sometimes,
    /// In no run.
    Never,
}

const QUESTION: &str =
    "Your prediction: does it hang always, sometimes or never?\nType a, s or n; Enter skips.\n> ";

impl Often {
    /// What these runs showed; `None` without runs.
    pub fn seen(hangs: &Hangs) -> Option<Often> {
        match (hangs.hung(), hangs.runs()) {
            (_, 0) => None,
            (0, _) => Some(Often::Never),
            (hung, runs) if hung == runs => Some(Often::Always),
            _ => Some(Often::Sometimes),
        }
    }

    /// The word.
    pub fn word(self) -> &'static str {
        match self {
            Often::Always => "always",
            Often::Sometimes => "sometimes",
            Often::Never => "never",
        }
    }

    fn parse(answer: &str) -> Option<Often> {
        let answer = answer.trim().to_lowercase();
        let all = [Often::Always, Often::Sometimes, Often::Never];
        all.into_iter()
            .find(|often| !answer.is_empty() && often.word().starts_with(&answer))
    }
}

/// Asks until the answer is one of the three or nothing.
pub fn ask(console: &mut dyn Console) -> Option<Often> {
    let mut question = QUESTION.to_string();
    loop {
        let answer = console.ask(&question)?;
        if answer.trim().is_empty() {
            return None;
        }
        match Often::parse(&answer) {
            Some(often) => return Some(often),
            None => {
                let answer = answer.trim();
                question = format!("'{answer}' is none of a, s, n. Again, or Enter to skip: ");
            }
        }
    }
}

/// How the prediction compares with what was seen.
pub fn told(predicted: Often, hangs: &Hangs) -> String {
    let (hung, runs) = (hangs.hung(), hangs.runs());
    let Some(seen) = Often::seen(hangs) else {
        return format!(
            "Your prediction: {}. No run ended within the patience, so nothing was seen.",
            predicted.word()
        );
    };
    let verdict = if seen == predicted {
        "right"
    } else {
        "not what was seen"
    };
    format!(
        "Your prediction: {}. It hung in {hung} of {runs} runs, so {}: {verdict}.",
        predicted.word(),
        seen.word()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::l03_deadlock::hang::Size;

    fn hangs(hung: usize, runs: usize) -> Hangs {
        let size = Size {
            transfers: 10,
            runs,
            hung: vec![3; hung],
        };
        Hangs {
            sizes: vec![size],
            ..Hangs::default()
        }
    }

    #[test]
    fn a_letter_or_the_word_is_an_answer() {
        assert_eq!(Often::parse(" A\n"), Some(Often::Always));
        assert_eq!(Often::parse("never"), Some(Often::Never));
        assert_eq!(Often::parse("maybe"), None);
        assert_eq!(Often::parse(""), None);
    }

    #[test]
    fn a_prediction_is_compared_with_what_was_seen() {
        let told = |hung, runs| told(Often::Sometimes, &hangs(hung, runs));
        let all = [told(0, 5), told(2, 5), told(5, 5), told(0, 0)];
        insta::assert_snapshot!(all.join("\n"), @r"
        Your prediction: sometimes. It hung in 0 of 5 runs, so never: not what was seen.
        Your prediction: sometimes. It hung in 2 of 5 runs, so sometimes: right.
        Your prediction: sometimes. It hung in 5 of 5 runs, so always: not what was seen.
        Your prediction: sometimes. No run ended within the patience, so nothing was seen.
        ");
    }
}
