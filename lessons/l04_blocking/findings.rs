//! What the numbers of a run show: sentences chosen from them, true also on one core, on a busy machine and for a tie.

use super::gather::Gatherings;
use super::variants::{STD_SLEEP_2, STD_SLEEP_ALL};
use super::{computing, guard, waiting};
use crate::findings::Finding;
use crate::heartbeat::{self, CLOSE, Row};
use crate::measure::Comparison;
use crate::name;
use crate::quota::Quota;
use crate::render::duration;
use crate::words::{cores, counted, of_quota, percent};

mod crowd;

/// Three to ten findings on everything that was measured.
pub fn all(
    rows: &[Row],
    comparisons: &[Comparison],
    crowd: Option<&Gatherings>,
    cores: usize,
    quota: Option<Quota>,
) -> Vec<Finding> {
    let of = |name: &str| rows.iter().find(|row| row.name == name);
    let beating = |name: &str| of(name).filter(|row| row.beats.due > 0);
    let std_sleep = name!(waiting::std_sleep);
    let mut all = Vec::new();
    let sleeping = beating(name!(waiting::tokio_sleep)).zip(beating(std_sleep));
    all.extend(sleeping.map(|rows| on_sleeping(rows, quota)));
    all.extend(heartbeat::on_silence(rows, quota));
    all.extend(on_workers([
        of(std_sleep),
        of(STD_SLEEP_2),
        of(STD_SLEEP_ALL),
    ]));
    all.extend(heartbeat::on_health(rows, cores, quota));
    let computing = comparisons.iter().find(|c| c.work == "computing");
    all.extend(
        computing
            .map(|c| on_computing(c, cores, quota))
            .unwrap_or_default(),
    );
    all.extend(of(name!(guard::std_guard)).map(on_guard));
    all.extend(crowd.map(crowd::all).unwrap_or_default());
    all.extend(heartbeat::on_suspension(rows));
    all
}

fn on_sleeping((tokio, std): (&Row, &Row), quota: Option<Quota>) -> Finding {
    let (with_tokio, with_std) = (tokio.beats.share(), std.beats.share());
    let numbers = format!(
        "Beside {} {} of the heartbeats came, beside {} {}",
        tokio.name,
        percent(with_tokio),
        std.name,
        percent(with_std)
    );
    let why: String = if with_std < with_tokio - CLOSE {
        "both stand in an `async` block, but only an `.await` gives the thread back".into()
    } else if std.predicted.is_none() && with_std > 0.5 {
        "there were enough workers for one of them to be free".into()
    } else {
        format!(
            "too close to tell them apart; {}, or the blocks are short beside a beat",
            heartbeat::kept_busy(quota)
        )
    };
    Finding::new(format!("{numbers}: {why}."))
        .with("tokio_sleep_share", crate::table::Cell::Share(with_tokio))
        .with("std_sleep_share", crate::table::Cell::Share(with_std))
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

fn on_computing(comparison: &Comparison, number: usize, quota: Option<Quota>) -> Vec<Finding> {
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
        let on = cores(number) + &of_quota(quota);
        let times = comparison.ratio(best.name, name)?.median;
        let told = comparison.told(best.name, name)?;
        let sentence = if !comparison.differ(best.name, name) {
            format!("Nothing was clearly faster than {name}, on {on}.")
        } else if number == 1 || quota.is_some_and(|quota| quota.allowed <= 1.0) {
            format!(
                "{} {told}, on {on}: other runs may say otherwise.",
                best.name
            )
        } else {
            let took = duration(best.time.median);
            let leaders = comparison.leaders_told();
            let told = comparison.leaders_against(name)?;
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

#[cfg(test)]
mod tests;
