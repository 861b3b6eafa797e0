//! What is claimed of a ratio. The only place that decides whether two models differ.

use super::Ratio;
use crate::words::times_as_fast;
use serde::Serialize;
use std::fmt;

/// A difference below this may be real, but is not worth a sentence: other rooms, other days and other builds
/// change a time by more than 1 %.
pub const WORTH_SAYING: f64 = 1.01;

/// How one model compares with another; each with the ratio that decided.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(tag = "relation", rename_all = "lowercase")]
pub enum Relation {
    /// Faster beyond chance, and by at least [`WORTH_SAYING`].
    Faster(Ratio),
    /// Slower beyond chance, and by at least [`WORTH_SAYING`].
    Slower(Ratio),
    /// The difference is too small to be worth a sentence.
    Alike(Ratio),
    /// These rounds do not tell.
    Unknown(Ratio),
}

impl Relation {
    /// The only place that decides whether a ratio is a difference.
    pub fn of(ratio: Ratio) -> Relation {
        let small = ratio.median < WORTH_SAYING && ratio.median > 1.0 / WORTH_SAYING;
        let decided = ratio.low > 1.0 || ratio.high < 1.0;
        let within = ratio.low > 1.0 / WORTH_SAYING && ratio.high < WORTH_SAYING;
        match () {
            () if within || (decided && small) => Relation::Alike(ratio),
            () if ratio.low > 1.0 => Relation::Faster(ratio),
            () if ratio.high < 1.0 => Relation::Slower(ratio),
            () => Relation::Unknown(ratio),
        }
    }

    /// The ratio that decided.
    pub fn ratio(&self) -> Ratio {
        match *self {
            Relation::Faster(ratio)
            | Relation::Slower(ratio)
            | Relation::Alike(ratio)
            | Relation::Unknown(ratio) => ratio,
        }
    }

    /// Whether one of the two is said to be faster.
    pub fn differs(&self) -> bool {
        matches!(self, Relation::Faster(_) | Relation::Slower(_))
    }
}

/// For tables and sentences: `1.98x faster`, `1.27x slower`, `the same`, or `unclear` where the rounds do not tell.
impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Relation::Faster(ratio) | Relation::Slower(ratio) => {
                f.write_str(&times_as_fast(ratio.median))
            }
            Relation::Alike(_) => f.write_str("the same"),
            Relation::Unknown(_) => f.write_str("unclear"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relation(low: f64, median: f64, high: f64) -> Relation {
        Relation::of(Ratio {
            low,
            median,
            high,
            rounds: 15,
        })
    }

    #[test]
    fn a_claim_needs_an_interval_on_one_side_and_a_difference_worth_saying() {
        assert!(matches!(relation(1.001, 1.02, 1.04), Relation::Faster(_)));
        assert!(matches!(relation(0.9, 0.95, 0.999), Relation::Slower(_)));
        assert!(matches!(relation(1.001, 1.009, 1.02), Relation::Alike(_)));
        assert!(matches!(relation(0.995, 1.0, 1.005), Relation::Alike(_)));
        assert!(matches!(relation(0.999, 1.02, 1.04), Relation::Unknown(_)));
    }

    #[test]
    fn a_number_is_shown_only_of_a_claim() {
        assert_eq!(relation(1.001, 1.02, 1.04).to_string(), "1.02x faster");
        assert_eq!(relation(0.4, 0.5, 0.6).to_string(), "2.00x slower");
        assert_eq!(relation(0.995, 1.004, 1.005).to_string(), "the same");
        assert_eq!(relation(0.9, 1.02, 1.2).to_string(), "unclear");
    }

    #[test]
    fn only_a_claim_differs() {
        assert!(relation(1.5, 2.0, 2.5).differs() && relation(0.4, 0.5, 0.6).differs());
        assert!(!relation(0.5, 1.0, 2.0).differs() && !relation(0.999, 1.0, 1.001).differs());
        assert_eq!(relation(1.5, 2.0, 2.5).ratio().median, 2.0);
    }
}
