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
            text += &format!("  {letter}  {name:<15} {what}\n");
        }
        text + "Type the letters. `bc a` means that b and c tie, then a; letters you omit rank last. Enter skips."
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
                let ratio = comparison.ratio(fast.name, slow.name);
                let times = ratio.map_or(1.0, |ratio| ratio.median);
                if surprise.is_none_or(|(_, _, most)| times > most) {
                    surprise = Some((fast.name, slow.name, times));
                }
            }
        }
        let told = format!("Your prediction: {right} of {of} pairs in the right order.");
        let surprise = surprise.map(|(fast, slow, times)| {
            format!(
                "The largest surprise: {fast} was {} than {slow}, and you did not rank it ahead.",
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
        !comparison.differ(fast.name, slow.name) || self.rank(fast.name) < self.rank(slow.name)
    }

    fn rank(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|group| group.contains(&name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Bound;
    use std::time::Duration;

    fn ranking() -> Ranking {
        Ranking {
            work: "waiting",
            models: vec![
                ("sequential", "one by one"),
                ("threads", "a thread for each"),
                ("spawn", "a task for each"),
            ],
        }
    }

    fn comparison(times: [u64; 3]) -> Comparison {
        let models = ranking().models.into_iter().zip(times);
        let models =
            models.map(|((name, _), ms)| Measured::of(name, vec![Duration::from_millis(ms); 3]));
        Comparison {
            work: "waiting",
            bound: Bound::None,
            bound_time: None,
            models: models.collect(),
            warnings: vec![],
        }
    }

    #[test]
    fn the_question_fits_a_terminal() {
        let long: &'static str = Box::leak("a thread of its own ".repeat(5).into_boxed_str());
        let mut ranking = ranking();
        ranking.models[1].1 = long;
        let style = crate::render::Style::PLAIN;
        let question = crate::render::text::lines(&ranking.question(), style);
        let fits = |line: &str| line.chars().count() <= 80;
        assert!(question.lines().all(fits), "{question}");
        let first = "\n  a  sequential      one by one\n";
        assert!(question.contains(first), "{question}");
    }

    #[test]
    fn a_ranking_is_read_with_and_without_groups() {
        let groups = |answer| ranking().parse(answer).map(|order| order.0);
        assert_eq!(
            groups("cba"),
            Ok(vec![vec!["spawn"], vec!["threads"], vec!["sequential"]])
        );
        assert_eq!(
            groups("BC, a"),
            Ok(vec![vec!["threads", "spawn"], vec!["sequential"]])
        );
        assert_eq!(
            groups("b"),
            Ok(vec![vec!["threads"], vec!["sequential", "spawn"]])
        );
        assert_eq!(groups("bd"), Err("'d' is not a letter from a to c.".into()));
        assert_eq!(groups("bb"), Err("'b' occurs twice.".into()));
    }

    #[test]
    fn a_tie_is_right_either_way_and_the_largest_surprise_is_named() {
        let measured = comparison([1000, 100, 100]);
        let score = |answer| ranking().parse(answer).expect("valid").score(&measured);
        assert_eq!(score("bca").right, 3);
        assert_eq!(score("bc a").right, 3);
        let upside_down = score("abc");
        assert_eq!((upside_down.right, upside_down.of), (1, 3));
        assert!(
            upside_down.sentences[1].contains("was 10.00x faster than sequential"),
            "{upside_down:?}"
        );
    }
}
