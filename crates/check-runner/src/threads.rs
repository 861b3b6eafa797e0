//! What the threads of a hanging process are doing. Only Linux reports it.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

const COMPUTING: &str = "computing";

/// What was seen of a process that had not ended.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Whether it computed for a good part of the time.
    pub spins: bool,
    /// E.g. `2 waiting for a lock, a channel or another thread`; empty where the system does not report it.
    pub threads: Vec<String>,
}

/// Looks at a process that has run for `time`.
pub fn look(process: u32, time: Duration) -> Seen {
    let folder = format!("/proc/{process}");
    // A tenth, because a loaded machine may give it only a small share of a core.
    let busy = computed(&format!("{folder}/stat"))
        .is_some_and(|seconds| seconds > time.as_secs_f64() / 10.0);
    // The main thread belongs to the test harness.
    let doings = states(&folder)
        .filter(|(task, _, _)| !task.ends_with(process.to_string()))
        .filter_map(|(_, state, place)| doing(&state, &place));
    // In a process that computes, its waiting threads explain nothing.
    let told = doings.filter(|doing| !busy || *doing == COMPUTING);
    Seen {
        spins: busy,
        threads: counted(told),
    }
}

/// Whether a process that has run for `time` still computes, and has had less than a third of a core.
pub fn is_starved(process: u32, time: Duration) -> bool {
    let folder = format!("/proc/{process}");
    let little = computed(&format!("{folder}/stat"))
        .is_some_and(|seconds| seconds < time.as_secs_f64() / 3.0);
    little && states(&folder).any(|(_, state, _)| state == "R")
}

/// Each thread of the process in this folder: its own folder, its state, and its place in the kernel.
fn states(folder: &str) -> impl Iterator<Item = (PathBuf, String, String)> {
    let tasks = fs::read_dir(format!("{folder}/task"));
    tasks.into_iter().flatten().filter_map(|task| {
        let task = task.ok()?.path();
        let state = fields(&fs::read_to_string(task.join("stat")).ok()?)
            .first()?
            .clone();
        let place = fs::read_to_string(task.join("wchan")).unwrap_or_default();
        Some((task, state, place))
    })
}

/// Seconds of CPU time, in user mode and in the kernel: a loop that prints is busy too.
fn computed(stat: &str) -> Option<f64> {
    let fields = fields(&fs::read_to_string(stat).ok()?);
    // Fields 14 and 15, in hundredths of a second.
    let mut hundredths = 0.0;
    for field in fields.get(11..13)? {
        hundredths += field.parse::<f64>().ok()?;
    }
    Some(hundredths / 100.0)
}

/// The fields after the name, which may contain anything: the first is the state.
fn fields(stat: &str) -> Vec<String> {
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
    fields.split_whitespace().map(String::from).collect()
}

/// What a thread does in this state and at this place in the kernel; `None` for the thread that watches for the parent's end.
fn doing(state: &str, place: &str) -> Option<&'static str> {
    Some(match (state, place) {
        ("R", _) => COMPUTING,
        (_, place) if place.contains("pipe") => return None,
        (_, place) if place.contains("futex") => "waiting for a lock, a channel or another thread",
        (_, place) if place.contains("poll") => "an event loop that waits for a timer or a socket",
        (_, place) if place.contains("sleep") => "sleeping",
        (_, place) if place.contains("wait") => "waiting for a process",
        _ => "waiting",
    })
}

fn counted(doings: impl Iterator<Item = &'static str>) -> Vec<String> {
    let mut counts = BTreeMap::new();
    for doing in doings {
        *counts.entry(doing).or_insert(0) += 1;
    }
    counts
        .into_iter()
        .map(|(doing, count)| format!("{count} {doing}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threads_are_counted_by_what_they_do() {
        let doings = [
            ("S", "futex_wait_queue"),
            ("S", "futex_wait_queue"),
            ("R", "0"),
            ("S", "pipe_read"),
            ("S", "anon_pipe_read"),
            ("S", "ep_poll"),
            ("S", "hrtimer_nanosleep"),
            ("S", ""),
        ];
        let told = counted(
            doings
                .iter()
                .filter_map(|(state, place)| doing(state, place)),
        );
        assert_eq!(
            told,
            [
                "1 an event loop that waits for a timer or a socket",
                "1 computing",
                "1 sleeping",
                "1 waiting",
                "2 waiting for a lock, a channel or another thread",
            ]
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_process_is_starved_while_it_computes_and_has_had_little() {
        // This thread runs, and has not computed for hours.
        assert!(is_starved(std::process::id(), Duration::from_secs(36_000)));
        assert!(!is_starved(std::process::id(), Duration::ZERO));
        assert!(!is_starved(u32::MAX, Duration::from_secs(36_000)));
    }

    #[test]
    fn a_name_with_a_bracket_does_not_move_the_fields() {
        assert_eq!(fields("12 (a) b) S 1 2"), ["S", "1", "2"]);
    }
}
