//! What the numbers of a run show: sentences chosen from them, true also on one core, on a busy machine and for a tie.

use super::show::Row;
use crate::measure::{Comparison, Measured};
use crate::render::duration;
use std::time::Duration;

mod crowd;

pub use crowd::Gatherings;

/// Two times within this share of each other are called about the same.
const ABOUT: f64 = 0.10;
/// A heart whose beats are later than this is not called healthy.
const LATE: Duration = Duration::from_millis(5);

/// Three to ten sentences on everything that was measured.
pub fn sentences(
    rows: &[Row],
    comparisons: &[Comparison],
    crowd: Option<&Gatherings>,
    cores: usize,
) -> Vec<String> {
    let of = |name: &str| rows.iter().find(|row| row.name == name);
    let beating = |name: &str| of(name).filter(|row| row.vitals.due > 0);
    let computing = comparisons.iter().find(|c| c.work == "computing");
    let mut all = Vec::new();
    all.extend(
        beating("tokio_sleep")
            .zip(beating("std_sleep"))
            .map(on_sleeping),
    );
    all.extend(on_arithmetic(rows));
    all.extend(on_workers([
        of("std_sleep"),
        of("std_sleep_2"),
        of("std_sleep_all"),
    ]));
    all.extend(on_health(rows, cores));
    all.extend(
        computing
            .map(|c| on_computing(c, cores))
            .unwrap_or_default(),
    );
    all.extend(of("std_guard").map(on_guard));
    all.extend(crowd.map(crowd::sentences).unwrap_or_default());
    all.extend(on_suspension(rows));
    all
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

fn came(share: f64) -> String {
    match share {
        0.0 => "none".into(),
        ..0.01 => "less than 1 %".into(),
        _ => percent(share),
    }
}

fn on_sleeping((tokio, std): (&Row, &Row)) -> String {
    let (with_tokio, with_std) = (tokio.vitals.share(), std.vitals.share());
    let numbers = format!(
        "Beside tokio_sleep {} of the heartbeats came, beside std_sleep {}",
        came(with_tokio),
        came(with_std)
    );
    if with_std < with_tokio - ABOUT {
        format!(
            "{numbers}: both stand in an `async` block, but only an `.await` gives the thread back."
        )
    } else if std.silence.is_none() && with_std > 0.5 {
        format!("{numbers}: so many workers were there that one of them was free.")
    } else {
        format!(
            "{numbers}: too close to tell them apart. Something else kept the machine busy, or the blocks are short beside a beat."
        )
    }
}

fn on_arithmetic(rows: &[Row]) -> Option<String> {
    let blocked = rows.iter().filter_map(|row| Some((row, row.silence?)));
    let blocked: Vec<(&Row, Duration)> = blocked.collect();
    let off =
        |(row, sum): &(&Row, Duration)| row.vitals.silence.as_secs_f64() / sum.as_secs_f64() - 1.0;
    let worst = blocked
        .iter()
        .max_by(|a, b| off(a).abs().total_cmp(&off(b).abs()))?;
    let named: Vec<String> = blocked
        .iter()
        .map(|(row, sum)| {
            let measured = duration(row.vitals.silence);
            format!("{} {measured} (by sums {})", row.name, duration(*sum))
        })
        .collect();
    let verdict = if off(worst).abs() <= ABOUT {
        format!(
            "That is jobs x time / workers, to within {}.",
            percent(off(worst).abs())
        )
    } else {
        format!(
            "{} is {} off what jobs x time / workers says: something else kept the machine busy, or the blocks are short beside a beat.",
            worst.0.name,
            percent(off(worst).abs())
        )
    };
    Some(format!(
        "The longest silences: {}. {verdict}",
        named.join(", ")
    ))
}

fn on_workers(rows: [Option<&Row>; 3]) -> Option<String> {
    let [one, two, all] = rows;
    let gaps = [one?, two?, all?].map(|row| row.vitals.silence);
    let all_silent = all?
        .silence
        .is_some_and(|sum| gaps[2] >= sum.mul_f64(1.0 - ABOUT));
    let shorter = gaps[0] > gaps[1] && gaps[1] > gaps[2];
    Some(match all_silent && shorter {
        true => format!(
            "More workers made the silence shorter, from {} to {} and {}, and did not end it: a worker for every job is none for the heartbeat.",
            duration(gaps[0]),
            duration(gaps[1]),
            duration(gaps[2])
        ),
        false => format!(
            "std_sleep, std_sleep_2 and std_sleep_all were silent for {}, {} and {}.",
            duration(gaps[0]),
            duration(gaps[1]),
            duration(gaps[2])
        ),
    })
}

fn on_health(rows: &[Row], cores: usize) -> Vec<String> {
    let free = rows.iter().filter(|row| !row.trap && row.vitals.due > 0);
    let (well, late): (Vec<&Row>, Vec<&Row>) = free.partition(|row| row.vitals.latency.p99 < LATE);
    let names = |rows: &[&Row]| {
        rows.iter()
            .map(|row| row.name)
            .collect::<Vec<_>>()
            .join(", ")
    };
    let worst = |rows: &[&Row]| rows.iter().map(|row| row.vitals.latency.p99).max();
    let healthy = worst(&well).map(|p99| {
        format!(
            "The heart went on beating beside {}: 99 of 100 beats were at most {} late.",
            names(&well),
            duration(p99)
        )
    });
    let unwell = worst(&late).map(|p99| {
        let cores = if cores == 1 { "one core".into() } else { format!("{cores} cores") };
        format!(
            "Beside {} no worker was blocked for long, and yet 1 of 100 beats was {} late or more: its thread shares {cores} with all the others.",
            names(&late),
            duration(p99)
        )
    });
    [healthy, unwell].into_iter().flatten().collect()
}

fn on_computing(comparison: &Comparison, cores: usize) -> Vec<String> {
    let Some(sequential) = comparison.model("sequential") else {
        return Vec::new();
    };
    let inline = comparison.model("cpu_inline").map(|inline| {
        let times = ratio(inline, sequential);
        let verdict = if (times - 1.0).abs() <= ABOUT {
            "async does not speed up computing"
        } else if times > 1.0 {
            "async did not speed up computing"
        } else {
            "what made it faster is the number of its worker threads, or chance, not async"
        };
        format!("cpu_inline took {times:.2}x the time of sequential: {verdict}.")
    });
    let best = comparison.fastest().map(|best| {
        let times = ratio(sequential, best);
        if times <= 1.0 + ABOUT {
            return format!(
                "Nothing was faster than sequential by more than a tenth, on {}.",
                on_cores(cores)
            );
        }
        let leaders = comparison.leaders();
        if cores == 1 || leaders.iter().any(|leader| leader.name == sequential.name) {
            return format!(
                "{} was {times:.2}x faster than sequential, on {}: other runs may say otherwise.",
                best.name,
                on_cores(cores)
            );
        }
        let alike: Vec<&str> = leaders.iter().map(|model| model.name).collect();
        format!(
            "What does: more cores. {} took {}, {times:.2}x faster than sequential, on {}.",
            alike.join(" and "),
            duration(best.time.median),
            on_cores(cores)
        )
    });
    inline.into_iter().chain(best).collect()
}

fn on_cores(cores: usize) -> String {
    match cores {
        1 => "one core".into(),
        _ => format!("{cores} cores"),
    }
}

fn on_guard(row: &Row) -> String {
    let total = duration(row.vitals.total);
    let came = match row.vitals.came {
        0 => "no heartbeat".to_string(),
        1 => "1 heartbeat".to_string(),
        more => format!("{more} heartbeats"),
    };
    match row.vitals.given_up {
        0 => {
            format!("std_guard ended after {total}, and {came} came: nobody else wanted its lock.")
        }
        _ => format!(
            "std_guard: {came} came in {total}, then the watchdog gave it up. One job has the lock and waits to be polled by the thread that waits for the lock."
        ),
    }
}

fn on_suspension(rows: &[Row]) -> Option<String> {
    let names: Vec<&str> = rows
        .iter()
        .filter(|row| row.vitals.suspended > 0)
        .map(|row| row.name)
        .collect();
    (!names.is_empty()).then(|| {
        format!(
            "A run of {} took far longer than it can: the process was stopped, or the machine suspended. It is left out of the heartbeat table where others are left.",
            names.join(", ")
        )
    })
}

fn ratio(a: &Measured, b: &Measured) -> f64 {
    a.time.median.as_secs_f64() / b.time.median.as_secs_f64().max(1e-12)
}

#[cfg(test)]
mod tests;
