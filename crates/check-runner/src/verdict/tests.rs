//! How verdicts read.

use super::*;

#[test]
fn a_verdict_says_what_is_wrong_then_what_should_be_and_what_is() {
    let wrong = Wrong::because("Your code fetches the items one after the other.")
        .seen("two items took 30 ms.")
        .expected("20 ms, the delay of the slowest item.")
        .ask("which line asks for the second item?");
    let text = Verdict::Wrong(Box::new(wrong)).text(Style::PLAIN);
    assert_eq!(
        text,
        "Your code fetches the items one after the other.\n\n\
         Expected: 20 ms, the delay of the slowest item.\n\n\
         Seen: two items took 30 ms.\n\n\
         Ask yourself: which line asks for the second item?\n"
    );
}

// rust-lang/rustlings#1880: an answer that prints millions of lines made the watch hang.
// exercism/exercism#6462: an endless loop that prints let the tests after it count as passed.
#[test]
fn output_without_an_end_is_not_called_a_loop() {
    let hung = |lines| Verdict::Hung {
        seconds: 10,
        spins: true,
        lines,
        threads: Vec::new(),
    };
    assert!(hung(0).headline().contains("a loop that never ends"));
    let text = hung(1_000_000).text(Style::PLAIN);
    assert!(
        text.starts_with("Your code was still printing after 10 s: 1,000,000 lines or more."),
        "{text}"
    );
    assert!(!text.contains("never ends"), "{text}");
}

#[test]
fn a_headline_is_a_sentence() {
    let hung = "your code hangs: it had not finished after 10 s";
    assert_eq!(
        sentence(hung),
        "Your code hangs: it had not finished after 10 s."
    );
    let code = "fetch_blocking was called in async code";
    assert_eq!(sentence(code), format!("{code}."));
    assert_eq!(
        sentence("Some items are missing."),
        "Some items are missing."
    );
}

#[test]
fn a_picture_that_does_not_fit_says_so() {
    let wrong = Wrong::because("It waits.").picture("a ── b ── c ── d ── e ── f ── g ── h ── i");
    let text = |width| {
        let style = Style {
            width,
            ..Style::PLAIN
        };
        Verdict::Wrong(Box::new(wrong.clone())).text(style)
    };
    assert!(text(41).contains("\na ── b ──"), "{}", text(41));
    let narrow = text(38);
    let joined = narrow.replace('\n', " ");
    assert!(
        joined.contains("needs a terminal of 43 columns"),
        "{narrow}"
    );
    assert!(
        narrow.lines().all(|line| line.chars().count() <= 38),
        "{narrow}"
    );
}
