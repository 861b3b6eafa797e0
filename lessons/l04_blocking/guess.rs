//! The prediction: how many of 100 heartbeats come in each variant, and how close that was.

use super::plan::Variant;
use super::show::Row;
use crate::lesson::Console;

/// A guess within so many of 100 is close.
const CLOSE: f64 = 15.0;

/// What a learner expects, by the name of the variant.
#[derive(Debug, Clone, PartialEq)]
pub struct Guess(Vec<(&'static str, f64)>);

impl Guess {
    /// Asks until the answer is a guess or nothing.
    pub fn ask(variants: &[Variant], console: &mut dyn Console) -> Option<Guess> {
        if variants.is_empty() {
            return None;
        }
        let names: Vec<&'static str> = variants.iter().map(|variant| variant.name).collect();
        let mut question = question(variants);
        loop {
            let answer = console.ask(&question)?;
            if answer.trim().is_empty() {
                return None;
            }
            match Guess::parse(&answer, &names) {
                Ok(guess) => return Some(guess),
                Err(mistake) => question = format!("{mistake} Again, or Enter to skip: "),
            }
        }
    }

    /// Reads a number from 0 to 100 for each name; names left out at the end are not guessed.
    ///
    /// Fails with one sentence for what is no such number, or one too many.
    fn parse(answer: &str, names: &[&'static str]) -> Result<Guess, String> {
        let words = answer.split(|c: char| c.is_whitespace() || ",;%".contains(c));
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        if words.len() > names.len() {
            let (given, wanted) = (words.len(), names.len());
            return Err(format!("{given} numbers, but only {wanted} asked for."));
        }
        let number = |word: &str| {
            let parsed = word.parse().ok();
            parsed
                .filter(|number| (0.0..=100.0).contains(number))
                .ok_or_else(|| format!("'{word}' is no number from 0 to 100."))
        };
        let guesses = names.iter().zip(words);
        guesses
            .map(|(name, word)| Ok((*name, number(word)?)))
            .collect::<Result<_, String>>()
            .map(Guess)
    }

    /// What to tell the learner about these measurements.
    pub fn sentences(&self, rows: &[Row]) -> Vec<String> {
        let compared: Vec<(&str, f64, f64)> = self
            .0
            .iter()
            .filter_map(|(name, guessed)| {
                let row = rows.iter().find(|row| row.name == *name)?;
                Some((*name, *guessed, row.vitals.share() * 100.0))
            })
            .collect();
        let off = |(_, guessed, came): &(&str, f64, f64)| (guessed - came).abs();
        let close = compared.iter().filter(|all| off(all) <= CLOSE).count();
        let told = format!(
            "Your prediction: {close} of {} within {CLOSE:.0} of what came of 100 heartbeats.",
            compared.len()
        );
        let furthest = compared.iter().max_by(|a, b| off(a).total_cmp(&off(b)));
        let surprise = furthest
            .filter(|all| off(all) > CLOSE)
            .map(|(name, guessed, came)| {
                format!(
                    "Furthest off: you said {guessed:.0} for {name}, and {came:.0} of 100 came."
                )
            });
        [Some(told), surprise].into_iter().flatten().collect()
    }
}

fn question(variants: &[Variant]) -> String {
    let mut text = String::from(
        "Your prediction: how many of 100 heartbeats come on time beside each variant?\n\
         A number from 0 to 100 for each, in this order, e.g. `100 0 50`. Enter skips.\n",
    );
    for (number, variant) in variants.iter().enumerate() {
        text += &format!(
            "  {:>2}  {:<16} {}\n",
            number + 1,
            variant.name,
            variant.what
        );
    }
    text + "> "
}

#[cfg(test)]
mod tests {
    use super::super::show::tests::row;
    use super::*;

    const NAMES: [&str; 3] = ["tokio_sleep", "std_sleep", "cpu_yield"];

    #[test]
    fn numbers_are_read_and_mistakes_are_named() {
        let parse = |answer| Guess::parse(answer, &NAMES).map(|guess| guess.0);
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
            let told = format!("'{wrong}' is no number from 0 to 100.");
            assert_eq!(parse(wrong), Err(told));
        }
    }

    #[test]
    fn the_furthest_guess_is_named() {
        let rows = [row("tokio_sleep", 25, 25, 3), row("std_sleep", 0, 250, 500)];
        let told = |answer| {
            Guess::parse(answer, &NAMES)
                .expect("valid")
                .sentences(&rows)
        };
        assert_eq!(
            told("90 0 5"),
            ["Your prediction: 2 of 2 within 15 of what came of 100 heartbeats."]
        );
        assert_eq!(
            told("100 50")[1],
            "Furthest off: you said 50 for std_sleep, and 0 of 100 came."
        );
    }
}
