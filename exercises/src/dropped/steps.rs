//! What happens in a run, step by step, with the line of the answer: where it was dropped, and what was done by then.

use crate::answer::Answer;
use crate::virtual_time::elapsed;
use drawing::duration;
use std::fmt::Write;
use std::panic::Location;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// So many steps are drawn, the last ones.
const DRAWN: usize = 14;
/// As wide as verdicts are written.
const WIDTH: usize = 72;

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    after: Duration,
    line: Option<u32>,
    text: String,
    kind: Kind,
    /// Whether it is a step of the future that is to be dropped, not of another one beside it.
    watched: bool,
}

/// What kind of a step it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Did,
    Waits,
    Drop,
}

static STEPS: Mutex<Vec<Step>> = Mutex::new(Vec::new());

fn steps() -> MutexGuard<'static, Vec<Step>> {
    STEPS.lock().unwrap_or_else(PoisonError::into_inner)
}

static WATCHED: AtomicBool = AtomicBool::new(false);

/// Polls a future; what is noted meanwhile is its step. It may be one that is to be dropped.
pub(super) fn of_the_watched<T>(watched: bool, poll: impl FnOnce() -> T) -> T {
    // Relaxed: one thread polls.
    let before = WATCHED.swap(watched, Ordering::Relaxed);
    let polled = poll();
    WATCHED.store(before, Ordering::Relaxed);
    polled
}

/// Forgets what happened before.
pub fn begin() {
    steps().clear();
}

/// Something was done, at this place of the answer.
pub fn note(place: Option<&Location<'_>>, text: impl Into<String>) {
    push(place, text.into(), Kind::Did);
}

/// The answer waits for something, at this place.
pub fn waits(place: Option<&Location<'_>>, text: impl Into<String>) {
    push(place, text.into(), Kind::Waits);
}

/// The answer's future was dropped.
pub(super) fn dropped() {
    push(
        None,
        "the future of your code is dropped".into(),
        Kind::Drop,
    );
}

fn push(place: Option<&Location<'_>>, text: String, kind: Kind) {
    let (after, line) = (elapsed(), place.map(Location::line));
    steps().push(Step {
        after,
        line,
        text,
        kind,
        watched: WATCHED.load(Ordering::Relaxed),
    });
}

/// Whether a future was dropped.
pub fn was_dropped() -> bool {
    steps().iter().any(|step| step.kind == Kind::Drop)
}

/// Where the future was that was dropped last, e.g. `where it waited, in line 20`.
pub fn place_of_the_drop() -> String {
    place_of_the_drop_in(&steps())
}

fn place_of_the_drop_in(steps: &[Step]) -> String {
    let drop = steps.iter().rposition(|step| step.kind == Kind::Drop);
    let before = steps[..drop.unwrap_or(0)].iter().rev();
    let mut mine = before
        .take_while(|step| step.kind != Kind::Drop)
        .filter(|step| step.watched);
    let last = mine.find_map(|step| Some((step.kind, step.line?)));
    match last {
        Some((Kind::Waits, line)) => format!("where it waited, in line {line}"),
        Some((_, line)) => format!("after its step in line {line}"),
        None => "before its first step".into(),
    }
}

/// The last steps, with a `!` where the future was dropped, and below them the lines of the answer.
pub fn drawn() -> String {
    draw(&steps(), Answer::under_test())
}

fn draw(steps: &[Step], answer: Option<Answer>) -> String {
    let left_out = steps.len().saturating_sub(DRAWN);
    let rows = &steps[left_out..];
    let mut lines: Vec<u32> = rows.iter().filter_map(|step| step.line).collect();
    lines.sort_unstable();
    lines.dedup();
    let mut text = String::from("What happened");
    if !lines.is_empty() {
        text += ", with the lines of your code";
    }
    if rows.iter().any(|step| step.kind == Kind::Drop) {
        text += "; ! marks a drop";
    }
    text += ":\n";
    if left_out > 0 {
        let _ = writeln!(text, "  ({left_out} steps before)");
    }
    let line = |step: &Step| step.line.map_or(String::new(), |line| format!(":{line}"));
    for step in rows {
        let sign = if step.kind == Kind::Drop { '!' } else { ' ' };
        let after = duration(step.after);
        let _ = writeln!(text, "{sign} {after:>8}  {:<5} {}", line(step), step.text);
    }
    let Some(answer) = answer.filter(|_| !lines.is_empty()) else {
        return text;
    };
    let _ = writeln!(text, "{}:", answer.file());
    for line in lines {
        let code = answer.source.lines().nth(line as usize - 1);
        let row = format!("   :{line}  {}", code.unwrap_or_default().trim());
        let row: String = row.chars().take(WIDTH).collect();
        let _ = writeln!(text, "{row}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_steps_are_drawn_with_the_lines_of_the_answer() {
        let step = |millis, line, text: &str, kind| Step {
            after: Duration::from_millis(millis),
            line,
            text: text.into(),
            kind,
            watched: true,
        };
        let beside = Step {
            watched: false,
            ..step(0, Some(9), "another one", Kind::Did)
        };
        let drop = step(10, None, "dropped", Kind::Drop);
        let mut steps = vec![step(0, Some(1), "waits", Kind::Waits); 13];
        steps.extend([beside, drop.clone()]);
        assert_eq!(place_of_the_drop_in(&steps), "where it waited, in line 1");
        steps.push(drop.clone());
        assert_eq!(place_of_the_drop_in(&steps), "before its first step");
        steps.truncate(13);
        steps.extend([step(10, Some(2), "3 bytes come", Kind::Did), drop]);
        assert_eq!(place_of_the_drop_in(&steps), "after its step in line 2");
        let answer = Answer {
            path: "l14_cancellation/frames.rs",
            source: "first\n    second\n",
            modules: &[],
        };
        let drawn = draw(&steps, Some(answer));
        assert!(drawn.contains("  (1 steps before)\n"), "{drawn}");
        assert!(
            drawn.ends_with(
                "   10.0 ms  :2    3 bytes come\n!  10.0 ms        dropped\nframes.rs:\n   :1  first\n   :2  second\n"
            ),
            "{drawn}"
        );
    }
}
