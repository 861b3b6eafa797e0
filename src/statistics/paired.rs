//! Whether two models differ, decided from rounds in which both ran.
//!
//! The models of an experiment run round-robin, so each round gives a pair of times that met the same machine:
//! whatever slows a whole round down leaves its ratio alone. The decision rests on the logarithms of these ratios.
//!
//! From seven rounds on, two exact methods give an interval each, and what is left is what both allow:
//!
//! - the Wilcoxon signed-rank test (98 %), with the estimate of Hodges and Lehmann, the median of all pairwise means:
//!   strong where the noise is ordinary. Source: Hollander, Wolfe and Chicken, *Nonparametric Statistical Methods*,
//!   3rd edition, sections 3.1 to 3.3.
//! - the sign test's interval for the median by order statistics (97.5 %), which a few wild rounds don't move. Source:
//!   Conover, *Practical Nonparametric Statistics*, 3rd edition, sections 3.2 and 3.4.
//!
//! Both assume only that swapping the two models would change the sign of a round's logarithm and nothing else, which
//! holds for a model against itself, whatever its noise. Together they are wrong in at most 4.5 % of cases.
//!
//! Fewer rounds can't reach 98 % by ranks or signs. Then all ratios must lie on one side of 1, and the nearest must be
//! farther from it than [`FEW`] times the distance between the smallest and the largest ratio; or all ratios must be
//! beyond 1 + 3 / rounds (4x, 2.5x, 2x, ...). The rule becomes milder with every round, until at seven both rules ask
//! the same: that all ratios lie on one side. The factors keep the error of normal noise at about 2 %. With a machine
//! that is either fast or slow, the worst case for such a rule, three fast runs of one model beside three slow runs
//! of the other come in 2 of 4^3 cases: 3 %.
//!
//! How often this is wrong stands in the docs of [`crate::statistics`].

use super::rank::{by_ranks, by_signs, hodges_lehmann, walsh};
use super::{Summary, WORTH_SAYING};
use serde::Serialize;
use std::time::Duration;

/// The first number of rounds at which ranks and signs reach these levels.
pub const ENOUGH: usize = 7;
/// For 3, 4, 5 and 6 rounds: how many times their own spread the ratios must be away from 1.
const FEW: [f64; 4] = [2.0, 0.7, 0.3, 0.1];

/// How many times as fast one model is as another, with the interval that these rounds leave open.
///
/// A ratio of times, the other's over its own: 2 is twice as fast, 0.5 half as fast.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Ratio {
    /// The lower end of the interval; never negative.
    pub low: f64,
    /// The estimate: the median over the rounds (the Hodges-Lehmann estimate).
    pub median: f64,
    /// The upper end of the interval.
    pub high: f64,
    /// Rounds in which both ran.
    pub rounds: usize,
}

impl Ratio {
    /// How many times as fast `a` is as `b`; the times at the same index are of the same round.
    ///
    /// Rounds that only one of them has are left out, unless there are fewer than three: then the medians of all
    /// runs are compared. `None` when one of them has not run.
    pub fn of(a: &[Duration], b: &[Duration]) -> Option<Ratio> {
        let rounds = a.len().min(b.len());
        let logs = match rounds {
            0 => return None,
            1 | 2 => vec![log_ratio(
                &Summary::of(a.to_vec()).median,
                &Summary::of(b.to_vec()).median,
            )],
            _ => {
                let mut logs: Vec<f64> = a.iter().zip(b).map(|(a, b)| log_ratio(a, b)).collect();
                logs.sort_by(f64::total_cmp);
                logs
            }
        };
        let (low, high) = interval(&logs, rounds);
        Some(Ratio {
            low: low.exp(),
            median: hodges_lehmann(&logs).clamp(low, high).exp(),
            high: high.exp(),
            rounds,
        })
    }

    /// The ratio of a model to itself.
    pub fn same(rounds: usize) -> Ratio {
        Ratio {
            low: 1.0,
            median: 1.0,
            high: 1.0,
            rounds,
        }
    }

    /// Half the width of the interval, as a share: 0.03 is "within 3 %".
    pub fn uncertainty(&self) -> f64 {
        (self.high / self.low).sqrt() - 1.0
    }

    /// How far from 1 the interval reaches, as a share: the difference is at most this.
    pub fn at_most(&self) -> f64 {
        self.high.max(1.0 / self.low) - 1.0
    }

    /// About how many rounds would tell the two apart, or show that they differ by less than [`WORTH_SAYING`].
    ///
    /// The interval narrows with the square root of the rounds; half as many again are added, because half of all
    /// repetitions need more than the mean. Below seven rounds the width says little, and the least answer is 15.
    pub fn rounds_needed(&self) -> usize {
        let half = (self.high / self.low).ln() / 2.0;
        let gap = self.median.ln().abs().max(WORTH_SAYING.ln());
        let needed = 1.5 * self.rounds as f64 * (half / gap).powi(2);
        let needed = if self.rounds < ENOUGH { 15.0 } else { needed };
        (needed.min(1e9) as usize).max(self.rounds + 1)
    }
}

