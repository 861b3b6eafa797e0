//! Who waits for whom, as a picture that fits on a screen.

use super::style;
use crate::answer::Answer;
use drawing::wait_graph::{self, WaitForGraph};
use interleave::{Failure, Op, Wait};

/// More threads than these are not all drawn.
const MOST_THREADS: usize = 10;

/// Sorts first who waits for what no thread holds: who waits for an end or for a lock waits for another thread, which
/// waits for something else.
pub fn remote(wait: &Wait) -> (u8, bool) {
    let by_others = match wait.op {
        Op::Join | Op::JoinScope => 2,
        Op::Lock | Op::Read | Op::Write => 1,
        _ => 0,
    };
    (by_others, wait.thread == 0)
}

/// Who waits for whom at the end of a run that hangs; empty if that is not known. Without the check's own wait for the
/// threads that it started, unless that is part of the circle.
pub fn who_waits(failure: &Failure) -> String {
    let Some(mut waits) = failure.waits.clone() else {
        return String::new();
    };
    if let Some(answer) = Answer::under_test() {
        let own = |wait: &Wait| wait.op == Op::JoinScope && !answer.is_at(&wait.wanted_at.file);
        let circle = waits.cycle.clone();
        let is_shown = |wait: &Wait| circle.contains(&wait.thread) || !own(wait);
        waits.waits.retain(is_shown);
    }
    let mut title = "Who waits for whom:".to_string();
    let all = waits.waits.len();
    if waits.cycle.is_empty() && all > MOST_THREADS {
        waits.waits.sort_by_key(remote);
        waits.waits.truncate(MOST_THREADS);
        title = format!("Who waits for whom, for {MOST_THREADS} of the {all} threads that wait:");
    }
    let graph = WaitForGraph::of(title, &failure.trace, &waits);
    wait_graph::text(&graph, style())
}
