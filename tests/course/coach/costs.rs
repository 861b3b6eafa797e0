//! What `course check` says after a success: what the answer costs, counted, beside the course's own.

use super::verdicts::output;
use super::workbook::Workbook;
use serde_json::Value;
use std::fs;

/// What a learner is told after a success is about their answer, not about the course's.
#[test]
#[ignore = "builds a workbook of its own; CI runs it"]
fn a_success_tells_what_the_answer_costs() {
    let workbook = Workbook::mine();
    let known = || -> Vec<(String, String)> {
        let (code, out, err) = output(&mut workbook.course(&["check", "--json"]));
        assert_eq!(code, 0, "{out}{err}");
        let told: Value = serde_json::from_str(&out).expect("it is JSON");
        let rows = told["exercises"].as_array().expect("it lists them").iter();
        rows.map(|row| (row["exercise"].to_string(), row["known"].to_string()))
            .collect()
    };
    let all = course::workbook::all_exercises();
    for exercise in &all {
        let path = format!("{}/{}", exercise.stem, exercise.name);
        workbook.save(&path, &workbook.solution(&path));
    }
    let told = known();
    assert_eq!(told.len(), all.len());
    // The right answer to these two is a text; it costs nothing.
    let texts = ["schedule", "print_order"];
    for (exercise, known) in told
        .iter()
        .filter(|(name, _)| !texts.contains(&name.trim_matches('"')))
    {
        let costs = ["step", "task", "thread", "part", "locks", "poll", "request"];
        assert!(
            costs.iter().any(|cost| known.contains(cost)),
            "{exercise}: {known}"
        );
    }
    // Those of lessons 13 and 14 are told beside the course's own, which these are.
    let beside = all
        .iter()
        .filter(|one| one.stem.starts_with("l13_") || one.stem.starts_with("l14_"));
    let same = "the course's own answer costs the same.";
    for one in beside {
        let mut these = told
            .iter()
            .filter(|(name, _)| name.trim_matches('"') == one.name);
        assert!(these.all(|(_, known)| known.contains(same)), "{told:?}");
    }
    let of = |told: &[(String, String)], exercise: &str| {
        let found = told
            .iter()
            .find(|(name, _)| name.trim_matches('"') == exercise);
        found.expect("it is checked").1.clone()
    };
    assert!(!of(&told, "philosophers").contains("in vain"), "{told:?}");
    assert!(
        of(&told, "nested_runtime").contains("at the same time"),
        "{told:?}"
    );
    // Right answers too, and dearer.
    let dear = [
        ("l03_deadlock/philosophers", "puts_the_first_one_back"),
        ("l04_blocking/nested_runtime", "one_after_the_other"),
        ("l13_async_patterns/as_completed", "select_all_by_hand"),
    ];
    for (exercise, answer) in dear {
        let file = format!("exercises/accepted/{exercise}/{answer}.rs");
        let answer = fs::read_to_string(workbook.root.join(file)).expect("it can be read");
        workbook.save(exercise, &answer);
    }
    let told = known();
    let busy = of(&told, "philosophers");
    for cost in [
        "tries in vain",
        "2 locks at the same time",
        "a lock is held for at most",
    ] {
        assert!(busy.contains(cost), "{busy}");
    }
    let slow = of(&told, "nested_runtime");
    assert!(
        slow.contains("one request after the other, which is allowed here"),
        "{slow}"
    );
    assert!(slow.contains("as in lesson 1"), "{slow}");
    let many = of(&told, "as_completed");
    assert!(
        many.contains("Its 1,030 fetches are polled")
            && many.contains("; the course's own answer: 2,060 polls, no task."),
        "{many}"
    );
}
