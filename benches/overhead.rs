//! Schedules per second: `explore` against shuttle driven directly, on the same programs.
//!
//! Both sides run the same number of schedules of the same source, chosen at random from a fixed seed, so that
//! neither gains from needing fewer schedules. Compare the throughput ("elem/s") of the two lines of a group; the
//! first should be at least 0.7 times the second.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::time::Duration;

/// One source for both: two threads that each read and write a counter, and a lock that four take in turn.
macro_rules! programs {
    ($name:ident) => {
        mod $name {
            use $name::sync::atomic::{AtomicUsize, Ordering::SeqCst};
            use $name::sync::{Arc, Mutex};
            use $name::thread;

            pub fn counter() {
                let counter = Arc::new(AtomicUsize::new(0));
                let threads = [0, 1].map(|_| {
                    let counter = Arc::clone(&counter);
                    thread::spawn(move || {
                        for _ in 0..3 {
                            let seen = counter.load(SeqCst);
                            counter.store(seen + 1, SeqCst);
                        }
                    })
                });
                for thread in threads {
                    thread.join().unwrap();
                }
            }

            pub fn lock() {
                let total = Arc::new(Mutex::new(0));
                let threads = [0, 1, 2, 3].map(|_| {
                    let total = Arc::clone(&total);
                    thread::spawn(move || {
                        for _ in 0..3 {
                            *total.lock().unwrap() += 1;
                        }
                    })
                });
                for thread in threads {
                    thread.join().unwrap();
                }
            }
        }
    };
}

programs!(interleave);
programs!(shuttle);

const SCHEDULES: u64 = 2_000;

fn explore(program: fn()) -> u64 {
    let only_random = ::interleave::Explorer::new()
        .dfs_schedules(0)
        .dpor_schedules(0)
        .pct_schedules(0)
        .total_steps(u64::MAX);
    let schedules = only_random
        .random_schedules(SCHEDULES)
        .explore(program)
        .schedules;
    assert!(
        schedules >= SCHEDULES,
        "a search before the random one has ended"
    );
    schedules
}

fn drive_shuttle(program: fn()) -> usize {
    let mut config = ::shuttle::Config::new();
    config.silence_warnings = true;
    let scheduler = ::shuttle::scheduler::RandomScheduler::new_from_seed(1, SCHEDULES as usize);
    ::shuttle::Runner::new(scheduler, config).run(program)
}

fn overhead(criterion: &mut Criterion) {
    type Program = (&'static str, fn(), fn());
    let programs: [Program; 2] = [
        ("counter", interleave::counter, shuttle::counter),
        ("lock", interleave::lock, shuttle::lock),
    ];
    for (name, ours, theirs) in programs {
        let mut group = criterion.benchmark_group(name);
        group
            .throughput(Throughput::Elements(SCHEDULES))
            .measurement_time(Duration::from_secs(3))
            .sample_size(20);
        group.bench_function("interleave", |bencher| bencher.iter(|| explore(ours)));
        group.bench_function("shuttle", |bencher| bencher.iter(|| drive_shuttle(theirs)));
        group.finish();
    }
}

criterion_group!(benches, overhead);
criterion_main!(benches);
