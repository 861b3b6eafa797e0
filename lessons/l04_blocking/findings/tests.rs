//! The sentences on hand-built numbers.

use super::*;
use crate::findings::sentences;
use crate::heartbeat::BeatStatistics;
use crate::heartbeat::tests::{ms, row};
use crate::measure::{Bound, Measured};
use crate::work::crowd::Gathering;

fn measured(name: &'static str, times: [u64; 3]) -> Measured {
    Measured {
        threads: 1,
        ..Measured::of(name, times.map(ms).to_vec())
    }
}

fn computing(models: Vec<Measured>) -> Comparison {
    Comparison {
        work: "computing",
        bound: Bound::Cores {
            items: 10,
            cores: 2,
            quota: None,
        },
        bound_time: None,
        models,
        warnings: vec![],
    }
}

fn gathering(number: usize, took: u64, grew: Option<u64>) -> Gathering {
    Gathering {
        number,
        took: ms(took),
        grew,
    }
}

fn told(
    rows: &[Row],
    comparisons: &[Comparison],
    crowd: Option<&Gatherings>,
    cores: usize,
) -> String {
    sentences(&all(rows, comparisons, crowd, cores, None)).join("\n")
}

/// The default run of an idle machine.
fn idle() -> Vec<Row> {
    vec![
        row("tokio_sleep", 24, 25, 3),
        row("std_sleep", 1, 250, 502),
        row("std_sleep_2", 1, 125, 251),
        row("std_sleep_all", 1, 25, 50),
    ]
}

fn stopped(row: Row) -> Row {
    let beats = BeatStatistics {
        stopped: 1,
        ..row.beats
    };
    Row { beats, ..row }
}

