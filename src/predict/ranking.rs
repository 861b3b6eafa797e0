//! The order of the models, fastest first.

use super::{Predict, Score};
use crate::measure::{Comparison, Measured};
use crate::words::times_as_fast;

/// The order of the models of one experiment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// What kind of work, e.g. `waiting`.
    pub work: &'static str,
    /// The models, and what each is in a few words.
    pub models: Vec<(&'static str, &'static str)>,
}

/// A learner's order of the models: groups from fastest to slowest, equals in one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order(Vec<Vec<&'static str>>);

impl Predict for Ranking {
    type Answer = Order;

    fn question(&self) -> String {
        let mut text = format!("Your prediction for {}, fastest first:\n", self.work);
        for (letter, (name, what)) in letters(&self.models) {
            let line = format!("  {letter}  {name:<15} {what}");
            text += &(line.chars().take(79).collect::<String>() + "\n");
        }
        text + "Type the letters. `bc a` means that b and c tie, then a; letters you omit rank\nlast. Enter skips."
    }

    /// Reads letters as groups between spaces or commas; without any, every letter is its own group.
    /// Models left out come last, as equals.
    fn parse(&self, answer: &str) -> Result<Order, String> {
        let separator = |c: char| c.is_whitespace() || ",<=>".contains(c);
        let words: Vec<&str> = answer
            .split(separator)
            .filter(|word| !word.is_empty())
            .collect();
        let groups: Vec<String> = match words[..] {
            [word] => word.chars().map(String::from).collect(),
            _ => words.iter().map(|word| word.to_string()).collect(),
        };
        let mut order = Vec::new();
        let mut left: Vec<&'static str> = self.models.iter().map(|(name, _)| *name).collect();
        for group in groups {
            let mut equals = Vec::new();
            for letter in group.to_lowercase().chars() {
                let named = letters(&self.models).find(|(known, _)| *known == letter);
                let Some((_, (name, _))) = named else {
                    let last = letters(&self.models)
                        .last()
                        .map_or('a', |(letter, _)| letter);
                    return Err(format!("'{letter}' is not a letter from a to {last}."));
                };
                if !left.contains(name) {
                    return Err(format!("'{letter}' occurs twice."));
                }
                left.retain(|other| other != name);
                equals.push(*name);
            }
            order.push(equals);
        }
        if !left.is_empty() {
            order.push(left);
        }
        Ok(Order(order))
    }
}

fn letters<T>(names: &[T]) -> impl Iterator<Item = (char, &T)> {
    ('a'..='z').zip(names)
}

impl Order {
    /// Compares every pair of models: a pair that the measurement can't tell apart is right either way.
    pub fn score(&self, comparison: &Comparison) -> Score {
        let (mut right, mut of) = (0, 0);
        let mut surprise: Option<(&str, &str, f64)> = None;
        for (index, a) in comparison.models.iter().enumerate() {
            for b in &comparison.models[index + 1..] {
                of += 1;
                let (fast, slow) = if a.time.median <= b.time.median {
                    (a, b)
                } else {
                    (b, a)
                };
                if self.agrees(comparison, fast, slow) {
                    right += 1;
                    continue;
                }
                let times = comparison.ratio(slow.name, fast.name).unwrap_or(1.0);
                if surprise.is_none_or(|(_, _, most)| times > most) {
                    surprise = Some((fast.name, slow.name, times));
                }
            }
        }
        let told = format!("Your prediction: {right} of {of} pairs in the right order.");
        let surprise = surprise.map(|(fast, slow, times)| {
            format!(
                "The largest surprise: {fast} was {} {slow}, and you did not rank it ahead.",
                times_as_fast(times)
            )
        });
        Score {
            right,
            of,
            sentences: [Some(told), surprise].into_iter().flatten().collect(),
        }
    }

    fn agrees(&self, comparison: &Comparison, fast: &Measured, slow: &Measured) -> bool {
        comparison.alike(fast.name, slow.name) || self.rank(fast.name) < self.rank(slow.name)
    }

    fn rank(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|group| group.contains(&name))
    }
}
