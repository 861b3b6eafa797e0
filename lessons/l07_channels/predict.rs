//! The predictions of lesson 7: how many items wait, what an early end misses, whether mailboxes hang.

use super::counts::Count;
use super::filling;
use crate::experiment::Experiment;
use crate::name;
use crate::predict::{Choice, Guess, Numbers, Score};
use crate::program::Explored;
use crate::words::counted;

/// Asks how many of `items` items wait at most without a limit and with one; `None` when neither is measured.
pub fn most_waiting(experiment: &Experiment, items: u64) -> Option<Numbers> {
    let asked = [name!(filling::unbounded), name!(filling::bounded)];
    let models = experiment.models.iter();
    let things: Vec<_> = models
        .filter(|model| asked.contains(&model.name))
        .map(|model| (model.name, model.summary().to_string()))
        .collect();
    (!things.is_empty()).then(|| Numbers {
        question: format!(
            "Your prediction: how many of the {items} items wait at the same time, at most?"
        ),
        things,
        range: 0.0..=items as f64,
    })
}

/// Compares the guesses with what was counted; one in ten off counts as right.
pub fn score_waiting(guess: &Guess, counts: &[Count], items: u64) -> Score {
    let measured = |name: &str| {
        let count = counts.iter().find(|count| count.model == name)?;
        Some(count.typical.most_waiting as f64)
    };
    let close = (items as f64 / 10.0).floor();
    guess.score(measured, close, &format!("of {items} items"))
}

/// How many items consumers get who end when the queue is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Got {
    /// All, in every run.
    All,
    /// The same number in every run, and not all.
    Same,
    /// Another number in another run.
    Varying,
}

/// Fewer runs leave open whether the number varies.
const ENOUGH_RUNS: usize = 10;

/// Asks what `model` gets.
pub fn got(model: &str) -> Choice<Got> {
    Choice {
        question: format!(
            "Your prediction for {model}: its consumers end when they find\nthe queue empty. How many items do they consume?"
        ),
        options: vec![
            (Got::All, "all", "in every run".into()),
            (Got::Same, "some", "the same number in every run".into()),
            (
                Got::Varying,
                "varying",
                "another number in another run".into(),
            ),
        ],
    }
}

/// Compares the answer with what was counted.
pub fn score_got(choice: &Choice<Got>, answer: Got, count: &Count, items: u64) -> Score {
    let right = match (count.fewest, count.most) {
        (fewest, _) if fewest == items => Got::All,
        (fewest, most) if fewest == most => Got::Same,
        _ => Got::Varying,
    };
    // A few runs can't show that nothing varies.
    let undecided = right == Got::Same && count.runs < ENOUGH_RUNS && answer != Got::All;
    let why = match undecided {
        true => "with more runs it may vary",
        false => choice.word(&right),
    };
    let seen = match count.fewest == count.most {
        true => format!("{} of {items}", count.fewest),
        false => format!("{} to {} of {items}", count.fewest, count.most),
    };
    Score {
        right: usize::from(answer == right || undecided),
        of: 1,
        sentences: vec![format!(
            "Your prediction: {}. In {} its consumers got {seen} ({why}).",
            choice.word(&answer),
            counted(count.runs, "run"),
        )],
    }
}

/// In how many orders of the steps a program hangs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hangs {
    /// In none.
    Never,
    /// In some.
    Sometimes,
    /// In all.
    Always,
}

/// Asks whether the mailboxes hang with four requests.
pub fn mailboxes() -> Choice<Hangs> {
    Choice {
        question: "Your prediction: two actors have a mailbox with one place each. The first\npasses every request on to the second, which sends the answer back.\nA client sends four requests. Does it hang?".into(),
        options: vec![
            (Hangs::Never, "never", "channels have no locks".into()),
            (Hangs::Sometimes, "sometimes", "in some orders of the steps".into()),
            (Hangs::Always, "always", String::new()),
        ],
    }
}

/// Compares the answer with what was found.
pub fn score_mailboxes(choice: &Choice<Hangs>, answer: Hangs, explored: &Explored) -> Score {
    let right = match explored.wrong() {
        0 => Hangs::Never,
        wrong if wrong == explored.found.interleavings => Hangs::Always,
        _ => Hangs::Sometimes,
    };
    Score {
        right: usize::from(answer == right),
        of: 1,
        sentences: vec![format!(
            "Your prediction: {}. {} ({}).",
            choice.word(&answer),
            crate::words::capitalised(&explored.told("hangs", "hang")),
            choice.word(&right)
        )],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::l07_channels::explored;
    use crate::work::items::Counted;
    use std::time::Duration;

    #[test]
    fn an_answer_is_compared_with_what_was_consumed() {
        let choice = got("while_not_empty");
        for (fewest, most, right) in [(12, 12, Got::All), (3, 3, Got::Same), (3, 12, Got::Varying)]
        {
            let count = Count {
                model: "while_not_empty",
                typical: Counted::default(),
                fewest,
                most,
                runs: 5,
                took: Duration::from_millis(20),
            };
            assert_eq!(
                score_got(&choice, right, &count, 12).right,
                1,
                "{fewest} {most}"
            );
        }
    }

    #[test]
    fn mailboxes_hang_in_some_orders() {
        let programs = explored::programs();
        let last = programs.into_iter().next_back().expect("there are some");
        let explored = Explored::of(last);
        let score = score_mailboxes(&mailboxes(), Hangs::Sometimes, &explored);
        assert_eq!(score.right, 1, "{score:?}");
    }
}
