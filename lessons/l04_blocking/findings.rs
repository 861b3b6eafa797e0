//! What the numbers of a run show: sentences chosen from them, true also on one core, on a busy machine and for a tie.

use super::gather::Gatherings;
use super::variants::{STD_SLEEP_2, STD_SLEEP_ALL};
use super::{computing, guard, waiting};
use crate::findings::Finding;
use crate::heartbeat::Row;
use crate::measure::Comparison;
use crate::name;
use crate::render::duration;
use crate::words::{cores, counted, list, percent};
use std::time::Duration;

mod crowd;

/// A silence within this share of the prediction agrees with it.
const CLOSE: f64 = 0.10;
/// A heart whose beats are later than this is not called healthy.
const LATE: Duration = Duration::from_millis(5);

/// Three to ten findings on everything that was measured.
pub fn all(
    rows: &[Row],
    comparisons: &[Comparison],
    crowd: Option<&Gatherings>,
    cores: usize,
) -> Vec<Finding> {
    let of = |name: &str| rows.iter().find(|row| row.name == name);
    let beating = |name: &str| of(name).filter(|row| row.beats.due > 0);
    let std_sleep = name!(waiting::std_sleep);
    let mut all = Vec::new();
    let sleeping = beating(name!(waiting::tokio_sleep)).zip(beating(std_sleep));
    all.extend(sleeping.map(on_sleeping));
    all.extend(on_silence(rows));
    all.extend(on_workers([
        of(std_sleep),
        of(STD_SLEEP_2),
        of(STD_SLEEP_ALL),
    ]));
    all.extend(on_health(rows, cores));
    let computing = comparisons.iter().find(|c| c.work == "computing");
    all.extend(
        computing
            .map(|c| on_computing(c, cores))
            .unwrap_or_default(),
    );
    all.extend(of(name!(guard::std_guard)).map(on_guard));
    all.extend(crowd.map(crowd::all).unwrap_or_default());
    all.extend(on_suspension(rows));
    all
}

fn on_sleeping((tokio, std): (&Row, &Row)) -> Finding {
    let (with_tokio, with_std) = (tokio.beats.share(), std.beats.share());
    let numbers = format!(
        "Beside {} {} of the heartbeats came, beside {} {}",
        tokio.name,
        percent(with_tokio),
        std.name,
        percent(with_std)
    );
    let why = if with_std < with_tokio - CLOSE {
        "both stand in an `async` block, but only an `.await` gives the thread back"
    } else if std.predicted.is_none() && with_std > 0.5 {
        "there were enough workers for one of them to be free"
    } else {
        "too close to tell them apart. Something else kept the machine busy, or the blocks are short beside a beat"
    };
    Finding::new(format!("{numbers}: {why}."))
        .with("tokio_sleep_share", crate::table::Cell::Share(with_tokio))
        .with("std_sleep_share", crate::table::Cell::Share(with_std))
}

/// The longest silences, beside what calculation says.
fn on_silence(rows: &[Row]) -> Option<Finding> {
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
            "{} is {} off the prediction: something else kept the machine busy, or the blocks are short beside a beat.",
            worst.0.name,
            percent(off(&worst))
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

fn on_workers(rows: [Option<&Row>; 3]) -> Option<Finding> {
    let [one, two, all] = rows;
    let rows = [one?, two?, all?];
    let silences = rows.map(|row| row.beats.silence);
    let [first, second, third] = silences.map(duration);
    let still_silent = rows[2]
        .predicted
        .is_some_and(|predicted| silences[2] >= predicted.mul_f64(1.0 - CLOSE));
    let shorter = silences[0] > silences[1] && silences[1] > silences[2];
    let sentence = match still_silent && shorter {
        true => format!(
            "More workers made the silence shorter, from {first} to {second} and {third}, and did not end it: a worker for every job is none for the heartbeat."
        ),
        false => format!(
            "{}, {} and {} were silent for {first}, {second} and {third}.",
            rows[0].name, rows[1].name, rows[2].name
        ),
    };
    let names = ["one_s", "two_s", "all_s"].into_iter().zip(silences);
    let finding = Finding::new(sentence);
    Some(names.fold(finding, |finding, (name, time)| finding.time(name, time)))
}

fn on_health(rows: &[Row], number: usize) -> Vec<Finding> {
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
            "Beside {} no worker was blocked for long, and yet 1 of 100 beats was {} late or more: its thread shares {} with all the others.",
            names(&late),
            duration(p99),
            cores(number)
        ));
        finding.time("p99_s", p99)
    });
    [healthy, unwell].into_iter().flatten().collect()
}

fn on_computing(comparison: &Comparison, number: usize) -> Vec<Finding> {
    let name = name!(computing::sequential);
    let Some(sequential) = comparison.model(name) else {
        return Vec::new();
    };
    let inline = comparison.model(name!(computing::cpu_inline));
    let inline = inline.and_then(|inline| {
        let why = if !comparison.differ(inline.name, name) {
            "async does not speed up computing"
        } else if inline.time.median > sequential.time.median {
            "async did not speed up computing"
        } else {
            "what made it faster is the number of its worker threads, or chance, not async"
        };
        let told = comparison.told(inline.name, name)?;
        let finding = Finding::new(format!("{} {told}: {why}.", inline.name));
        Some(finding.ratio("times_as_fast", comparison.ratio(inline.name, name)?.median))
    });
    let best = comparison.fastest().and_then(|best| {
        let (on, times) = (cores(number), comparison.ratio(best.name, name)?.median);
        let told = comparison.told(best.name, name)?;
        let sentence = if !comparison.differ(best.name, name) {
            format!("Nothing was clearly faster than {name}, on {on}.")
        } else if number == 1 {
            format!(
                "{} {told}, on {on}: other runs may say otherwise.",
                best.name
            )
        } else {
            let took = duration(best.time.median);
            let leaders = comparison.leaders_told();
            format!("What does: more cores. {leaders} took {took} and {told}, on {on}.")
        };
        Some(Finding::new(sentence).ratio("times_as_fast", times))
    });
    inline.into_iter().chain(best).collect()
}

fn on_guard(row: &Row) -> Finding {
    let (name, total) = (row.name, duration(row.beats.total));
    let came = match row.beats.came {
        0 => "no heartbeat".to_string(),
        more => counted(more, "heartbeat"),
    };
    let sentence = match row.beats.stopped {
        0 => format!("{name} ended after {total}, and {came} came: nobody else wanted its lock."),
        _ => format!(
            "{name}: {came} came in {total}, then the watchdog gave it up. One job has the lock and waits to be polled by the thread that waits for the lock."
        ),
    };
    Finding::new(sentence)
        .count("beats", row.beats.came as u64)
        .time("total_s", row.beats.total)
}

fn on_suspension(rows: &[Row]) -> Option<Finding> {
    let odd = rows.iter().filter(|row| row.beats.suspended > 0);
    let names: Vec<&str> = odd.map(|row| row.name).collect();
    (!names.is_empty()).then(|| {
        Finding::new(format!(
            "A run of {} took far longer than it can: the process was stopped, or the machine suspended. It is left out of the heartbeat table where other runs are left.",
            list(&names)
        ))
    })
}

#[cfg(test)]
mod tests;
