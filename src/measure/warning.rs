//! Warnings as data, and their words.

use crate::machine::told;
use crate::quota::Quota;
use crate::render::number::duration;
use crate::words::{cores, counted, list, percent};
use std::fmt;

/// A reason to read the numbers with care.
#[derive(Debug, Clone, PartialEq)]
pub enum Warning {
    /// Built without optimisation.
    DebugBuild,
    /// One core: nothing can run in parallel.
    OneCore,
    /// A quota gives less CPU time than the cores have.
    Quota {
        /// The quota.
        quota: Quota,
    },
    /// Several models are not told apart from the fastest.
    Tie {
        /// The fastest and these, in the order shown.
        models: Vec<&'static str>,
        /// Why there is no winner.
        tie: Tie,
    },
    /// A thread that computes all the time did not get a core for itself.
    Busy {
        /// Which model.
        model: &'static str,
        /// Its CPU time over its time.
        share: f64,
        /// What a quota allows.
        quota: Option<Quota>,
    },
    /// A model was so slow that it ran fewer than three times.
    FewRuns {
        /// Which model.
        model: &'static str,
        /// How often it ran.
        runs: usize,
    },
    /// The runs of some models are far apart: the machine was busy with something else.
    Noisy {
        /// Which models.
        models: Vec<&'static str>,
        /// The largest spread among them; see [`super::Summary::spread`].
        most: f64,
        /// A number of runs that would help; `None` after enough runs.
        runs: Option<usize>,
        /// What a quota allows.
        quota: Option<Quota>,
    },
    /// The first round was slower than all the others.
    WarmUp {
        /// Its time over that of the median round.
        times: f64,
    },
    /// The rounds became faster or slower, beyond their noise.
    Drift {
        /// The time of the last rounds over that of the first ones.
        times: f64,
        /// How many rounds.
        rounds: usize,
    },
}

/// Why there is no winner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Tie {
    /// All are as fast as any model can be.
    AtLimit,
    /// Their differences are too small to matter.
    Alike,
    /// There were too few rounds to judge by.
    FewRounds {
        /// How many.
        rounds: usize,
    },
    /// The rounds leave open which is faster.
    Open {
        /// How many rounds.
        rounds: usize,
        /// The largest difference that these rounds leave possible, as a share.
        at_most: f64,
        /// How many rounds would tell; `None` when that number is out of reach.
        needed: Option<usize>,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Warning::DebugBuild => write!(
                f,
                "The models were compiled without optimisation, and their times say little: use `cargo course run ...`, and leave the profiles in Cargo.toml as they are."
            ),
            Warning::OneCore => write!(
                f,
                "This machine gives one core: nothing can compute in parallel here, so no model can shorten computing."
            ),
            Warning::Quota { quota } => write!(
                f,
                "A quota of the control group allows {} of {}: who has used up a period's share, of every {}, is stopped until the next one. More threads than that shorten computing only as long as the share lasts.",
                told(quota.allowed),
                cores(quota.cores),
                duration(quota.period)
            ),
            Warning::Tie { models, tie } => write!(f, "No winner: {}", no_winner(models, *tie)),
            Warning::Busy {
                model,
                share,
                quota: None,
            } => write!(
                f,
                "{model} got only {} of a core: other programs were computing too, and these times are theirs as well. Close them and run again.",
                percent(*share)
            ),
            Warning::Busy {
                model,
                share,
                quota: Some(quota),
            } => write!(
                f,
                "{model} got only {} of a core, and the quota allows {}: the quota stopped it for what ran before it, or other programs were computing too.",
                percent(*share),
                told(quota.allowed)
            ),
            Warning::FewRuns { model, runs } => write!(
                f,
                "{model} is so slow at this size that it ran only {}: its spread is unknown. Ask for more with --runs 3.",
                if *runs == 1 { "once" } else { "twice" }
            ),
            Warning::Noisy {
                models,
                most,
                runs,
                quota,
            } => {
                let close = match runs {
                    Some(runs) => format!("Close those, or use --runs {runs}."),
                    None => "Close those and run again.".to_string(),
                };
                let stopped = match quota {
                    Some(_) => "the quota stopped some runs and not others, ",
                    None => "",
                };
                write!(
                    f,
                    "The runs of {} have a spread of up to {}: {stopped}threads got in each other's way by chance, or other programs kept the machine busy. {close}",
                    list(models),
                    percent(*most)
                )
            }
            Warning::WarmUp { times } => write!(
                f,
                "The first round took {} longer than the others: something was still warming up. The medians hardly see it; the slowest runs do.",
                percent(times - 1.0)
            ),
            Warning::Drift { times, rounds } => write!(
                f,
                "The machine became {} over these {}. Models are compared within each round, so their order stands; times of another run may differ.",
                match *times > 1.0 {
                    true => format!("{} slower", percent(times - 1.0)),
                    false => format!("{} faster", percent(1.0 / times - 1.0)),
                },
                counted(*rounds, "round")
            ),
        }
    }
}

fn no_winner(models: &[&str], tie: Tie) -> String {
    let names = list(models);
    let all = if models.len() == 2 { "both" } else { "all" };
    match tie {
        Tie::AtLimit => {
            format!("{names} are {all} at the limit, so there is nothing left to win.")
        }
        Tie::Alike => format!("{names} differ by less than 1 %, which is not worth a choice."),
        Tie::FewRounds { rounds } => format!(
            "{} {} too few to tell which of {names} is the fastest. Try --runs 15.",
            counted(rounds, "round"),
            if rounds == 1 { "is" } else { "are" }
        ),
        Tie::Open {
            rounds,
            at_most,
            needed,
        } => {
            let advice = match needed {
                Some(needed) => format!("About --runs {needed} would tell."),
                None => {
                    "Hundreds of rounds would be needed to tell: take them as equal.".to_string()
                }
            };
            format!(
                "{} leave open which of {names} is the fastest; they differ by at most {}. {advice}",
                counted(rounds, "round"),
                percent(at_most)
            )
        }
    }
}