/// The logarithm of the time of `b` over that of `a`; a clock's zero counts as a nanosecond.
fn log_ratio(a: &Duration, b: &Duration) -> f64 {
    let logarithm = |time: &Duration| time.as_secs_f64().max(1e-9).ln();
    logarithm(b) - logarithm(a)
}

/// The interval of the logarithm; the logarithms are sorted, and there is at least one.
fn interval(logs: &[f64], rounds: usize) -> (f64, f64) {
    if rounds >= ENOUGH {
        let (pairs, ranks, signs) = (
            rounds * (rounds + 1) / 2,
            by_ranks(rounds),
            by_signs(rounds),
        );
        let low = walsh(logs, ranks + 1).max(logs[signs]);
        let high = walsh(logs, pairs - ranks).min(logs[rounds - 1 - signs]);
        // Where the two methods contradict each other, all between them stays open.
        return (low.min(high), high.max(low));
    }
    let (first, last) = (logs[0], logs[logs.len() - 1]);
    let beyond_doubt = (1.0 + 3.0 / rounds as f64).ln();
    let margin = match rounds {
        1 | 2 => beyond_doubt,
        _ => beyond_doubt.min(FEW[rounds - 3] * (last - first)),
    };
    (first - margin, last + margin)
}

#[cfg(test)]
mod tests {
    use super::super::Relation;
    use super::*;

    fn ms(times: &[u64]) -> Vec<Duration> {
        times.iter().map(|&ms| Duration::from_millis(ms)).collect()
    }

    fn relation(a: &[u64], b: &[u64]) -> Relation {
        Relation::of(Ratio::of(&ms(a), &ms(b)).expect("both ran"))
    }

    #[test]
    fn seven_rounds_on_one_side_are_enough_and_six_must_be_clear() {
        let close = [104, 103, 102, 101, 103, 104, 102];
        assert!(matches!(relation(&[100; 7], &close), Relation::Faster(_)));
        assert!(matches!(relation(&close, &[100; 7]), Relation::Slower(_)));
        assert!(matches!(
            relation(&[100; 3], &[104, 103, 101]),
            Relation::Unknown(_)
        ));
        assert!(matches!(
            relation(&[100; 3], &[104, 103, 103]),
            Relation::Faster(_)
        ));
        let mixed = [104, 103, 102, 99, 103, 104, 102];
        assert!(matches!(relation(&[100; 7], &mixed), Relation::Unknown(_)));
    }

    #[test]
    fn one_or_two_rounds_tell_only_what_no_noise_can_do() {
        assert!(matches!(relation(&[100], &[390]), Relation::Unknown(_)));
        assert!(matches!(relation(&[100], &[410]), Relation::Faster(_)));
        assert!(matches!(
            relation(&[100, 120], &[260, 310]),
            Relation::Faster(_)
        ));
        assert_eq!(Ratio::of(&ms(&[1]), &[]), None);
    }

    #[test]
    fn a_ratio_is_the_other_one_turned_over() {
        let (a, b) = (
            [100, 90, 120, 101, 99, 100, 97, 130],
            [110, 95, 100, 140, 100, 104, 99, 131],
        );
        let there = Ratio::of(&ms(&a), &ms(&b)).expect("both ran");
        let back = Ratio::of(&ms(&b), &ms(&a)).expect("both ran");
        for (one, other) in [
            (there.low, back.high),
            (there.median, back.median),
            (there.high, back.low),
        ] {
            assert!((one * other - 1.0).abs() < 1e-9, "{there:?} {back:?}");
        }
        assert!(there.low <= there.median && there.median <= there.high);
    }

    #[test]
    fn a_narrow_gap_needs_more_rounds_than_a_wide_one() {
        let wide = Ratio {
            low: 0.98,
            median: 1.04,
            high: 1.10,
            rounds: 15,
        };
        let narrow = Ratio {
            median: 1.02,
            ..wide
        };
        assert!(wide.rounds_needed() > 15 && narrow.rounds_needed() > 2 * wide.rounds_needed());
        assert_eq!(Ratio { rounds: 3, ..wide }.rounds_needed(), 15);
        assert!((wide.at_most() - 0.10).abs() < 1e-9);
    }

    #[test]
    fn thousands_of_rounds_are_compared_at_once() {
        let a: Vec<u64> = (0..10_000).map(|round| 1_000 + round % 100).collect();
        let b: Vec<u64> = a.iter().map(|time| time * 2).collect();
        assert!(
            matches!(relation(&a, &b), Relation::Faster(ratio) if (ratio.median - 2.0).abs() < 1e-6)
        );
    }
}
