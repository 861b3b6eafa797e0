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
    "Your prediction: does it hang always, sometimes or never? a, s or n; Enter skips.\n> ";

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