#[test]
fn everything_on_two_cores() {
    let mut rows = idle();
    rows[2].predicted = Some(ms(250));
    let mut guard = stopped(row("std_guard", 0, 300, 600));
    guard.predicted = None;
    rows.extend([row("spawn_blocking", 24, 25, 3), guard]);
    let comparison = computing(vec![
        measured("sequential", [500, 501, 502]),
        measured("cpu_inline", [505, 507, 509]),
        measured("cpu_blocking", [255, 258, 262]),
        measured("cpu_rayon", [254, 256, 258]),
    ]);
    let crowd = Gatherings {
        tasks: gathering(10_000, 8, Some(4_000_000)),
        threads: gathering(10_000, 400, Some(90_000_000)),
        asked: 10_000,
        limit: Some((31_000, "RLIMIT_NPROC")),
        refusal: None,
    };
    insta::assert_snapshot!(told(&rows, &[comparison], Some(&crowd), 2), @"
    Beside tokio_sleep 96 % of the heartbeats came, beside std_sleep <1 %: both stand in an `async` block, but only an `.await` gives the thread back.
    The longest silences: std_sleep 502 ms (predicted: 502 ms), std_sleep_2 251 ms (predicted: 250 ms), std_sleep_all 50.0 ms (predicted: 50.0 ms). Each is as long as the rounds in which every worker is blocked, to within <1 %.
    More workers made the silence shorter, from 502 ms to 251 ms and 50.0 ms, and did not end it: a worker for every job is none for the heartbeat.
    The heart went on beating beside tokio_sleep and spawn_blocking: 99 of 100 beats were at most 3.00 ms late.
    cpu_inline was 1.01x slower than sequential: async did not speed up computing.
    What does: more cores. cpu_blocking and cpu_rayon (too close to tell apart) took 256 ms and were 1.96x faster than sequential, on 2 cores.
    std_guard: no heartbeat came in 600 ms, then the watchdog gave it up. One job has the lock and waits to be polled by the thread that waits for the lock.
    10,000 tasks had begun after 8.00 ms, 10,000 threads had begun after 400 ms: starting a task was 50.00x faster.
    A waiting task took 400 bytes of memory, a waiting thread 9,000.
    This system allows about 31,000 threads (RLIMIT_NPROC); 10,000 were asked for, and 10,000 started. For tasks only memory sets a limit.
    ");
}

#[test]
fn one_core_claims_no_winner() {
    let noise = computing(vec![
        measured("sequential", [500, 600, 700]),
        measured("cpu_inline", [640, 690, 700]),
        measured("cpu_rayon", [490, 500, 510]),
    ]);
    insta::assert_snapshot!(told(&[], &[noise], None, 1), @"
    cpu_inline could not be told apart from sequential: async does not speed up computing.
    Nothing was clearly faster than sequential, on one core.
    ");
    let alike = computing(vec![
        measured("sequential", [500, 501, 502]),
        measured("cpu_inline", [500, 502, 504]),
        measured("cpu_rayon", [499, 503, 520]),
    ]);
    insta::assert_snapshot!(told(&[], &[alike], None, 1), @"
    cpu_inline could not be told apart from sequential: async does not speed up computing.
    Nothing was clearly faster than sequential, on one core.
    ");
}

#[test]
fn rounds_that_disagree_name_no_cause_and_ties_name_all() {
    let noisy = computing(vec![
        measured("sequential", [400, 600, 700]),
        measured("cpu_rayon", [500, 300, 450]),
    ]);
    insta::assert_snapshot!(told(&[], &[noisy], None, 2), @"Nothing was clearly faster than sequential, on 2 cores.");
    let several_workers = computing(vec![
        measured("sequential", [500, 501, 502]),
        measured("cpu_inline", [250, 255, 260]),
        measured("cpu_rayon", [251, 254, 259]),
    ]);
    insta::assert_snapshot!(told(&[], &[several_workers], None, 2), @"
    cpu_inline was 1.96x faster than sequential: what made it faster is the number of its worker threads, or chance, not async.
    What does: more cores. cpu_inline and cpu_rayon (too close to tell apart) took 254 ms and were 1.97x faster than sequential, on 2 cores.
    ");
}

#[test]
fn a_busy_machine_is_not_called_a_free_worker() {
    let mut rows = [row("tokio_sleep", 2, 25, 9), row("std_sleep", 1, 26, 52)];
    insta::assert_snapshot!(told(&rows[..], &[], None, 2), @"
    Beside tokio_sleep 8 % of the heartbeats came, beside std_sleep 4 %: too close to tell them apart; something else kept the machine busy, or the blocks are short beside a beat.
    The longest silences: std_sleep 52.0 ms (predicted: 52.0 ms). Each is as long as the rounds in which every worker is blocked, to within 0 %.
    Beside tokio_sleep no worker was blocked for long, and yet 1 of 100 beats was 9.00 ms late or more: its thread shares 2 cores with all the others.
    ");
    // More workers than jobs: no worker is blocked by calculation.
    rows = [row("tokio_sleep", 24, 25, 3), row("std_sleep", 25, 26, 4)];
    insta::assert_snapshot!(told(&rows[..], &[], None, 2), @"
    Beside tokio_sleep 96 % of the heartbeats came, beside std_sleep 96 %: there were enough workers for one of them to be free.
    The heart went on beating beside tokio_sleep and std_sleep: 99 of 100 beats were at most 4.00 ms late.
    ");
}

#[test]
fn silences_are_compared_with_what_calculation_says() {
    let mut rows = idle();
    rows[1].predicted = Some(ms(300));
    insta::assert_snapshot!(told(&rows[1..2], &[], None, 2), @"The longest silences: std_sleep 502 ms (predicted: 300 ms). std_sleep is 67 % off the prediction: something else kept the machine busy, or the blocks are short beside a beat.");
    // --workers 3: std_sleep has more workers than std_sleep_2.
    rows[1] = row("std_sleep", 1, 100, 200);
    insta::assert_snapshot!(told(&rows[1..], &[], None, 2), @"
    The longest silences: std_sleep 200 ms (predicted: 200 ms), std_sleep_2 251 ms (predicted: 251 ms), std_sleep_all 50.0 ms (predicted: 50.0 ms). Each is as long as the rounds in which every worker is blocked, to within 0 %.
    std_sleep, std_sleep_2 and std_sleep_all were silent for 200 ms, 251 ms and 50.0 ms.
    ");
    // --jobs 1: all three are the same.
    let one = ["std_sleep", "std_sleep_2", "std_sleep_all"].map(|name| row(name, 0, 25, 50));
    insta::assert_snapshot!(told(&one, &[], None, 2), @"
    The longest silences: std_sleep 50.0 ms (predicted: 50.0 ms), std_sleep_2 50.0 ms (predicted: 50.0 ms), std_sleep_all 50.0 ms (predicted: 50.0 ms). Each is as long as the rounds in which every worker is blocked, to within 0 %.
    std_sleep, std_sleep_2 and std_sleep_all were silent for 50.0 ms, 50.0 ms and 50.0 ms.
    ");
}

#[test]
fn a_late_heart_in_a_debug_build_is_not_called_healthy() {
    let mut late = row("cpu_yield", 90, 100, 8);
    assert!(late.predicted.is_none());
    late.beats.latency.p99 = ms(7);
    let rows = [row("cpu_rayon", 99, 100, 4), late];
    insta::assert_snapshot!(told(&rows, &[], None, 1), @r"
    The heart went on beating beside cpu_rayon: 99 of 100 beats were at most 4.00 ms late.
    Beside cpu_yield no worker was blocked for long, and yet 1 of 100 beats was 7.00 ms late or more: its thread shares one core with all the others.
    ");
}

#[test]
fn without_a_beat_nothing_is_divided_by_zero() {
    let rows = [row("tokio_sleep", 0, 0, 0), row("std_sleep", 0, 0, 0)];
    insta::assert_snapshot!(told(&rows, &[], None, 2), @"");
}

#[test]
fn a_guard_alone_hangs_nobody() {
    let mut alone = row("std_guard", 0, 1, 50);
    alone.predicted = None;
    insta::assert_snapshot!(told(&[alone.clone()], &[], None, 2), @"std_guard ended after 2.00 ms, and no heartbeat came: nobody else wanted its lock.");
    alone.beats.came = 24;
    insta::assert_snapshot!(told(&[alone], &[], None, 2), @"std_guard ended after 2.00 ms, and 24 heartbeats came: nobody else wanted its lock.");
}

#[test]
fn a_refused_thread_is_named_with_its_number() {
    let refused = |number| Gatherings {
        tasks: gathering(10_000, 8, None),
        threads: gathering(number, 12, Some(0)),
        asked: 10_000,
        limit: Some((64, "RLIMIT_NPROC")),
        refusal: Some("Resource temporarily unavailable".into()),
    };
    insta::assert_snapshot!(told(&[], &[], Some(&refused(60)), 2), @"
    10,000 tasks had begun after 8.00 ms, 60 threads had begun after 12.0 ms: starting a task was 250x faster.
    The system refused thread number 61: Resource temporarily unavailable. It refused no task.
    ");
    insta::assert_snapshot!(told(&[], &[], Some(&refused(0)), 2), @"The system refused thread number 1: Resource temporarily unavailable. It refused no task.");
}

#[test]
fn a_suspended_run_is_told() {
    let mut rows = idle();
    rows[0].beats.suspended = 1;
    insta::assert_snapshot!(told(&rows[..1], &[], None, 2), @"
    The heart went on beating beside tokio_sleep: 99 of 100 beats were at most 3.00 ms late.
    A run of tokio_sleep took far longer than it can: the process was stopped, or the machine suspended. It is left out of the heartbeat table where other runs are left.
    ");
}

/// Mirrors reports of programs in containers: what a quota does to threads is no other program's doing, and more cores
/// help nobody who may not use them.
#[test]
fn a_quota_is_named_where_it_may_be_the_reason() {
    let quota = |allowed| {
        Some(Quota {
            cores: 2,
            allowed,
            period: ms(100),
        })
    };
    let late = row("tokio_sleep", 2, 25, 9);
    let rows = [late, row("std_sleep", 1, 26, 52)];
    let comparison = computing(vec![
        measured("sequential", [100, 101, 102]),
        measured("cpu_rayon", [60, 61, 62]),
    ]);
    let told = |quota| {
        let all = all(&rows, std::slice::from_ref(&comparison), None, 2, quota);
        sentences(&all).join("\n")
    };
    let half = told(quota(0.5));
    assert!(half.contains("the quota stopped the threads"), "{half}");
    assert!(
        half.contains("2 cores, of which a quota allows 0.5"),
        "{half}"
    );
    assert!(!half.contains("more cores"), "{half}");
    let more = told(quota(1.5));
    assert!(
        more.contains("on 2 cores, of which a quota allows 1.5."),
        "{more}"
    );
    assert!(!told(None).contains("quota"));
}
