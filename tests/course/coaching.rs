//! The screens of verdicts, on hand-built values.

use check_runner::{Evidence, Outcome, Verdict, Wrong};
use course::lessons::LESSONS;
use course::render::checked::{self, Success};
use course::render::{Style, finished, side_by_side};
use course::workbook::State;
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
fn checks_that_fail_for_one_reason_share_a_point() {
    let refused = |name, why: &str| {
        let wrong = Wrong::because(why).seen("so").ask("why?");
        failed(name, Verdict::Wrong(Box::new(wrong)))
    };
    let checks = vec![
        refused("as_they_come", "the order is that of the items"),
        refused("another_begins", "no other item begins"),
        refused("one_at_a_time", "no document comes before the last one"),
        refused("hundreds_of_items", "no other item begins"),
        refused("in_any_order", "the order is that of the items"),
        passed("none_at_all", ""),
    ];
    let text = checked::full(&checked(Kind::Wrong, checks, ""), None, Style::PLAIN);
    let told = "Also failing for this reason: in any order.\n\
                Right so far: none at all.\n\
                Also failing, each check with a case of its own:\n\
                • No other item begins, in 2 checks: another begins; hundreds of items.\n\
                • No document comes before the last one, in 1 check: one at a time.\n";
    assert!(text.contains(told), "{text}");
}

#[test]
fn a_success_ends_with_the_verdict_the_costs_and_what_comes_next() {
    let next = Map::of(None, &Progress::default()).after("counter");
    let success = Success {
        showed: "One step.",
        solution: "course solution counter",
        next: Some(&next),
        finished: None,
    };
    let mut solved = checked(
        Kind::Solved,
        vec![passed("a", "traced\n"), passed("b", "")],
        "",
    );
    solved.checks[1].1.remarks = vec!["It spins.".into()];
    let ascii = Style {
        unicode: false,
        ..Style::PLAIN
    };
    let narrow = Style {
        width: 40,
        ..Style::PLAIN
    };
    let screens =
        [Style::PLAIN, narrow, ascii].map(|style| checked::full(&solved, Some(success), style));
    insta::assert_snapshot!(screens.join("\n").replace("cargo course", "course"));
}

/// What is in the way of it is the screen of the finished course alone, which comes once.
#[test]
fn the_last_screenful_has_the_verdict_also_when_a_lesson_is_finished() {
    for lesson in LESSONS {
        let mut map = Map::of(None, &Progress::default());
        let mut lessons = map.lessons.iter_mut();
        let own = lessons.find(|one| one.number == lesson.number);
        for exercise in &mut own.expect("it is on the map").exercises {
            exercise.state = Some(State::Solved);
        }
        let map = Map::with(map.lessons);
        let name = lesson.exercises.last().expect("it has exercises");
        let finished = finished::after(name, &map, Style::PLAIN).expect("it is finished");
        let success = Success {
            showed: &"a sentence of the course ".repeat(8),
            solution: "cargo course solution an_exercise",
            next: None,
            finished: Some(&finished),
        };
        let mut solved = resting_on(&[Evidence::Proved { runs: 1_000_000 }]);
        solved.checks[0].1.remarks = vec!["what the answer costs ".repeat(12)];
        let text = checked::full(&solved, Some(success), Style::PLAIN);
        let last: Vec<&str> = text.lines().rev().take(22).collect();
        assert!(
            last.iter().any(|line| line.contains("solved, 1 check")),
            "{text}"
        );
    }
}

#[test]
fn the_screen_of_a_finished_lesson_stands_in_place_of_the_next_step() {
    let next = Map::of(None, &Progress::default()).after("counter");
    let success = Success {
        showed: "One step.",
        solution: "course solution counter",
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
        showed: "One step.",
        solution: "course solution counter",
        next: None,
        finished: None,
    };
    let mut solved = resting_on(&[Evidence::Proved { runs: 12 }, Evidence::Checked]);
    solved.checks[1].1.remarks = vec!["It spins.".into()];
    let text = checked::full(&solved, Some(success), Style::PLAIN);
    let told = "Your answer: It is right in 12 runs, which stand for every order of its steps.\n\
                It spins.\n\
                The course's answer: One step.\n\
                Yours and the course's side by side: course solution counter\n";
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
