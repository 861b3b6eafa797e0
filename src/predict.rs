//! What a learner expects before a demo, and how close it came.
//!
//! Three kinds of prediction ([`Ranking`], [`Choice`], [`Numbers`]) behind one trait. The house asks; a lesson only
//! says what is asked, and what the answer was worth.

mod choice;
mod numbers;
mod ranking;

pub use choice::Choice;
pub use numbers::{Guess, Numbers};
pub use ranking::{Order, Ranking};

/// A question that a learner answers before a demo.
pub trait Predict {
    /// What an answer is once it is understood.
    type Answer;

    /// What is asked, in full; no line is longer than 79 columns. Without the prompt.
    fn question(&self) -> String;

    /// Reads an answer, which is not empty.
    ///
    /// Fails with one sentence that says what is allowed.
    fn parse(&self, answer: &str) -> Result<Self::Answer, String>;
}

/// An answer, and the words in which it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given<A> {
    /// What was asked.
    pub question: String,
    /// The learner's own words.
    pub words: String,
    /// What they mean.
    pub answer: A,
}

/// How close a prediction came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// Parts of the prediction that were right.
    pub right: usize,
    /// All parts that could be compared with what was measured; 0 when nothing could.
    pub of: usize,
    /// What to tell the learner.
    pub sentences: Vec<String>,
}

/// A prediction with its score, as it stands in a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prediction {
    /// What was asked.
    pub question: String,
    /// The learner's own words.
    pub answer: String,
    /// How close it came.
    pub score: Score,
}

impl<A> Given<A> {
    /// The prediction with its score.
    pub fn scored(&self, score: Score) -> Prediction {
        Prediction {
            question: self.question.clone(),
            answer: self.words.clone(),
            score,
        }
    }
}
