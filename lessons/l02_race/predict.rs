//! The prediction of lesson 2: in which band the final count will be.

use super::counts::Counts;
use crate::predict::{Choice, Predict, Score};
use crate::render::number::whole;

/// A band of final counts, as shares of the expected one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Every update is there.
    Exact,
    /// At least nine tenths, and not all.
    Most,
    /// From half to nine tenths.
    Part,
    /// Less than half.
    Few,
}

use Band::{Exact, Few, Most, Part};

/// The question for one variant: a band, or a count.
pub struct Bands {
    /// The bands.
    pub choice: Choice<Band>,
    expected: u64,
}

/// Asks for the final count of a variant.
pub fn bands(model: &str, summary: &str, expected: u64) -> Bands {
    let share = |tenths: u64| whole(expected * tenths / 10);
    let from = |tenths| format!("{} or more of {}", share(tenths), whole(expected));
    Bands {
        expected,
        choice: Choice {
            question: format!("Your prediction for {model}: the final count?\n{summary}."),
            options: vec![
                (Exact, "nothing lost", whole(expected)),
                (Most, "at most a tenth lost", from(9)),
                (Part, "a tenth to a half lost", from(5)),
                (
                    Few,
                    "more than half lost",
                    format!("less than {}", share(5)),
                ),
            ],
        },
    }
}

impl Predict for Bands {
    type Answer = Band;

    fn question(&self) -> String {
        let question = self.choice.question();
        question.replace("a letter or the word", "a letter or a number")
    }

    fn parse(&self, answer: &str) -> Result<Band, String> {
        let digits = answer.chars().filter(|c| !matches!(c, ',' | '_' | ' '));
        match digits.collect::<String>().parse::<u64>() {
            Ok(count) if count <= self.expected => {
                Ok(Band::of(count as f64 / self.expected.max(1) as f64))
            }
            Ok(_) => Err(format!("There are {} updates.", whole(self.expected))),
            Err(_) => self.choice.parse(answer),
        }
    }
}

impl Band {
    /// The band of a share of the expected count.
    fn of(share: f64) -> Band {
        match share {
            share if share >= 1.0 => Exact,
            share if share >= 0.9 => Most,
            share if share >= 0.5 => Part,
            _ => Few,
        }
    }
}

/// How close the prediction came.
pub fn score(bands: &Choice<Band>, predicted: Band, counts: &Counts) -> Score {
    let measured = Band::of(counts.median() as f64 / counts.expected.max(1) as f64);
    let inside = counts.within(|share| Band::of(share) == predicted);
    let verdict = match (predicted as usize).abs_diff(measured as usize) {
        0 => "right".to_string(),
        1 => format!("one band off: {}", bands.word(&measured)),
        off => format!("{off} bands off: {}", bands.word(&measured)),
    };
    let told = format!(
        "Your prediction for {}: {}. The median was {} of {}, so it is {verdict}. {inside} of {} rounds ended in your band.",
        counts.model,
        bands.word(&predicted),
        whole(counts.median()),
        whole(counts.expected),
        counts.rounds()
    );
    Score {
        right: usize::from(predicted == measured),
        of: 1,
        sentences: vec![told],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::l02_race::Plan;

    #[test]
    fn letters_and_numbers_are_read() {
        let bands = bands("load_store", "", 500_000);
        let parse = |answer| bands.parse(answer);
        assert_eq!(parse(" A "), Ok(Exact));
        assert_eq!(parse("500,000"), Ok(Exact));
        assert_eq!(parse("499_999"), Ok(Most));
        assert_eq!(parse("250000"), Ok(Part));
        assert_eq!(parse("0"), Ok(Few));
        let error = "'e' is not a letter from a to d.";
        assert_eq!(parse("e"), Err(error.into()));
        assert!(parse("500001").is_err() && parse("-1").is_err());
    }

    #[test]
    fn a_score_says_how_close_it_is() {
        let plan = Plan {
            threads: 5,
            increments: 100,
            together: true,
        };
        let counts = Counts::new("load_store", true, plan, vec![200, 300, 500]);
        let bands = bands("load_store", "", 500).choice;
        let wrong = score(&bands, Exact, &counts);
        assert_eq!(
            wrong.sentences,
            [
                "Your prediction for load_store: nothing lost. The median was 300 of 500, so it is 2 bands off: a tenth to a half lost. 1 of 3 rounds ended in your band."
            ]
        );
        let right = score(&bands, Part, &counts);
        assert_eq!((wrong.right, right.right, right.of), (0, 1, 1));
    }
}
