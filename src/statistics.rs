//! A few robust numbers of a list of times.

use std::time::Duration;

/// Median, smallest and largest of some runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// The middle one; the mean of the two middle ones for an even number of runs.
    pub median: Duration,
    /// The fastest run.
    pub min: Duration,
    /// The slowest run.
    pub max: Duration,
}

impl Summary {
    /// Of the runs given; all zero when there are none.
    pub fn of(mut times: Vec<Duration>) -> Summary {
        times.sort();
        let Some((&min, &max)) = times.first().zip(times.last()) else {
            return Summary {
                median: Duration::ZERO,
                min: Duration::ZERO,
                max: Duration::ZERO,
            };
        };
        let middle = times.len() / 2;
        let median = if times.len() % 2 == 1 {
            times[middle]
        } else {
            (times[middle - 1] + times[middle]) / 2
        };
        Summary { median, min, max }
    }

    /// (max - min) / median; zero when the median is zero.
    pub fn spread(&self) -> f64 {
        let median = self.median.as_secs_f64();
        if median == 0.0 {
            return 0.0;
        }
        (self.max - self.min).as_secs_f64() / median
    }

    /// Whether the two ranges have a value in common, so that their order may be chance.
    pub fn overlaps(&self, other: &Summary) -> bool {
        self.min <= other.max && other.min <= self.max
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
    fn spread_and_overlap() {
        assert_eq!(ms(&[90, 100, 120]).spread(), 0.3);
        assert_eq!(ms(&[0, 0]).spread(), 0.0);
        assert!(ms(&[1, 5]).overlaps(&ms(&[5, 9])));
        assert!(!ms(&[1, 4]).overlaps(&ms(&[5, 9])));
    }

    #[test]
    fn the_middle_number() {
        assert_eq!(median_of(vec![9, 1, 5]), Some(5));
        assert_eq!(median_of(vec![]), None);
    }
}
