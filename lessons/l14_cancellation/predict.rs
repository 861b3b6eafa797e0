//! The predictions of lesson 14: what a reader gets that is cut, and who comes to the end.

use super::reading;
use super::told::Told;
use crate::experiment::Experiment;
use crate::name;
use crate::predict::{Choice, Guess, Numbers, Score};
use crate::words::counted;
use crate::work::errands::Errand;
use crate::work::frames::Got;

/// What becomes of a frame that is half read when the clock ticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Becomes {
    /// It is read to its end in the next round.
    Whole,
    /// It is lost, and the next one is read.
    Lost,
    /// Its second half is read as if a frame began there.
    Absurd,
}

/// Asks what becomes of it.
pub fn absurd() -> Choice<Becomes> {
    Choice {
        question: "Your prediction for in_select: what becomes of a frame that is half read\nwhen the clock ticks?".into(),
        options: vec![
            (Becomes::Whole, "whole", "the next round reads the rest".into()),
            (Becomes::Lost, "lost", "the next round reads the next frame".into()),
            (Becomes::Absurd, "absurd", "the rest is read as a new frame".into()),
        ],
    }
}

/// Compares the answer with what `in_select` got.
pub fn score_absurd(answer: Becomes, told: &[Told<Got>]) -> Score {
    let one = told
        .iter()
        .find(|one| one.model == name!(reading::in_select));
    let Some(one) = one else {
        return Score {
            right: 0,
            of: 0,
            sentences: vec![],
        };
    };
    let right = match one.what.absurd {
        Some(_) => Becomes::Absurd,
        None => Becomes::Whole,
    };
    let read = counted(one.what.texts.len(), "frame");
    let sentence = match one.what.absurd {
        Some(_) => format!(
            "{} read {read}, and then the rest of one as a new one (absurd).",
            one.model
        ),
        None => format!("{} read {read} (whole).", one.model),
    };
    Score {
        right: usize::from(answer == right),
        of: 1,
        sentences: vec![sentence],
    }
}

/// Asks how many errands come to their end.
pub fn ends(experiment: &Experiment, errands: usize) -> Numbers {
    let things = experiment.models.iter();
    Numbers {
        question: format!(
            "Your prediction: how many of {} come to their end?",
            counted(errands, "errand")
        ),
        things: things
            .map(|model| (model.name, model.summary().to_string()))
            .collect(),
        range: 0.0..=errands as f64,
    }
}

/// Compares the guesses with what was counted.
pub fn score_ends(guess: &Guess, told: &[Told<Vec<Errand>>]) -> Score {
    let measured = |name: &str| {
        let one = told.iter().find(|one| one.model == name)?;
        Some(one.what.iter().filter(|errand| !errand.dropped).count() as f64)
    };
    guess.score(measured, 0.0, "errands")
}
