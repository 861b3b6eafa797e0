//! Beats that came, the longest silence, the latency.

use crate::statistics::Summary;
use crate::work::heartbeat::Beats;
use std::time::Duration;

/// Beats counted in one run at the most, so that a machine that slept for a week does no harm.
const MOST: u32 = 1_000_000;

/// What the beats of some runs say.
#[derive(Debug, Clone, PartialEq)]
pub struct BeatStatistics {
    /// From the first job's start to the last one's end; the median of the runs.
    pub total: Duration,
    /// Beats that came in all runs.
    pub came: usize,
    /// Beats that should have come in all runs.
    pub due: usize,
    /// The longest time without a beat in a run; the median of the runs.
    pub silence: Duration,
    /// How long after its time the task ran, for each beat that was due.
    pub latency: Latency,
    /// Runs that are in these numbers.
    pub runs: usize,
    /// Runs that a watchdog ended.
    pub stopped: usize,
    /// Runs left out, because they took far longer than they can take: the machine was suspended.
    pub suspended: usize,
}

/// A few points of a distribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Latency {
    /// Half of the beats were earlier.
    pub median: Duration,
    /// 99 of 100 were.
    pub p99: Duration,
    /// The latest one.
    pub max: Duration,
}

impl BeatStatistics {
    /// Of these runs, each of which should have taken about `expected`; `None` without runs.
    pub fn of(runs: &[Beats], beat: Duration, expected: Duration) -> Option<BeatStatistics> {
        let possible = expected * 4 + Duration::from_secs(2);
        let (sound, odd): (Vec<&Beats>, Vec<&Beats>) =
            runs.iter().partition(|run| run.total <= possible);
        let used = if sound.is_empty() { &odd } else { &sound };
        if used.is_empty() {
            return None;
        }
        let mut latencies: Vec<Duration> =
            used.iter().flat_map(|run| latencies(run, beat)).collect();
        latencies.sort_unstable();
        let at = |share: f64| {
            let index = (latencies.len() as f64 * share).ceil() as usize;
            latencies.get(index.saturating_sub(1)).copied()
        };
        let median = |of: fn(&Beats) -> Duration| {
            Summary::of(used.iter().map(|run| of(run)).collect()).median
        };
        Some(BeatStatistics {
            total: median(|run| run.total),
            came: used.iter().map(|run| run.at.len()).sum(),
            due: used.iter().map(|run| due(run, beat) as usize).sum(),
            silence: median(silence),
            latency: Latency {
                median: at(0.5).unwrap_or_default(),
                p99: at(0.99).unwrap_or_default(),
                max: at(1.0).unwrap_or_default(),
            },
            runs: used.len(),
            stopped: used.iter().filter(|run| run.stopped).count(),
            suspended: odd.len(),
        })
    }

    /// Beats that came of those that should have, from 0 to 1.
    pub fn share(&self) -> f64 {
        (self.came as f64 / self.due.max(1) as f64).min(1.0)
    }
}

/// How many beats should have come.
fn due(run: &Beats, beat: Duration) -> u32 {
    (run.total.div_duration_f64(beat) as u32).min(MOST)
}

/// The longest time without a beat, from the start to the end of the run.
fn silence(run: &Beats) -> Duration {
    let ends = run.at.iter().copied().chain([run.total]);
    let starts = [Duration::ZERO].into_iter().chain(run.at.iter().copied());
    let gaps = ends
        .zip(starts)
        .map(|(end, start)| end.saturating_sub(start));
    gaps.max().unwrap_or_default()
}

/// For each beat that was due: how long after its time the task ran, or the run ended.
///
/// A beat that is never made up for counts too. To leave it out would be "coordinated omission":
/// the worse the silence, the fewer late beats there are to measure.
fn latencies(run: &Beats, beat: Duration) -> impl Iterator<Item = Duration> {
    let mut at = run.at.iter().copied().peekable();
    (1..=due(run, beat)).map(move |number| {
        let moment = beat * number;
        while at.next_if(|at| *at < moment).is_some() {}
        at.peek()
            .copied()
            .unwrap_or(run.total)
            .saturating_sub(moment)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    fn beats(total: u64, at: &[u64]) -> Beats {
        Beats {
            total: ms(total),
            stopped: false,
            at: at.iter().copied().map(ms).collect(),
        }
    }

    #[test]
    fn a_steady_heart_is_never_late() {
        let steady = beats(100, &[10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
        let statistics = BeatStatistics::of(&[steady], ms(10), ms(100)).expect("a run");
        assert_eq!((statistics.came, statistics.due), (10, 10));
        assert_eq!(statistics.silence, ms(10));
        assert_eq!(statistics.latency.max, ms(0));
    }

    #[test]
    fn beats_that_never_came_are_late_too() {
        let blocked = beats(100, &[10]);
        let statistics = BeatStatistics::of(&[blocked], ms(10), ms(100)).expect("a run");
        assert_eq!((statistics.came, statistics.due), (1, 10));
        assert_eq!(statistics.silence, ms(90));
        // Due at 20, 30 .. 100, and the run ended at 100: 80, 70 .. 0.
        assert_eq!(statistics.latency.max, ms(80));
        assert_eq!(statistics.latency.p99, ms(80));
        assert_eq!(statistics.latency.median, ms(30));
    }

    #[test]
    fn a_suspended_run_is_left_out_when_there_are_others() {
        let runs = [
            beats(100, &[50]),
            beats(3_600_000, &[50]),
            beats(120, &[50]),
        ];
        let statistics = BeatStatistics::of(&runs, ms(10), ms(100)).expect("runs");
        assert_eq!((statistics.runs, statistics.suspended), (2, 1));
        assert!(statistics.latency.max < ms(100));
        let alone = BeatStatistics::of(&runs[1..2], ms(1), ms(100)).expect("a run");
        assert_eq!((alone.runs, alone.due), (1, 1_000_000));
        assert_eq!(BeatStatistics::of(&[], ms(1), ms(1)), None);
    }
}
