//! Always, sometimes or never: what a learner expects of a program that may hang.

use crate::hangs::Hangs;
use crate::predict::{Choice, Score};

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

/// The question.
pub fn often() -> Choice<Often> {
    Choice {
        question: "Your prediction: how often does it hang?".into(),
        options: vec![
            (Often::Always, "always", String::new()),
            (Often::Sometimes, "sometimes", String::new()),
            (Often::Never, "never", String::new()),
        ],
    }
}

/// How the prediction compares with what was seen.
pub fn score(predicted: Often, hangs: &Hangs) -> Score {
    let (hung, runs) = (hangs.hung(), hangs.runs());
    let choice = often();
    let word = choice.word(&predicted);
    let seen = match (hung, runs) {
        (_, 0) => None,
        (0, _) => Some(Often::Never),
        (hung, runs) if hung == runs => Some(Often::Always),
        _ => Some(Often::Sometimes),
    };
    let told = match &seen {
        None => format!(
            "Your prediction: {word}. No run ended within --patience, so there is nothing to compare it with."
        ),
        Some(seen) => format!(
            "Your prediction: {word}. It hung in {hung} of {runs} runs, so {}: {}.",
            choice.word(seen),
            match *seen == predicted {
                true => "right",
                false => "not what you said",
            }
        ),
    };
    Score {
        right: usize::from(seen == Some(predicted)),
        of: usize::from(seen.is_some()),
        sentences: vec![told],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hangs::Size;

    #[test]
    fn a_prediction_is_compared_with_what_was_seen() {
        let told = |hung, runs| {
            let size = Size {
                size: 10,
                runs,
                hung: vec![3; hung],
            };
            let hangs = Hangs {
                sizes: vec![size],
                ..Hangs::default()
            };
            score(Often::Sometimes, &hangs).sentences.join(" ")
        };
        let all = [told(0, 5), told(2, 5), told(5, 5), told(0, 0)];
        insta::assert_snapshot!(all.join("\n"), @r"
        Your prediction: sometimes. It hung in 0 of 5 runs, so never: not what you said.
        Your prediction: sometimes. It hung in 2 of 5 runs, so sometimes: right.
        Your prediction: sometimes. It hung in 5 of 5 runs, so always: not what you said.
        Your prediction: sometimes. No run ended within --patience, so there is nothing to compare it with.
        ");
    }
}
