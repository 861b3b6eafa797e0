//! Simulated rounds of two models on machines of several kinds, and how often a difference is claimed.

use super::{Ratio, Relation};
use std::time::Duration;

/// Numbers that look random and are the same in every test run (SplitMix64).
pub struct Numbers(u64);

impl Numbers {
    pub fn new(seed: u64) -> Numbers {
        Numbers(seed)
    }

    /// From 0 up to 1.
    pub fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Mean 0, deviation 1 (Box and Muller).
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.uniform()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.uniform()).cos()
    }

    /// Mean 1, never negative, most values small.
    pub fn exponential(&mut self) -> f64 {
        -(1.0 - self.uniform()).ln()
    }
}

/// What keeps a machine from giving the same time twice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Noise {
    /// Normal, 2 %.
    Normal,
    /// Only ever slower, by 2 % in the mean.
    Skewed,
    /// 2 %, and one run in ten is slower by half in the mean.
    Outliers,
    /// Every run is either fast or slower by a tenth, with equal chances.
    TwoSpeeds,
    /// Without mean or deviation (Cauchy), 1 %.
    HeavyTails,
    /// 2 %, and each run is 1 % slower than the one before.
    Drift,
    /// The speed wanders: each run starts from the speed of the one before.
    Wandering,
    /// 1 %, read from a clock that ticks every 2 %.
    CoarseClock,
    /// Normal, 20 %.
    Loud,
}

impl Noise {
    pub const ALL: [Noise; 9] = [
        Noise::Normal,
        Noise::Skewed,
        Noise::Outliers,
        Noise::TwoSpeeds,
        Noise::HeavyTails,
        Noise::Drift,
        Noise::Wandering,
        Noise::CoarseClock,
        Noise::Loud,
    ];

    /// By how much a run is slower than it should be; `speed` is what the machine keeps from run to run.
    fn factor(self, speed: &mut f64, numbers: &mut Numbers) -> f64 {
        match self {
            Noise::Normal => 1.0 + 0.02 * numbers.normal(),
            Noise::Skewed => 1.0 + 0.02 * numbers.exponential(),
            Noise::Outliers => {
                let slow = if numbers.uniform() < 0.1 { 0.5 } else { 0.0 };
                1.0 + 0.02 * numbers.normal() + slow * numbers.exponential()
            }
            Noise::TwoSpeeds => {
                let slow = if numbers.uniform() < 0.5 { 0.1 } else { 0.0 };
                1.0 + slow + 0.001 * numbers.normal()
            }
            Noise::HeavyTails => (0.01 * (std::f64::consts::PI * (numbers.uniform() - 0.5)).tan())
                .clamp(-3.0, 3.0)
                .exp(),
            Noise::Drift => {
                *speed *= 1.01;
                *speed * (1.0 + 0.02 * numbers.normal())
            }
            Noise::Wandering => {
                *speed = 1.0 + 0.8 * (*speed - 1.0) + 0.02 * numbers.normal();
                *speed * (1.0 + 0.005 * numbers.normal())
            }
            Noise::CoarseClock => ((1.0 + 0.01 * numbers.normal()) * 50.0).round() / 50.0,
            Noise::Loud => (0.2 * numbers.normal()).exp(),
        }
    }
}

/// The times of two models of which the second takes `slower` times as long, in rounds of alternating order.
pub fn rounds(
    noise: Noise,
    rounds: usize,
    slower: f64,
    numbers: &mut Numbers,
) -> [Vec<Duration>; 2] {
    let mut speed = 1.0;
    let mut times = [Vec::new(), Vec::new()];
    for round in 0..rounds {
        for place in 0..2 {
            let model = (place + round) % 2;
            let true_time = if model == 0 { 0.010 } else { 0.010 * slower };
            let time = true_time * noise.factor(&mut speed, numbers).max(0.01);
            times[model].push(Duration::from_secs_f64(time));
        }
    }
    times
}

/// The share of `trials` in which the first model is said to be faster or slower.
pub fn claims(noise: Noise, number: usize, slower: f64, trials: usize) -> f64 {
    let mut numbers = Numbers::new(number as u64);
    let claimed = (0..trials).filter(|_| {
        let [a, b] = rounds(noise, number, slower, &mut numbers);
        Ratio::of(&a, &b).is_some_and(|ratio| Relation::of(ratio).differs())
    });
    claimed.count() as f64 / trials as f64
}

#[test]
fn a_model_is_seldom_told_apart_from_itself() {
    for noise in Noise::ALL {
        for number in [3, 7, 15, 25] {
            let share = claims(noise, number, 1.0, 1_000);
            assert!(share <= 0.05, "{noise:?}, {number} rounds: {share}");
        }
    }
}

#[test]
fn five_percent_are_found_in_fifteen_rounds() {
    for noise in [Noise::Normal, Noise::Skewed, Noise::Drift, Noise::Wandering] {
        let share = claims(noise, 15, 1.05, 1_000);
        assert!(share >= 0.9, "{noise:?}: {share}");
    }
}

#[test]
fn three_rounds_find_a_double_time_and_seldom_five_percent() {
    for noise in [Noise::Normal, Noise::Skewed, Noise::TwoSpeeds, Noise::Drift] {
        let (double, small) = (claims(noise, 3, 2.0, 1_000), claims(noise, 3, 1.05, 1_000));
        assert!(
            double >= 0.99 && small <= 0.25,
            "{noise:?}: {double}, {small}"
        );
    }
}

#[test]
fn more_rounds_make_a_claim_easier() {
    for (noise, slower) in Noise::ALL
        .into_iter()
        .flat_map(|noise| [(noise, 1.1), (noise, 2.0)])
    {
        let shares = [3, 7, 15, 25].map(|number| claims(noise, number, slower, 300));
        assert!(shares.is_sorted(), "{noise:?}, {slower}: {shares:?}");
    }
}

/// A row for each noise, a column for each number of rounds, in percent.
fn table(slower: f64, trials: usize) -> String {
    let sizes = [1, 3, 5, 7, 10, 15, 25, 50];
    let heads = sizes.map(|number| format!("{number:>6}")).concat();
    let rows = Noise::ALL.map(|noise| {
        let shares = sizes.map(|number| 100.0 * claims(noise, number, slower, trials));
        let cells = shares.map(|share| format!("{share:>6.1}")).concat();
        format!("{:<12}{cells}\n", format!("{noise:?}"))
    });
    format!("{:<12}{heads}\n{}", format!("{slower}x"), rows.concat())
}

#[test]
#[ignore = "prints the table that stands in the docs of `statistics`, with --nocapture"]
#[expect(
    clippy::disallowed_macros,
    reason = "a table for whoever changes the method"
)]
fn table_of_error_rates() {
    for slower in [1.0, 1.05, 1.1, 2.0] {
        println!("\n{}", table(slower, 10_000));
    }
}
