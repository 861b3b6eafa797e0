//! The prediction of lesson 2: in which band the final count will be.

use super::counts::Counts;
use crate::render::number::whole;

/// A band of final counts, as shares of the expected one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Band {
    /// Every update is there.
    Exact,
    /// At least nine tenths, and not all.
    Most,
    /// From half to nine tenths.
    Some,
    /// Less than half.
    Few,
}

use Band::{Exact, Few, Most, Some as Part};

const ALL: [(char, Band); 4] = [('a', Exact), ('b', Most), ('c', Part), ('d', Few)];

impl Band {
    /// The question for one variant, with a letter for each band.
    pub fn question(model: &str, summary: &str, expected: u64) -> String {
        let share = |tenths: u64| whole(expected * tenths / 10);
        let mut text = format!("Your prediction for {model}: the final count?\n{summary}\n");
        for (letter, band) in ALL {
            let says = match band {
                Exact => format!("{}: not one update is lost", whole(expected)),
                Most => format!("from {} up: at most a tenth is lost", share(9)),
                Part => format!("{} to {}: up to a half is lost", share(5), share(9)),
                Few => format!("below {}: more than half is lost", share(5)),
            };
            text += &format!("  {letter}  {says}\n");
        }
        text + "A letter, or a number. Enter skips.\n> "
    }

    /// Reads a letter or a count.
    ///
    /// Fails with one sentence for anything else.
    pub fn parse(answer: &str, expected: u64) -> Result<Band, String> {
        let answer = answer.trim().to_lowercase();
        let letter = ALL.iter().find(|(letter, _)| answer == letter.to_string());
        if let Some((_, band)) = letter {
            return Ok(*band);
        }
        let digits: String = answer
            .chars()
            .filter(|c| !matches!(c, ',' | '_' | ' '))
            .collect();
        match digits.parse::<u64>() {
            Ok(count) if count <= expected => Ok(Band::of(count as f64 / expected.max(1) as f64)),
            _ => Err(format!(
                "'{answer}' is neither a letter from a to d nor a number up to {}.",
                whole(expected)
            )),
        }
    }

    /// The band of a share of the expected count.
    pub fn of(share: f64) -> Band {
        match share {
            share if share >= 1.0 => Exact,
            share if share >= 0.9 => Most,
            share if share >= 0.5 => Part,
            _ => Few,
        }
    }

    fn rank(self) -> usize {
        ALL.iter()
            .position(|(_, band)| *band == self)
            .unwrap_or_default()
    }

    fn says(self) -> &'static str {
        match self {
            Exact => "nothing lost",
            Most => "at most a tenth lost",
            Part => "a tenth to a half lost",
            Few => "more than half lost",
        }
    }

    /// How close the prediction came, in one sentence.
    pub fn score(self, counts: &Counts) -> String {
        let measured = Band::of(counts.median() as f64 / counts.expected.max(1) as f64);
        let inside = counts.within(|share| Band::of(share) == self);
        let verdict = match self.rank().abs_diff(measured.rank()) {
            0 => "right".to_string(),
            1 => format!("one band off: {}", measured.says()),
            bands => format!("{bands} bands off: {}", measured.says()),
        };
        format!(
            "Your prediction for {}: {}. The median was {} of {}, so it is {verdict}. {inside} of {} rounds ended in your band.",
            counts.model,
            self.says(),
            whole(counts.median()),
            whole(counts.expected),
            counts.rounds()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::l02_race::Plan;

    #[test]
    fn letters_and_numbers_are_read() {
        let parse = |answer| Band::parse(answer, 500_000);
        assert_eq!(parse(" A "), Ok(Exact));
        assert_eq!(parse("500,000"), Ok(Exact));
        assert_eq!(parse("499_999"), Ok(Most));
        assert_eq!(parse("250000"), Ok(Part));
        assert_eq!(parse("0"), Ok(Few));
        let error = "'e' is neither a letter from a to d nor a number up to 500,000.";
        assert_eq!(parse("e"), Err(error.into()));
        assert!(parse("500001").is_err() && parse("-1").is_err() && parse("").is_err());
    }

    #[test]
    fn a_score_says_how_close_it_is() {
        let plan = Plan {
            threads: 5,
            increments: 100,
            together: true,
        };
        let counts = Counts::new("load_store", true, plan, vec![200, 300, 500]);
        assert_eq!(
            Exact.score(&counts),
            "Your prediction for load_store: nothing lost. The median was 300 of 500, so it is 2 bands off: a tenth to a half lost. 1 of 3 rounds ended in your band."
        );
        assert!(Part.score(&counts).contains("so it is right."));
    }
}
