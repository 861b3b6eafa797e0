//! What was measured of one experiment, and who is faster than whom.

use super::Warning;
use crate::experiment::Bound;
use crate::statistics::{Ratio, Relation, Summary};
use crate::words::list;
use std::time::Duration;

/// What was measured of one experiment.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What kind of work, e.g. `waiting`.
    pub work: &'static str,
    /// The best that any model could do, as it was given.
    pub bound: Bound,
    /// The same in time, where it is known.
    pub bound_time: Option<Duration>,
    /// The models in the order shown.
    pub models: Vec<Measured>,
    /// What to keep in mind when reading the numbers.
    pub warnings: Vec<Warning>,
}

impl Comparison {
    /// The model of this name.
    pub fn model(&self, name: &str) -> Option<&Measured> {
        self.models.iter().find(|model| model.name == name)
    }

    /// The model with the smallest median, traps included; `None` only without models.
    pub fn fastest(&self) -> Option<&Measured> {
        self.models.iter().min_by_key(|model| model.time.median)
    }

    /// How many times as fast `a` is as `b`; `None` when one of them was not measured.
    pub fn ratio(&self, a: &str, b: &str) -> Option<Ratio> {
        self.model(a)?.times_as_fast_as(self.model(b)?)
    }

    /// Whether `a` is faster or slower than `b`; `None` when one of them was not measured.
    pub fn relation(&self, a: &str, b: &str) -> Option<Relation> {
        self.ratio(a, b).map(Relation::of)
    }

    /// The fastest model and all that are not slower than it beyond chance, in the order shown.
    pub fn leaders(&self) -> Vec<&Measured> {
        let Some(fastest) = self.fastest() else {
            return Vec::new();
        };
        let leads = |model: &&Measured| {
            let relation = model.times_as_fast_as(fastest).map(Relation::of);
            model.name == fastest.name || !matches!(relation, Some(Relation::Slower(_)))
        };
        self.models.iter().filter(leads).collect()
    }

    /// Whether `a` is said to be faster or slower than `b`.
    pub fn differ(&self, a: &str, b: &str) -> bool {
        self.relation(a, b)
            .is_some_and(|relation| relation.differs())
    }

    /// How `a` compares with `b`, e.g. `was 1.98x faster than b`; `None` when one of them was not measured.
    pub fn told(&self, a: &str, b: &str) -> Option<String> {
        let relation = self.relation(a, b)?;
        Some(match relation {
            Relation::Faster(_) | Relation::Slower(_) => format!("was {relation} than {b}"),
            Relation::Alike(_) => format!("was as fast as {b}"),
            Relation::Unknown(_) => format!("could not be told apart from {b}"),
        })
    }

    /// How the leaders compare with `b`, e.g. `were 1.98x faster than b`; `None` when nothing or `b` was not measured.
    pub fn leaders_against(&self, b: &str) -> Option<String> {
        let told = self.told(self.fastest()?.name, b)?;
        Some(match (self.leaders().len(), told.strip_prefix("was ")) {
            (2.., Some(rest)) => format!("were {rest}"),
            _ => told,
        })
    }

    /// The names of the leaders, e.g. `threads and join_all (too close to tell apart)`.
    pub fn leaders_told(&self) -> String {
        let names: Vec<&str> = self.leaders().iter().map(|model| model.name).collect();
        match names.len() {
            1 => list(&names),
            _ => format!("{} (too close to tell apart)", list(&names)),
        }
    }
}

/// One model's numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// The model's name.
    pub name: &'static str,
    /// Why it is a trap, if it is one.
    pub trap: Option<&'static str>,
    /// Wall-clock time of every measured call, one a round from the first round on; the warm-up is not counted.
    pub times: Vec<Duration>,
    /// A summary of these times.
    pub time: Summary,
    /// How many times as fast as the baseline; `None` without a baseline.
    pub speedup: Option<Ratio>,
    /// The bound over the median: 1 is the best there can be.
    pub efficiency: Option<f64>,
    /// Median CPU time of all threads, where the system tells.
    pub cpu: Option<Duration>,
    /// Median number of context switches, where the system tells.
    pub switches: Option<u64>,
    /// Distinct threads on which items began or ended in the traced run.
    pub threads: usize,
}

impl Measured {
    /// A model of which nothing is known but the time of each round.
    pub fn of(name: &'static str, times: Vec<Duration>) -> Measured {
        Measured {
            name,
            trap: None,
            time: Summary::of(times.clone()),
            times,
            speedup: None,
            efficiency: None,
            cpu: None,
            switches: None,
            threads: 0,
        }
    }

    /// The number of measured runs.
    pub fn runs(&self) -> usize {
        self.times.len()
    }

    /// How many times as fast it is as `other`; exactly 1 for itself, `None` when one of them has not run.
    pub fn times_as_fast_as(&self, other: &Measured) -> Option<Ratio> {
        match self.name == other.name && self.runs() > 0 {
            true => Some(Ratio::same(self.runs())),
            false => Ratio::of(&self.times, &other.times),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comparison(models: &[(&'static str, [u64; 3])]) -> Comparison {
        let measured = models
            .iter()
            .map(|(name, times)| Measured::of(name, times.map(Duration::from_millis).to_vec()));
        Comparison {
            work: "waiting",
            bound: Bound::None,
            bound_time: None,
            models: measured.collect(),
            warnings: Vec::new(),
        }
    }

    #[test]
    fn a_relation_is_seen_from_both_sides() {
        let all = comparison(&[("pool", [404, 408, 410]), ("threads", [101, 102, 103])]);
        let relation = all.relation("threads", "pool").expect("both were measured");
        assert!(matches!(relation, Relation::Faster(ratio) if (3.9..4.1).contains(&ratio.median)));
        let relation = all.relation("pool", "threads").expect("both were measured");
        assert!(
            matches!(relation, Relation::Slower(ratio) if (0.24..0.26).contains(&ratio.median))
        );
        assert_eq!(all.relation("pool", "rayon"), None);
        let itself = all.relation("pool", "pool").expect("it was measured");
        assert_eq!(itself, Relation::Alike(Ratio::same(3)));
    }

    #[test]
    fn leaders_are_the_fastest_and_those_that_are_not_told_apart_from_it() {
        let names = |all: &Comparison| -> Vec<&str> {
            all.leaders().iter().map(|model| model.name).collect()
        };
        let all = comparison(&[
            ("sequential", [750, 751, 752]),
            ("threads", [103, 101, 102]),
            ("join_all", [101, 101, 102]),
        ]);
        assert_eq!(names(&all), ["threads", "join_all"]);
        assert_eq!(names(&comparison(&[("spawn", [1, 2, 3])])), ["spawn"]);
        assert_eq!(names(&comparison(&[])), [""; 0]);
    }

    #[test]
    fn a_slow_model_that_ran_once_is_slower_only_far_beyond_noise() {
        let mut all = comparison(&[("threads", [101, 102, 103])]);
        let once = |ms| Measured::of("sequential", vec![Duration::from_millis(ms)]);
        all.models.push(once(1_000));
        assert!(matches!(
            all.relation("threads", "sequential"),
            Some(Relation::Faster(_))
        ));
        all.models[1] = once(300);
        assert!(matches!(
            all.relation("threads", "sequential"),
            Some(Relation::Unknown(_))
        ));
    }
}
