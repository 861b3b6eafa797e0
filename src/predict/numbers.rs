//! A number for each of a few things.

use super::{Predict, Score};
use crate::words::counted;
use std::ops::RangeInclusive;

/// A number for each of a few things.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbers {
    /// The question, without the things.
    pub question: String,
    /// The things, by name, and what each is in a few words.
    pub things: Vec<(&'static str, String)>,
    /// The numbers that are allowed.
    pub range: RangeInclusive<f64>,
}

/// The numbers that were given, by the names of the things; those left out at the end are not guessed.
#[derive(Debug, Clone, PartialEq)]
pub struct Guess(Vec<(&'static str, f64)>);

impl Predict for Numbers {
    type Answer = Guess;

    fn question(&self) -> String {
        let mut text = format!("{}\n", self.question);
        let width = self.things.iter().map(|(name, _)| name.len()).max();
        let width = width.unwrap_or(0).max(16);
        for (number, (name, what)) in (1..).zip(&self.things) {
            text += &format!("  {number:>2}  {name:<width$} {what}\n");
        }
        let (least, most) = (self.range.start(), self.range.end());
        text + &format!(
            "Type a number from {least} to {most} for each, in this order. Enter skips."
        )
    }

    fn parse(&self, answer: &str) -> Result<Guess, String> {
        let words = answer.split(|c: char| c.is_whitespace() || ",;%".contains(c));
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let (given, asked) = (words.len(), self.things.len());
        if given > asked {
            let given = counted(given as u64, "number");
            return Err(format!("{given}, but only {asked} asked for."));
        }
        let (least, most) = (self.range.start(), self.range.end());
        let number = |word: &str| {
            let parsed = word.parse().ok();
            parsed
                .filter(|number| self.range.contains(number))
                .ok_or_else(|| format!("'{word}' is not a number from {least} to {most}."))
        };
        let guesses = self.things.iter().zip(words);
        guesses
            .map(|((name, _), word)| Ok((*name, number(word)?)))
            .collect::<Result<_, String>>()
            .map(Guess)
    }
}

impl Guess {
    /// Compares each guess with what was measured: within `close` it is right. `what` names the measured things,
    /// e.g. `of 100 heartbeats`.
    pub fn score(&self, measured: impl Fn(&str) -> Option<f64>, close: f64, what: &str) -> Score {
        let compared: Vec<(&str, f64, f64)> = self
            .0
            .iter()
            .filter_map(|(name, guess)| Some((*name, *guess, measured(name)?)))
            .collect();
        let off = |(_, guess, came): &(&str, f64, f64)| (guess - came).abs();
        let right = compared.iter().filter(|all| off(all) <= close).count();
        let told = match close < 1.0 {
            true => format!("Your prediction: {right} of {} right.", compared.len()),
            false => format!(
                "Your prediction: {right} of {} within {close:.0} {what}.",
                compared.len()
            ),
        };
        let furthest = compared.iter().max_by(|a, b| off(a).total_cmp(&off(b)));
        let furthest = furthest.filter(|all| off(all) > close);
        let surprise = furthest.map(|(name, guess, came)| {
            format!("Furthest off: you said {guess:.0} for {name}, and it was {came:.0}.")
        });
        Score {
            right,
            of: compared.len(),
            sentences: [Some(told), surprise].into_iter().flatten().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers() -> Numbers {
        Numbers {
            question: "How many?".into(),
            things: ["tokio_sleep", "std_sleep", "cpu_yield"]
                .map(|name| (name, String::from("what it does")))
                .to_vec(),
            range: 0.0..=100.0,
        }
    }

    #[test]
    fn numbers_are_read_and_mistakes_are_named() {
        let parse = |answer| numbers().parse(answer).map(|guess| guess.0);
        assert_eq!(
            parse("100, 0 ,50%"),
            Ok(vec![
                ("tokio_sleep", 100.0),
                ("std_sleep", 0.0),
                ("cpu_yield", 50.0)
            ])
        );
        assert_eq!(parse("90"), Ok(vec![("tokio_sleep", 90.0)]));
        assert_eq!(
            parse("1 2 3 4"),
            Err("4 numbers, but only 3 asked for.".into())
        );
        for wrong in ["101", "-1", "all", "NaN"] {
            let told = format!("'{wrong}' is not a number from 0 to 100.");
            assert_eq!(parse(wrong), Err(told));
        }
    }

    #[test]
    fn the_furthest_guess_is_named() {
        let measured = |name: &str| Some(if name == "std_sleep" { 0.0 } else { 100.0 });
        let score = |answer| {
            let guess = numbers().parse(answer).expect("valid");
            guess.score(measured, 15.0, "of 100 heartbeats")
        };
        let told = "Your prediction: 2 of 2 within 15 of 100 heartbeats.";
        assert_eq!(score("90 0").sentences, [told]);
        assert_eq!(
            score("100 50").sentences[1],
            "Furthest off: you said 50 for std_sleep, and it was 0."
        );
    }
}
