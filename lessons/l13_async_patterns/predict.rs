//! The predictions of lesson 13: who still runs after a failure, and what a stream begins while its loop waits.

use super::counts::Count;
use crate::experiment::Experiment;
use crate::predict::{Choice, Guess, Numbers, Score};
use crate::words::counted;

/// Asks how many of the other downloads still run.
pub fn still_running(experiment: &Experiment, others: u64) -> Numbers {
    let things = experiment.models.iter();
    Numbers {
        question: format!(
            "Your prediction: how many of the other {others} still run a while after the failure?"
        ),
        things: things
            .map(|model| (model.name, model.summary().to_string()))
            .collect(),
        range: 0.0..=others as f64,
    }
}

/// Compares the guesses with what was counted; one in twenty off counts as right.
pub fn score(guess: &Guess, counts: &[Count], others: u64) -> Score {
    let measured = |name: &str| {
        let count = counts.iter().find(|count| count.model == name)?;
        Some(count.counted.running as f64)
    };
    let close = (others as f64 / 20.0).floor();
    guess.score(measured, close, &format!("of {others} downloads"))
}

/// What a stream begins while the body of its loop waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    /// Nothing.
    Nothing,
    /// Some of the downloads.
    Some,
    /// Nearly all.
    NearlyAll,
}

/// Asks how many downloads `stream` begins while a document is being saved.
pub fn begun(documents: u64) -> Choice<Begun> {
    Choice {
        question: format!(
            "Your prediction for stream: how many of its {documents} downloads\nbegin while its loop waits for a save?"
        ),
        options: vec![
            (Begun::Nothing, "none", String::new()),
            (Begun::Some, "some", "up to half of them".into()),
            (Begun::NearlyAll, "most", "more than half of them".into()),
        ],
    }
}

/// Compares the answer with what was counted.
pub fn score_begun(choice: &Choice<Begun>, answer: Begun, count: &Count, documents: u64) -> Score {
    let begun = count.counted.began_while_saving;
    let right = match begun {
        0 => Begun::Nothing,
        some if 2 * some <= documents => Begun::Some,
        _ => Begun::NearlyAll,
    };
    Score {
        right: usize::from(answer == right),
        of: 1,
        sentences: vec![format!(
            "Your prediction: {}. In {} {} began during a save ({}).",
            choice.word(&answer),
            count.model,
            counted(begun, "download"),
            choice.word(&right)
        )],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::downloads::Counted;
    use std::time::Duration;

    #[test]
    fn an_answer_is_compared_with_what_began() {
        let choice = begun(9);
        for (began, right) in [(0, Begun::Nothing), (4, Begun::Some), (5, Begun::NearlyAll)] {
            let count = Count {
                model: "stream",
                counted: Counted {
                    began_while_saving: began,
                    ..Counted::default()
                },
                took: Duration::from_millis(300),
            };
            assert_eq!(score_begun(&choice, right, &count, 9).right, 1, "{began}");
        }
    }
}
