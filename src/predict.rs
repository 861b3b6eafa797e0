//! The ranking that a learner gives before a demo, and how close it came.

use crate::measure::{Comparison, Measured, Relation};

/// A learner's order of the models: groups from fastest to slowest, equals in one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking(Vec<Vec<&'static str>>);

impl Ranking {
    /// The question to ask, with a letter for each model and what it is; no line is longer than 80 columns.
    pub fn question(work: &str, models: &[(&str, &str)]) -> String {
        let mut text = format!("Your prediction for {work}: a letter for each, fastest first.\n");
        text.push_str(
            "`bc a` is b and c alike, then a; who is left out comes last. Enter skips.\n",
        );
        for (letter, (name, what)) in letters(models) {
            let line = format!("  {letter}  {name:<15} {what}");
            text.push_str(&line.chars().take(79).collect::<String>());
            text.push('\n');
        }
        text.push_str("> ");
        text
    }

    /// Reads letters as groups between spaces or commas; without any, every letter is its own group. Models left out come last, as equals.
    ///
    /// Fails with one sentence for a letter that no model has, or that comes twice.
    pub fn parse(answer: &str, names: &[&'static str]) -> Result<Ranking, String> {
        let separator = |c: char| c.is_whitespace() || ",<=>".contains(c);
        let words: Vec<&str> = answer
            .split(separator)
            .filter(|word| !word.is_empty())
            .collect();
        let groups: Vec<String> = match words[..] {
            [word] => word.chars().map(String::from).collect(),
            _ => words.iter().map(|word| word.to_string()).collect(),
        };
        let mut ranking = Vec::new();
        let mut left: Vec<&'static str> = names.to_vec();
        for group in groups {
            let mut equals = Vec::new();
            for letter in group.to_lowercase().chars() {
                let Some((_, name)) = letters(names).find(|(known, _)| *known == letter) else {
                    let last = letters(names).last().map_or('a', |(letter, _)| letter);
                    return Err(format!("'{letter}' is no letter from a to {last}."));
                };
                if !left.contains(name) {
                    return Err(format!("'{letter}' is there twice."));
                }
                left.retain(|other| other != name);
                equals.push(*name);
            }
            ranking.push(equals);
        }
        if !left.is_empty() {
            ranking.push(left);
        }
        Ok(Ranking(ranking))
    }

    fn rank(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|group| group.contains(&name))
    }
}

fn letters<T>(names: &[T]) -> impl Iterator<Item = (char, &T)> {
    ('a'..='z').zip(names)
}

/// How a ranking compares with what was measured, pair by pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// Pairs in the right order; a pair that is not told apart is right either way.
    pub right: usize,
    /// All pairs.
    pub pairs: usize,
    /// The wrong pair that is furthest apart: (faster, slower, how many times).
    pub surprise: Option<(&'static str, &'static str, f64)>,
}

impl Score {
    /// Compares every pair of models.
    pub fn of(ranking: &Ranking, comparison: &Comparison) -> Score {
        let mut score = Score {
            right: 0,
            pairs: 0,
            surprise: None,
        };
        for (index, a) in comparison.models.iter().enumerate() {
            for b in &comparison.models[index + 1..] {
                score.pairs += 1;
                let (fast, slow) = if a.time.median <= b.time.median {
                    (a, b)
                } else {
                    (b, a)
                };
                if is_right(ranking, fast, slow) {
                    score.right += 1;
                } else {
                    score.surprised_by(fast, slow);
                }
            }
        }
        score
    }

    fn surprised_by(&mut self, fast: &Measured, slow: &Measured) {
        let times = slow.time.median.as_secs_f64() / fast.time.median.as_secs_f64().max(1e-12);
        if self.surprise.is_none_or(|(_, _, most)| times > most) {
            self.surprise = Some((fast.name, slow.name, times));
        }
    }

    /// What to tell the learner.
    pub fn sentences(&self) -> Vec<String> {
        let close = format!(
            "Your prediction: {} of {} pairs in the right order.",
            self.right, self.pairs
        );
        let surprise = self.surprise.map(|(fast, slow, times)| {
            format!("The largest surprise: {fast} was {times:.1} times as fast as {slow}, and you did not rank it ahead.")
        });
        [Some(close), surprise].into_iter().flatten().collect()
    }
}

fn is_right(ranking: &Ranking, fast: &Measured, slow: &Measured) -> bool {
    let differs = fast
        .times_as_fast_as(slow)
        .is_some_and(|ratio| Relation::of(ratio).differs());
    !differs || ranking.rank(fast.name) < ranking.rank(slow.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Bound;
    use std::time::Duration;

    #[test]
    fn the_question_fits_a_terminal() {
        let long = "x".repeat(90);
        let models = [("sequential", "one by one"), ("threads", long.as_str())];
        let question = Ranking::question("computing", &models);
        assert!(
            question.lines().all(|line| line.chars().count() < 80),
            "{question}"
        );
        assert!(
            question.contains("\n  a  sequential      one by one\n"),
            "{question}"
        );
    }

    const NAMES: [&str; 3] = ["sequential", "threads", "spawn"];

    fn comparison(times: [u64; 3]) -> Comparison {
        let times = times.map(|ms| vec![Duration::from_millis(ms); 3]);
        let models = NAMES
            .iter()
            .zip(times)
            .map(|(name, times)| Measured::of(name, times));
        Comparison {
            work: "waiting",
            bound: Bound::Slowest(Duration::ZERO),
            bound_time: None,
            models: models.collect(),
            warnings: vec![],
        }
    }

    #[test]
    fn a_ranking_is_read_with_and_without_groups() {
        let groups = |answer| Ranking::parse(answer, &NAMES).map(|ranking| ranking.0);
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
        assert_eq!(groups("bd"), Err("'d' is no letter from a to c.".into()));
        assert_eq!(groups("bb"), Err("'b' is there twice.".into()));
    }

    #[test]
    fn a_tie_is_right_either_way_and_the_largest_surprise_is_named() {
        let measured = comparison([1000, 101, 100]);
        let score = |answer| Score::of(&Ranking::parse(answer, &NAMES).expect("valid"), &measured);
        assert_eq!(score("bca").right, 3);
        assert_eq!(score("bc a").right, 3);
        let upside_down = score("abc");
        assert_eq!((upside_down.right, upside_down.pairs), (1, 3));
        assert_eq!(upside_down.surprise, Some(("spawn", "sequential", 10.0)));
    }
}
