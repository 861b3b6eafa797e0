//! What the numbers of a run show: sentences chosen from them, true also on one core and for a tie.

use super::counts::Count;
use super::{saving, scanning};
use crate::findings::Finding;
use crate::measure::Comparison;
use crate::name;
use crate::render::duration;
use crate::words::{counted, list};
use std::time::Duration;

/// Who still runs after a failure.
pub fn on_failing(counts: &[Count], fails_after: Duration) -> Vec<Finding> {
    let (stopped, ran): (Vec<&Count>, Vec<&Count>) = counts
        .iter()
        .partition(|one| one.counted.dropped > one.counted.for_nobody);
    let names = |which: &[&Count]| list(&which.iter().map(|one| one.model).collect::<Vec<_>>());
    let most = |which: &[&Count], of: fn(&Count) -> u64| which.iter().map(|one| of(one)).max();
    let mut findings = Vec::new();
    if let Some(dropped) = most(&stopped, |one| one.counted.dropped) {
        findings.push(
            Finding::new(format!(
                "{} dropped the other {} with the error.",
                names(&stopped),
                counted(dropped, "download")
            ))
            .count("dropped", dropped),
        );
    }
    if let Some(for_nobody) = most(&ran, |one| one.counted.for_nobody) {
        findings.push(
            Finding::new(format!(
                "In {} the others went on, and {} came for nobody.",
                names(&ran),
                counted(for_nobody, "document"),
            ))
            .count("for_nobody", for_nobody),
        );
    }
    let late = counts
        .iter()
        .filter(|count| count.took > fails_after.mul_f64(1.5));
    let late: Vec<&Count> = late.collect();
    if let Some(latest) = late.iter().max_by_key(|count| count.took) {
        let names: Vec<&str> = late.iter().map(|count| count.model).collect();
        findings.push(
            Finding::new(format!(
                "{} told of the error after up to {}, not {}.",
                list(&names),
                duration(latest.took),
                duration(fails_after)
            ))
            .time(format!("{}_s", latest.model), latest.took),
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
            0 => format!("While {stream} waited for a save, it began nothing: nobody polled it."),
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
                "{} held up to {}: its memory grows with their number.",
                count.model,
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
            0 => "This system leaves no connection unanswered.".into(),
            _ => format!(
                "What takes time: {} without an answer.",
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
            "With the same limit {unordered} {told}: a late answer holds up nobody."
        )));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Bound;
    use crate::findings::sentences;
    use crate::measure::Measured;
    use crate::work::downloads::Counted;

    const MS: Duration = Duration::from_millis(1);

    fn count(model: &'static str, took: u32, change: impl FnOnce(&mut Counted)) -> Count {
        let mut counted = Counted::default();
        change(&mut counted);
        Count {
            model,
            counted,
            took: took * MS,
        }
    }

    fn comparison(work: &'static str, models: &[(&'static str, u32)]) -> Comparison {
        let measured = |&(name, took): &(_, u32)| Measured::of(name, vec![took * MS; 5]);
        Comparison {
            work,
            bound: Bound::None,
            bound_time: None,
            models: models.iter().map(measured).collect(),
            warnings: vec![],
        }
    }

    #[test]
    fn the_failure_tells_who_was_dropped_who_went_on_and_who_heard_of_it_late() {
        let nine = |one: &mut Counted| (one.running, one.for_nobody) = (9, 9);
        let counts = [
            count("join_all", 291, nine),
            count("try_join_tasks", 101, nine),
            count("try_join_all", 101, |one| one.dropped = 9),
            count("join_set", 102, |one| one.dropped = 9),
        ];
        insta::assert_snapshot!(sentences(&on_failing(&counts, 100 * MS)).join("\n"));
    }

    #[test]
    fn one_model_alone_is_not_compared() {
        let alone = [count("join_set", 101, |one| one.dropped = 1)];
        insta::assert_snapshot!(sentences(&on_failing(&alone, 100 * MS)).join("\n"));
        let stream = [count("stream", 300, |one| one.at_once = 3)];
        let compared = comparison("saving", &[("stream", 300)]);
        insta::assert_snapshot!(sentences(&on_saving(&stream, &compared)).join("\n"));
        let compared = comparison("scanning", &[("buffered", 400)]);
        assert_eq!(on_scanning(&compared, 16, 4), []);
    }

    #[test]
    fn saving_tells_what_began_and_what_was_held() {
        let counts = [
            count("stream", 300, |one| one.at_once = 3),
            count("channel", 225, |one| {
                (one.held, one.began_while_saving) = (3, 5)
            }),
            count("all_at_once", 255, |one| (one.held, one.at_once) = (9, 9)),
        ];
        let compared = comparison(
            "saving",
            &[("stream", 300), ("channel", 225), ("all_at_once", 255)],
        );
        insta::assert_snapshot!(sentences(&on_saving(&counts, &compared)).join("\n"));
    }

    #[test]
    fn scans_that_tie_are_not_told_apart_and_no_silence_is_said_so() {
        let [one, ordered, unordered, all] =
            ["one_by_one", "buffered", "buffer_unordered", "all_at_once"];
        let silent = [(one, 405), (ordered, 405), (unordered, 203), (all, 102)];
        let told = on_scanning(&comparison("scanning", &silent), 16, 4);
        insta::assert_snapshot!(sentences(&told).join("\n"));
        let none = [(one, 4), (ordered, 4), (unordered, 4), (all, 4)];
        let told = on_scanning(&comparison("scanning", &none), 16, 0);
        insta::assert_snapshot!(sentences(&told).join("\n"));
    }
}
