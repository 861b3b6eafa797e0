//! The screens of verdicts, on hand-built values.

use check_runner::{Evidence, Outcome, Verdict, Wrong};
use course::render::checked::{self, Success};
use course::render::{Style, side_by_side};
use course::workbook::check::{Checked, Kind};
use course::workbook::map::Map;
use course::workbook::progress::Progress;
use course::workbook::{Exercise, exercise};

fn counter() -> Exercise {
    exercise("counter").expect("there is a counter")
}

fn passed(name: &str, printed: &str) -> (String, Outcome) {
    let outcome = Outcome::of(Verdict::Passed(Evidence::Checked), printed);
    (name.into(), outcome)
}

fn failed(name: &str, verdict: Verdict) -> (String, Outcome) {
    (name.into(), Outcome::of(verdict, ""))
}

fn checked(kind: Kind, checks: Vec<(String, Outcome)>, told: &str) -> Checked {
    Checked {
        exercise: counter(),
        kind,
        checks,
        not_started: 0,
        told: told.into(),
        own: Vec::new(),
        solved_before: false,
    }
}

fn wrong() -> Checked {
    let verdict = Wrong::because("the load and the store are two steps")
        .seen("2 threads, one increment each: the count is 1.")
        .expected("2 at the end.")
        .picture("  step  thread 1\n     1  load reads 0")
        .ask("what could make both one step?");
    let checks = vec![
        passed("every_increment_counts_by_one", ""),
        failed("no_increment_is_lost", Verdict::Wrong(Box::new(verdict))),
        failed(
            "nor_of_three_threads",
            Verdict::Crashed {
                how: "your code overflowed its stack".into(),
            },
        ),
    ];
    checked(Kind::Wrong, checks, "")
}

fn hung() -> Checked {
    let verdict = Verdict::Hung {
        seconds: 10,
        spins: false,
        lines: 0,
        threads: vec!["2 waiting for a lock, a channel or another thread".into()],
    };
    Checked {
        not_started: 4,
        ..checked(
            Kind::Hangs,
            vec![failed("no_increment_is_lost", verdict)],
            "",
        )
    }
}

/// Passed checks that rest on these.
fn resting_on(evidence: &[Evidence]) -> Checked {
    let each = evidence.iter().map(|evidence| {
        let (name, outcome) = passed("a", "");
        let verdict = Verdict::Passed(*evidence);
        (name, Outcome { verdict, ..outcome })
    });
    checked(Kind::Solved, each.collect(), "")
}

#[test]
fn a_success_claims_what_the_weakest_exploration_has_shown() {
    let line = |evidence: &[Evidence]| checked::line(&resting_on(evidence), Style::PLAIN);
    let proved = Evidence::Proved { runs: 12 };
    let counted = Evidence::Counted { interleavings: 70 };
    assert_eq!(
        line(&[Evidence::Checked]),
        "✔ counter: solved, 1 check passed"
    );
    assert_eq!(
        line(&[Evidence::Checked, proved, counted]),
        "✔ counter: solved, 3 checks passed: proved for every order of the steps"
    );
    assert_eq!(
        line(&[proved, Evidence::Tried { runs: 2_620 }]),
        "✔ counter: solved, 2 checks passed: nothing found in 2,620 orders; not all were\n  tried"
    );
}

#[test]
fn every_verdict_has_its_screen() {
    let all = [
        wrong(),
        hung(),
        checked(
            Kind::DoesNotCompile,
            Vec::new(),
            "error[E0609]: no field `cuont`\n --> exercises/l02_race/counter.rs:21:14\n",
        ),
        checked(Kind::Pending, Vec::new(), "lose no increment"),
        checked(
            Kind::Missing,
            Vec::new(),
            "failed to read exercises/l02_race/counter.rs",
        ),
        checked(Kind::Changed, Vec::new(), ""),
    ];
    let screens: Vec<String> = all
        .iter()
        .map(|one| checked::full(one, None, Style::PLAIN))
        .collect();
    for screen in &screens {
        assert!(
            screen.lines().all(|line| line.chars().count() <= 80),
            "{screen}"
        );
    }
    let text = screens.join(&format!("{}\n", "=".repeat(20)));
    insta::assert_snapshot!(text.replace("cargo course", "course"));
}

#[test]
fn a_success_shows_the_solution_beside_and_what_comes_next() {
    let next = Map::of(None, &Progress::default()).after("counter");
    let success = Success {
        texts: Some(("fn mine() {}\n", "//! One step.\nfn theirs() {}\n")),
        showed: "One step.",
        next: Some(&next),
        finished: None,
    };
    let solved = checked(
        Kind::Solved,
        vec![passed("a", "traced\n"), passed("b", "")],
        "",
    );
    let ascii = Style {
        unicode: false,
        ..Style::PLAIN
    };
    let wide = Style {
        width: 100,
        ..Style::PLAIN
    };
    let text = checked::full(&solved, Some(success), Style::PLAIN)
        + &checked::full(&solved, Some(success), wide)
        + &checked::full(
            &solved,
            Some(Success {
                texts: None,
                ..success
            }),
            ascii,
        );
    insta::assert_snapshot!(text.replace("cargo course", "course"));
}

#[test]
fn the_screen_of_a_finished_lesson_stands_in_place_of_the_next_step() {
    let next = Map::of(None, &Progress::default()).after("counter");
    let success = Success {
        texts: None,
        showed: "One step.",
        next: Some(&next),
        finished: Some("All of it is solved.\n"),
    };
    let solved = checked(Kind::Solved, vec![passed("a", "")], "");
    let text = checked::full(&solved, Some(success), Style::PLAIN);
    assert!(text.ends_with("\n\nAll of it is solved.\n"), "{text}");
    assert!(!text.contains("Next:"), "{text}");
}

#[test]
fn a_success_says_what_is_known_of_this_answer_before_the_courses_answer() {
    let success = Success {
        texts: None,
        showed: "One step.",
        next: None,
        finished: None,
    };
    let mut solved = resting_on(&[Evidence::Proved { runs: 12 }, Evidence::Checked]);
    solved.checks[1].1.remarks = vec!["It spins.".into()];
    let text = checked::full(&solved, Some(success), Style::PLAIN);
    let told = "Your answer: It is right in 12 runs, which stand for every order of its steps.\n\
                It spins.\n\
                The course's answer: One step.\n";
    assert!(text.contains(told), "{text}");
}

#[test]
fn colour_is_never_the_only_sign() {
    let style = Style {
        color: true,
        ..Style::PLAIN
    };
    let line = checked::line(&wrong(), style);
    assert!(line.contains('\u{1b}') && line.contains("wrong"), "{line}");
}

#[test]
fn two_texts_stand_side_by_side_where_there_is_room() {
    let narrow = Style {
        width: 50,
        ..Style::PLAIN
    };
    let text = side_by_side::text(("Yours", "a\n"), ("The solution", "b\n"), narrow);
    assert_eq!(text, "Yours\na\n\nThe solution\nb\n");
}
