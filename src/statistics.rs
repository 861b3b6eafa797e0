//! A few robust numbers of a list of times, and whether two lists differ.
//!
//! | module | owns |
//! |---|---|
//! | `paired` | how many times as fast one model is as another, with an interval |
//! | `rank` | the rank and sign tests on which the interval stands |
//! | `relation` | what is claimed of such a ratio |
//! | `trend` | whether the machine changed while it measured |
//!
//! How often a difference is claimed, in percent of 10,000 simulated trials with fixed seeds; the first part is the
//! error rate, since both models are the same:
//!
//! | noise | difference | 3 rounds | 7 | 15 | 25 | 50 |
//! |---|---|---|---|---|---|---|
//! | normal, 2 % | none | 1.5 | 1.6 | 2.0 | 2.1 | 1.2 |
//! | only ever slower, by 2 % in the mean | none | 0.9 | 1.5 | 1.8 | 1.5 | 0.3 |
//! | 2 %, and one run in ten slower by half | none | 0.8 | 1.7 | 2.1 | 2.5 | 2.5 |
//! | each run either fast or a tenth slower | none | 3.3 | 1.2 | 1.7 | 1.5 | 1.1 |
//! | without mean or deviation (Cauchy, 1 %) | none | 0.6 | 1.6 | 2.3 | 2.1 | 2.1 |
//! | 2 %, and each run 1 % slower than the last | none | 1.0 | 1.3 | 1.4 | 1.7 | 1.1 |
//! | the speed wanders from run to run | none | 1.5 | 1.8 | 2.4 | 2.1 | 0.4 |
//! | a clock that ticks every 2 % | none | 1.8 | 0.0 | 0.0 | 0.0 | 0.0 |
//! | normal, 20 % | none | 1.6 | 1.7 | 2.1 | 2.3 | 2.7 |
//! | normal, 2 % | 5 % | 13.5 | 74.8 | 100 | 100 | 100 |
//! | 2 %, and one run in ten slower by half | 5 % | 7.5 | 41.0 | 77.4 | 97.8 | 100 |
//! | each run either fast or a tenth slower | 5 % | 15.8 | 13.6 | 77.4 | 94.6 | 99.0 |
//! | normal, 2 % | 10 % | 39.2 | 99.7 | 100 | 100 | 100 |
//! | normal, 20 % | 10 % | 2.0 | 4.3 | 11.8 | 23.0 | 49.7 |
//! | normal, 2 % | 2x | 100 | 100 | 100 | 100 | 100 |
//! | normal, 20 % | 2x | 26.9 | 95.0 | 100 | 100 | 100 |
//!
//! `cargo test -p course --lib table_of_error_rates -- --ignored --nocapture` prints all of it. On a real machine
//! (2 cores, Linux, x86_64, unoptimised build, other builds running beside it), the same work of 0.2 ms under two
//! names was told apart in 0.7 %, 1.6 %, 2.5 % and 2.9 % of 1,000 trials with 3, 7, 15 and 25 rounds:
//! `cargo test -p course --test course comparisons:: -- --ignored --nocapture`.

mod paired;
mod rank;
mod relation;
#[cfg(test)]
mod simulated;
mod trend;

pub use paired::{ENOUGH, Ratio};
pub use relation::{Relation, WORTH_SAYING};
pub use trend::Trend;

use std::time::Duration;

/// Median, quartiles, smallest and largest of some runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// The middle one; the mean of the two middle ones for an even number of runs.
    pub median: Duration,
    /// The fastest run.
    pub min: Duration,
    /// The slowest run.
    pub max: Duration,
    /// A quarter of the runs is faster than this; between two runs it is interpolated.
    pub lower_quartile: Duration,
    /// A quarter of the runs is slower than this.
    pub upper_quartile: Duration,
}

impl Summary {
    /// Of the runs given; all zero when there are none.
    pub fn of(mut times: Vec<Duration>) -> Summary {
        times.sort();
        Summary {
            median: quantile(&times, 0.5),
            min: quantile(&times, 0.0),
            max: quantile(&times, 1.0),
            lower_quartile: quantile(&times, 0.25),
            upper_quartile: quantile(&times, 0.75),
        }
    }

    /// How far apart the middle half of the runs is, over the median; zero when the median is zero.
    ///
    /// A single slow run does not change it, and it does not grow with the number of runs.
    pub fn spread(&self) -> f64 {
        let median = self.median.as_secs_f64();
        if median == 0.0 {
            return 0.0;
        }
        (self.upper_quartile - self.lower_quartile).as_secs_f64() / median
    }
}

/// The value below which this share of the sorted times lies, interpolated; zero without times.
fn quantile(sorted: &[Duration], share: f64) -> Duration {
    let Some(last) = sorted.len().checked_sub(1) else {
        return Duration::ZERO;
    };
    let place = last as f64 * share;
    let below = place.floor() as usize;
    let next = sorted[(below + 1).min(last)];
    sorted[below] + (next - sorted[below]).mul_f64(place.fract())
}

/// The middle number, or the mean of the two middle ones; not a number without any.
fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    match numbers.len() {
        0 => f64::NAN,
        length => (numbers[(length - 1) / 2] + numbers[length / 2]) / 2.0,
    }
}

/// The middle number; `None` of none.
pub fn median_of(mut numbers: Vec<u64>) -> Option<u64> {
    numbers.sort_unstable();
    numbers.get(numbers.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(times: &[u64]) -> Summary {
        Summary::of(times.iter().map(|&t| Duration::from_millis(t)).collect())
    }

    #[test]
    fn the_median_does_not_follow_an_outlier() {
        assert_eq!(ms(&[3, 1, 1000]).median, Duration::from_millis(3));
        assert_eq!(ms(&[4, 2]).median, Duration::from_millis(3));
        assert_eq!(ms(&[]).median, Duration::ZERO);
    }

    #[test]
    fn the_spread_is_that_of_the_middle_half() {
        assert_eq!(ms(&[90, 100, 120]).spread(), 0.15);
        assert_eq!(ms(&[98, 99, 100, 101, 1000]).spread(), 0.02);
        assert_eq!(ms(&[0, 0]).spread(), 0.0);
        assert_eq!(ms(&[7]).spread(), 0.0);
    }

    #[test]
    fn quartiles_are_interpolated() {
        let summary = ms(&[40, 10, 20, 30]);
        assert_eq!(summary.lower_quartile, Duration::from_micros(17_500));
        assert_eq!(summary.upper_quartile, Duration::from_micros(32_500));
        assert_eq!(
            (summary.min, summary.max),
            (Duration::from_millis(10), Duration::from_millis(40))
        );
    }

    #[test]
    fn the_middle_number() {
        assert_eq!(median_of(vec![9, 1, 5]), Some(5));
        assert_eq!(median_of(vec![]), None);
        assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), 2.5);
        assert!(median(vec![]).is_nan());
    }
}
