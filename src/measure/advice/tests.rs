//! Which warnings hand-built numbers call for.

use super::*;
use std::time::Duration;

/// Times in ms, repeated until there are enough of them.
fn model(name: &'static str, pattern: &[u64], runs: usize) -> Measured {
    let times = pattern.iter().cycle().take(runs);
    Measured::of(name, times.map(|&ms| Duration::from_millis(ms)).collect())
}

fn comparison(models: Vec<Measured>) -> Comparison {
    Comparison {
        work: "computing",
        bound: Bound::None,
        bound_time: None,
        models,
        warnings: Vec::new(),
    }
}

fn told(models: Vec<Measured>) -> Vec<Warning> {
    of_numbers(&comparison(models), None, false)
}

/// Two models that differ by chance: sometimes the one is faster, sometimes the other.
fn rivals(runs: usize) -> Vec<Measured> {
    let (a, b) = ([100, 104, 101, 103, 99], [103, 100, 104, 99, 102]);
    vec![model("spawn", &a, runs), model("rayon", &b, runs)]
}

#[test]
fn a_winner_needs_no_warning() {
    let models = vec![
        model("spawn", &[100, 101], 7),
        model("pool", &[200, 201], 7),
    ];
    assert_eq!(told(models), []);
}

#[test]
fn advice_fits_the_number_of_rounds() {
    let tie = |runs| match told(rivals(runs)).first() {
        Some(Warning::Tie { tie, .. }) => *tie,
        other => panic!("a tie was expected: {other:?}"),
    };
    assert_eq!(tie(3), Tie::FewRounds { rounds: 3 });
    for runs in [7, 20, 40] {
        match tie(runs) {
            Tie::Open {
                rounds,
                at_most,
                needed,
            } => {
                assert!(rounds == runs && at_most < 0.1, "{runs}: {at_most}");
                assert!(
                    needed.is_none_or(|needed| needed > runs),
                    "{runs}: {needed:?}"
                );
            }
            other => panic!("{runs} rounds: {other:?}"),
        }
    }
}

#[test]
fn models_at_the_limit_and_models_alike_need_no_more_rounds() {
    let mut models = vec![model("spawn", &[100], 7), model("rayon", &[100], 7)];
    let kind = |models: &[Measured]| match told(models.to_vec()).pop() {
        Some(Warning::Tie { tie, .. }) => tie,
        other => panic!("a tie was expected: {other:?}"),
    };
    assert_eq!(kind(&models), Tie::Alike);
    models
        .iter_mut()
        .for_each(|model| model.efficiency = Some(0.99));
    assert_eq!(kind(&models), Tie::AtLimit);
}

#[test]
fn noise_is_judged_by_the_middle_half_and_never_asks_for_more_after_many_runs() {
    let outlier = vec![model("pool", &[100, 101, 102, 101, 900], 5)];
    assert_eq!(told(outlier), []);
    let noisy = |runs| match told(vec![model("pool", &[100, 150, 220], runs)]).pop() {
        Some(Warning::Noisy { runs, .. }) => runs,
        other => panic!("noise was expected: {other:?}"),
    };
    assert_eq!((noisy(3), noisy(10), noisy(21)), (Some(15), Some(20), None));
}

#[test]
fn a_warm_up_and_a_drift_are_told() {
    let warm = vec![model("pool", &[150, 100, 100, 100, 100], 5)];
    assert!(matches!(told(warm)[..], [Warning::WarmUp { .. }]));
    let slower: Vec<u64> = (100..115).collect();
    let drifting = told(vec![model("pool", &slower, 15)]);
    assert!(matches!(drifting[..], [Warning::Drift { times, rounds: 15 }] if times > 1.05));
}

#[test]
fn few_runs_are_told_unless_they_were_asked_for() {
    let once = || comparison(vec![model("sequential", &[100], 1)]);
    let few = Warning::FewRuns {
        model: "sequential",
        runs: 1,
    };
    assert_eq!(of_numbers(&once(), None, false), [few]);
    assert_eq!(of_numbers(&once(), None, true), []);
}

#[test]
fn a_model_without_a_core_of_its_own_is_told() {
    let mut all = comparison(vec![Measured {
        cpu: Some(Duration::from_millis(40)),
        threads: 1,
        ..model("sequential", &[100], 3)
    }]);
    assert_eq!(of_numbers(&all, None, false), []);
    let of = |allowed| Bound::Cores {
        items: 4,
        cores: 2,
        quota: Some(Quota {
            cores: 2,
            allowed,
            period: Duration::from_millis(100),
        }),
    };
    // Mirrors reports of benchmarks in containers: a quota of 0.4 cores is no other program.
    all.bound = of(0.4);
    assert_eq!(of_numbers(&all, None, false), []);
    all.bound = of(1.5);
    let found = of_numbers(&all, None, false);
    assert!(
        matches!(found[..], [Warning::Busy { share, .. }] if (share - 0.4).abs() < 1e-9),
        "{found:?}"
    );
}

/// Mirrors reports of benchmarks in containers whose times jump: the quota stops the threads, and other programs
/// need not compute at all.
#[test]
fn under_a_quota_other_programs_are_not_the_only_suspects() {
    let quota = Some(Quota {
        cores: 2,
        allowed: 0.5,
        period: Duration::from_millis(100),
    });
    let mut all = comparison(vec![Measured {
        cpu: Some(Duration::from_millis(40)),
        threads: 1,
        ..model("sequential", &[100, 150, 220], 9)
    }]);
    all.bound = Bound::Cores {
        items: 4,
        cores: 2,
        quota,
    };
    let told = |quota| -> Vec<String> {
        let found = of_numbers(&all, quota, false);
        found.iter().map(Warning::to_string).collect()
    };
    let quota = told(quota);
    assert!(
        quota.len() == 2 && quota.iter().all(|text| text.contains("the quota stopped")),
        "{quota:#?}"
    );
    all.bound = Bound::None;
    let without = of_numbers(&all, None, false);
    assert!(
        !without
            .iter()
            .any(|warning| warning.to_string().contains("quota"))
    );
}
