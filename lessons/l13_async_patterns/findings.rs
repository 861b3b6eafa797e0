//! What the numbers of a run show: sentences chosen from them, true also on one core and for a tie.

use super::counts::Count;
use super::{failing, saving, scanning};
use crate::findings::Finding;
use crate::measure::Comparison;
use crate::name;
use crate::render::duration;
use crate::words::{counted, list};
use std::time::Duration;

/// Who still runs after a failure.
pub fn on_failing(counts: &[Count], fails_after: Duration) -> Vec<Finding> {
    let names = |which: &dyn Fn(&&Count) -> bool| -> Vec<&str> {
        counts
            .iter()
            .filter(which)
            .map(|count| count.model)
            .collect()
    };
    let mut findings = Vec::new();
    let (stopped, ran) = (
        names(&|count| count.counted.running == 0),
        names(&|count| count.counted.running > 0),
    );
    let whose = |names: &[&str]| match names.len() {
        1 => "it",
        _ => "each of them",
    };
    if !stopped.is_empty() {
        findings.push(Finding::new(format!(
            "After the failure nothing went on in {}: whoever returned owned the downloads, and dropped them.",
            list(&stopped)
        )));
    }
    if let Some(most) = counts.iter().map(|count| count.counted.running).max()
        && !ran.is_empty()
    {
        findings.push(
            Finding::new(format!(
                "In {} up to {} went on, in {} for a result that nobody used.",
                list(&ran),
                counted(most, "download"),
                whose(&ran)
            ))
            .count("running", most),
        );
    }
    let early = name!(failing::try_join_tasks);
    let late = counts
        .iter()
        .filter(|count| count.took > fails_after.mul_f64(1.5));
    let late: Vec<&Count> = late.collect();
    if let Some(latest) = late.iter().max_by_key(|count| count.took) {
        let names: Vec<&str> = late.iter().map(|count| count.model).collect();
        findings.push(
            Finding::new(format!(
                "The error was there after {}. {} told of it after {} at the latest.",
                duration(fails_after),
                list(&names),
                duration(latest.took)
            ))
            .time(format!("{}_s", latest.model), latest.took),
        );
    }
    if let Some(tasks) = counts.iter().find(|count| count.model == early)
        && tasks.took < fails_after.mul_f64(1.5)
        && tasks.counted.for_nobody > 0
    {
        findings.push(
            Finding::new(format!(
                "{early} returned at once with the error, and {} came to their end without it: a dropped JoinHandle stops nothing.",
                counted(tasks.counted.for_nobody, "task")
            ))
            .count("for_nobody", tasks.counted.for_nobody),
        );
    }
    findings
}

/// What the ways to save show.
pub fn on_saving(counts: &[Count], comparison: &Comparison) -> Vec<Finding> {
    let one = |name| counts.iter().find(|count| count.model == name);
    let (stream, channel) = (name!(saving::stream), name!(saving::channel));
    let mut findings = Vec::new();
    if let Some(count) = one(stream) {
        let begun = count.counted.began_while_saving;
        let sentence = match begun {
            0 => format!(
                "While {stream} waited for a save, it began no download: a stream does nothing while nobody polls it."
            ),
            _ => format!(
                "While {stream} waited for a save, {} began.",
                counted(begun, "download")
            ),
        };
        findings.push(Finding::new(sentence).count("stream_begun", begun));
    }
    if let Some(count) = one(channel) {
        let begun = count.counted.began_while_saving;
        let mut sentence = format!(
            "{channel} began {} meanwhile, and held at most {}",
            counted(begun, "download"),
            counted(count.counted.held, "document"),
        );
        sentence += &match comparison.told(channel, stream) {
            Some(told) => format!("; it {told}."),
            None => ".".to_string(),
        };
        findings.push(
            Finding::new(sentence)
                .count("channel_begun", begun)
                .count("channel_held", count.counted.held),
        );
    }
    if let Some(count) = one(name!(saving::all_at_once)) {
        findings.push(
            Finding::new(format!(
                "{} had {} under way at once and held {}: its memory grows with the number of documents.",
                count.model,
                counted(count.counted.at_once, "download"),
                counted(count.counted.held, "document"),
            ))
            .count("all_at_once_held", count.counted.held),
        );
    }
    findings
}

/// What the scans show.
pub fn on_scanning(comparison: &Comparison, ports: usize, silent: usize) -> Vec<Finding> {
    let (all, one) = (name!(scanning::all_at_once), name!(scanning::one_by_one));
    let (in_order, unordered) = (name!(scanning::buffered), name!(scanning::buffer_unordered));
    let mut findings = Vec::new();
    if let Some(told) = comparison.told(all, one) {
        let why = match silent {
            0 => "This system leaves no connection unanswered, so nothing had to be waited for."
                .into(),
            _ => format!(
                "What takes time is {} that never answer, each for the whole patience.",
                counted(silent, "port")
            ),
        };
        findings.push(Finding::new(format!(
            "Of {}: {all} {told}. {why}",
            counted(ports, "port")
        )));
    }
    if let Some(told) = comparison.told(unordered, in_order)
        && comparison.differ(unordered, in_order)
    {
        findings.push(Finding::new(format!(
            "With the same limit {unordered} {told}: an answer that is late holds up nobody behind it."
        )));
    }
    findings
}
