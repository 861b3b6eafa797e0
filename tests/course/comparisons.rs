//! A model against itself, through the real comparison on this machine.

use course::console::Progress;
use course::experiment::{Experiment, Model};
use course::measure::{Plan, Ratio, Relation, compare};
use course::work::computing::Arithmetic;
use std::time::Duration;

/// Shows nothing.
struct Silent;

impl Progress for Silent {
    fn begin(&mut self, _label: &str, _steps: u64) {}

    fn step(&mut self, _note: &str) {}

    fn end(&mut self) {}
}

/// Two models of different names that do the same.
fn twins(size: u64) -> Experiment {
    let model = |name| {
        Model::new(name, "none.rs", "//! A twin.\n", name, move || {
            Ok(Arithmetic::Squares.run(size).value)
        })
    };
    Experiment::new(
        "computing",
        "castor",
        vec![model("castor"), model("pollux")],
    )
}

/// The relation of the twins after this many rounds.
fn relation(twins: &Experiment, rounds: usize) -> Relation {
    let plan = Plan {
        runs: Some(rounds),
        budget: Duration::ZERO,
        most: rounds,
    };
    let (comparison, _) = compare(twins, plan, &mut Silent).expect("the twins agree");
    comparison
        .relation("castor", "pollux")
        .expect("both were measured")
}

#[test]
#[ignore = "measures this machine for half a minute: cargo test -p course --test course comparisons:: -- --ignored --nocapture"]
#[expect(
    clippy::disallowed_macros,
    reason = "figures for whoever changes the method"
)]
fn a_model_is_seldom_called_different_from_itself() {
    const TRIALS: usize = 1_000;
    let twins = twins(Arithmetic::Squares.size_for(Duration::from_micros(200)));
    for rounds in [3, 7, 15, 25] {
        let claims = (0..TRIALS).filter(|_| relation(&twins, rounds).differs());
        let claims = claims.count();
        println!("{rounds} rounds: {claims} of {TRIALS} trials claim a difference");
        assert!(claims <= TRIALS / 20, "{rounds} rounds: {claims}");
    }
}

#[test]
fn every_run_is_kept_and_each_round_runs_both() {
    let plan = Plan {
        runs: Some(2),
        budget: Duration::ZERO,
        most: 2,
    };
    let (comparison, _) = compare(&twins(1), plan, &mut Silent).expect("the twins agree");
    for model in &comparison.models {
        assert_eq!((model.runs(), model.times.len()), (2, 2));
    }
    let ratio = comparison.ratio("castor", "pollux").expect("both ran");
    assert_eq!(ratio.rounds, 2);
    assert_eq!(comparison.models[0].speedup, Some(Ratio::same(2)));
}
