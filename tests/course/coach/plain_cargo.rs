//! What plain `cargo test` tells a learner.

use super::workbook::Workbook;
use std::process::Stdio;

/// The exit code of `cargo test` with these words, and what it writes to standard output.
fn test(workbook: &Workbook, words: &[&str]) -> (Option<i32>, String) {
    let words = [&["test"], words].concat();
    let mut command = workbook.cargo(&words);
    let output = command.stdin(Stdio::null()).output().expect("it starts");
    let text = String::from_utf8(output.stdout).expect("it writes UTF-8");
    (output.status.code(), text)
}

// rust-lang/cargo#1904: after a failure in one test program, `cargo test` ran none of those that follow.
#[test]
#[ignore = "builds a workbook of its own; CI runs it"]
fn it_tells_of_every_exercise_whatever_is_wrong_with_the_others() {
    let workbook = Workbook::mine();
    let (code, fresh) = test(&workbook, &[]);
    assert_eq!(code, Some(0), "{fresh}");
    assert!(fresh.lines().count() < 8, "{fresh}");
    assert!(fresh.contains(": 0 solved, 0 wrong, "), "{fresh}");

    let solution = workbook.solution("l02_race/counter");
    workbook.save("l02_race/counter", &solution);
    let squares = workbook.solution("l01_four_ways/squares");
    workbook.save(
        "l01_four_ways/squares",
        &squares.replace("(0..threads)", "(1..threads)"),
    );
    workbook.save("l03_deadlock/relock", "fn does_not_compile( {");
    let (code, begun) = test(&workbook, &[]);
    assert_ne!(code, Some(0), "{begun}");
    for told in [
        "squares: wrong",
        "counter: solved",
        "relock: does not compile",
    ] {
        assert!(begun.contains(told), "{begun}");
    }
    let lines: Vec<&str> = begun.lines().collect();
    assert!(lines.len() < 60, "{begun}");
    let [.., tally, next] = lines[..] else {
        panic!("{begun}")
    };
    assert!(tally.contains(": 1 solved, 2 wrong, "), "{begun}");
    assert!(next.starts_with("Next: go on with squares"), "{begun}");

    // What follows is a name, as for `course check`, and the names of Rust's tests go too.
    for name in ["counter", "counter::yours"] {
        let (code, one) = test(&workbook, &[name]);
        assert_eq!(code, Some(0), "{one}");
        assert!(one.contains("counter: solved"), "{one}");
    }
}
