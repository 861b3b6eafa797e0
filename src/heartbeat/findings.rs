//! What heartbeats show: sentences chosen from them, true also on one core and on a busy machine.

use super::Row;
use crate::findings::Finding;
use crate::quota::Quota;
use crate::render::duration;
use crate::words::{cores, list, of_quota, percent};
use std::time::Duration;

/// A silence within this share of the prediction agrees with it.
pub const CLOSE: f64 = 0.10;
/// A heart whose beats are later than this is not called healthy.
const LATE: Duration = Duration::from_millis(5);

/// The longest silences, beside what calculation says.
pub fn on_silence(rows: &[Row], quota: Option<Quota>) -> Option<Finding> {
    let blocked = rows.iter().filter_map(|row| Some((row, row.predicted?)));
    let blocked: Vec<(&Row, Duration)> = blocked.collect();
    let off = |(row, predicted): &&(&Row, Duration)| {
        (row.beats.silence.as_secs_f64() / predicted.as_secs_f64() - 1.0).abs()
    };
    let worst = blocked.iter().max_by(|a, b| off(a).total_cmp(&off(b)))?;
    let named = blocked.iter().map(|(row, predicted)| {
        let (measured, predicted) = (duration(row.beats.silence), duration(*predicted));
        format!("{} {measured} (predicted: {predicted})", row.name)
    });
    let named: Vec<String> = named.collect();
    let verdict = match off(&worst) <= CLOSE {
        true => format!(
            "Each is as long as the rounds in which every worker is blocked, to within {}.",
            percent(off(&worst))
        ),
        false => format!(
            "{} is {} off the prediction: {}, or the blocks are short beside a beat.",
            worst.0.name,
            percent(off(&worst)),
            kept_busy(quota)
        ),
    };
    let mut finding = Finding::new(format!(
        "The longest silences: {}. {verdict}",
        named.join(", ")
    ));
    for (row, predicted) in &blocked {
        finding = finding
            .time(format!("{}_silence_s", row.name), row.beats.silence)
            .time(format!("{}_predicted_s", row.name), *predicted);
    }
    Some(finding)
}

/// Beside which models the heart went on beating, and beside which it was late.
pub fn on_health(rows: &[Row], number: usize, quota: Option<Quota>) -> Vec<Finding> {
    let free = rows.iter().filter(|row| !row.trap && row.beats.due > 0);
    let (well, late): (Vec<&Row>, Vec<&Row>) = free.partition(|row| row.beats.latency.p99 < LATE);
    let names = |rows: &[&Row]| list(&rows.iter().map(|row| row.name).collect::<Vec<_>>());
    let worst = |rows: &[&Row]| rows.iter().map(|row| row.beats.latency.p99).max();
    let healthy = worst(&well).map(|p99| {
        let finding = Finding::new(format!(
            "The heart went on beating beside {}: 99 of 100 beats were at most {} late.",
            names(&well),
            duration(p99)
        ));
        finding.time("p99_s", p99)
    });
    let unwell = worst(&late).map(|p99| {
        let finding = Finding::new(format!(
            "Beside {} no worker was blocked for long, and yet 1 of 100 beats was {} late or more: its thread shares {}{} with all the others.",
            names(&late),
            duration(p99),
            cores(number),
            quota.map_or(String::new(), |_| format!("{},", of_quota(quota)))
        ));
        finding.time("p99_s", p99)
    });
    [healthy, unwell].into_iter().flatten().collect()
}

/// What may have kept threads from running, as a part of a sentence.
pub fn kept_busy(quota: Option<Quota>) -> &'static str {
    match quota {
        Some(_) => "the quota stopped the threads, something else kept the machine busy",
        None => "something else kept the machine busy",
    }
}

/// Runs during which the machine was suspended.
pub fn on_suspension(rows: &[Row]) -> Option<Finding> {
    let odd = rows.iter().filter(|row| row.beats.suspended > 0);
    let names: Vec<&str> = odd.map(|row| row.name).collect();
    (!names.is_empty()).then(|| {
        Finding::new(format!(
            "A run of {} took far longer than it can: the process was stopped, or the machine suspended. It is left out of the heartbeat table where other runs are left.",
            list(&names)
        ))
    })
}
