//! Whether a machine changed while it measured: a slow first round, or a drift over all rounds.

use super::median;
use std::time::Duration;

/// The first round must be slower than the median round by this factor to be called a warm-up, and so in every model.
const WARM_UP: f64 = 1.10;
/// It must also be farther away than this many times the distance between the other rounds.
const BEYOND: f64 = 2.0;
/// The last third of the rounds must differ from the first third by this factor to be called a drift.
const DRIFT: f64 = 1.05;
/// 1 - 0.01 / 2 of the normal distribution: one steady machine in a hundred seems to drift.
const QUANTILE: f64 = 2.576;
/// More rounds than this are joined into blocks, because the test looks at every pair.
const BLOCKS: usize = 250;

/// What became of the machine's speed over the rounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Trend {
    /// The first round took this many times as long as the median of the others.
    WarmUp {
        /// Above 1.
        times: f64,
    },
    /// The last third of the rounds took this many times as long as the first third.
    Drift {
        /// Above 1 when the machine became slower.
        times: f64,
    },
}

impl Trend {
    /// The change over the rounds in which the models ran; the times at the same index are of the same round.
    ///
    /// `None` when there is none beyond the noise of the rounds, or too few rounds. A drift is found by the
    /// Mann-Kendall test (H. B. Mann, *Nonparametric tests against trend*, 1945), which needs six rounds.
    pub fn of(models: &[&[Duration]]) -> Option<Trend> {
        let models = relative(models);
        let rounds = means(&models);
        warm_up(&models, &rounds).or_else(|| drift(&rounds))
    }
}

/// The logarithm of each run over the model's usual run; models that did not run in every round are left out.
fn relative(models: &[&[Duration]]) -> Vec<Vec<f64>> {
    let rounds = models.iter().map(|times| times.len()).max().unwrap_or(0);
    let complete = models.iter().filter(|times| times.len() == rounds);
    let seconds = |time: &Duration| time.as_secs_f64().max(1e-9);
    complete
        .map(|times| {
            let usual = median(times.iter().map(seconds).collect());
            let logs = times.iter().map(|time| (seconds(time) / usual).ln());
            logs.collect()
        })
        .collect()
}

/// The mean over the models, so that slow models weigh no more than fast ones.
fn means(models: &[Vec<f64>]) -> Vec<f64> {
    let rounds = models.first().map_or(0, Vec::len);
    let sum = |round: usize| models.iter().map(|logs| logs[round]).sum::<f64>();
    (0..rounds)
        .map(|round| sum(round) / models.len() as f64)
        .collect()
}

/// The first round is slow in every model, and more so than chance makes a round.
fn warm_up(models: &[Vec<f64>], rounds: &[f64]) -> Option<Trend> {
    let (first, others) = rounds
        .split_first()
        .filter(|(_, others)| others.len() >= 4)?;
    let least = others.iter().copied().fold(f64::INFINITY, f64::min);
    let most = others.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let beyond = first - median(others.to_vec());
    let everywhere = models.iter().all(|logs| logs[0] > WARM_UP.ln());
    let is_warm_up = everywhere && beyond > WARM_UP.ln() && beyond > BEYOND * (most - least);
    is_warm_up.then(|| Trend::WarmUp {
        times: beyond.exp(),
    })
}

fn drift(rounds: &[f64]) -> Option<Trend> {
    let length = rounds.len().div_ceil(BLOCKS).max(1);
    let blocks: Vec<f64> = rounds
        .chunks(length)
        .map(|block| median(block.to_vec()))
        .collect();
    let n = blocks.len() as f64;
    let deviation = (n * (n - 1.0) * (2.0 * n + 5.0) / 18.0).sqrt();
    let rises = blocks.iter().enumerate().flat_map(|(index, earlier)| {
        let later = blocks[index + 1..].iter();
        later.map(move |later| i64::from(later > earlier) - i64::from(later < earlier))
    });
    let score = rises.sum::<i64>().abs() as f64 - 1.0;
    let third = rounds.len() / 3;
    if third == 0 || score < QUANTILE * deviation {
        return None;
    }
    let change = median(rounds[rounds.len() - third..].to_vec()) - median(rounds[..third].to_vec());
    (change.abs() > DRIFT.ln()).then(|| Trend::Drift {
        times: change.exp(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::simulated::{Noise, Numbers, rounds};
    use super::*;

    fn ms(times: &[u64]) -> Vec<Duration> {
        times.iter().map(|&ms| Duration::from_millis(ms)).collect()
    }

    #[test]
    fn a_slow_first_round_is_a_warm_up() {
        let slow = ms(&[150, 100, 101, 99, 100]);
        assert!(
            matches!(Trend::of(&[&slow]), Some(Trend::WarmUp { times }) if (1.49..1.51).contains(&times))
        );
        for (reason, times) in [
            ("noise", &[150, 100, 140, 99, 100][..]),
            ("small", &[105, 100, 100, 100, 100]),
            ("few", &[150, 100, 100]),
            ("one", &[150]),
            ("none", &[]),
        ] {
            assert_eq!(Trend::of(&[&ms(times)]), None, "{reason}");
        }
        assert_eq!(Trend::of(&[]), None);
    }

    #[test]
    fn a_warm_up_concerns_every_model_that_ran_in_every_round() {
        let (slow, steady, once) = (ms(&[200, 100, 100, 100, 100]), ms(&[10; 5]), ms(&[9]));
        assert_eq!(Trend::of(&[&slow, &steady]), None);
        assert!(matches!(
            Trend::of(&[&slow, &slow, &once]),
            Some(Trend::WarmUp { .. })
        ));
    }

    /// The share of 1,000 trials in which a trend is seen.
    fn seen(noise: Noise, number: usize) -> f64 {
        let mut numbers = Numbers::new(number as u64);
        let seen = (0..1_000).filter(|_| {
            let [a, b] = rounds(noise, number, 3.0, &mut numbers);
            Trend::of(&[&a, &b]).is_some()
        });
        seen.count() as f64 / 1_000.0
    }

    #[test]
    fn a_steady_machine_seldom_seems_to_change() {
        for noise in [Noise::Normal, Noise::Skewed, Noise::Outliers, Noise::Loud] {
            for number in [3, 7, 15, 25] {
                let share = seen(noise, number);
                assert!(share <= 0.03, "{noise:?}, {number} rounds: {share}");
            }
        }
    }

    #[test]
    fn a_drift_is_seen() {
        for (number, least) in [(7, 0.5), (15, 0.99), (25, 0.99)] {
            let share = seen(Noise::Drift, number);
            assert!(share >= least, "{number} rounds: {share}");
        }
        let slower: Vec<u64> = (10_000..20_000).collect();
        assert!(matches!(Trend::of(&[&ms(&slower)]), Some(Trend::Drift { times }) if times > 1.5));
    }
}
