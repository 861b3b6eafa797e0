//! How many runs a proof takes: the reduction against plain depth-first search, shuttle and loom, on the same programs.
//!
//! Prints a table: the runs that stand for all orders, all interleavings where they are few enough to be counted, and
//! the runs and the time of each search. A search that has not ended after ten seconds is marked with `>`.
//!
//! `cargo bench -p benches --bench reduction --profile dev`

use instruments::clock::now;
use std::io::{self, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// How long each search may take for one program. As a test, it is enough that everything runs.
fn limit() -> Duration {
    let measures = std::env::args().any(|argument| argument == "--bench");
    Duration::from_millis(if measures { 10_000 } else { 20 })
}

/// More schedules than any search reaches in that time.
const ENOUGH: u64 = 5_000_000;

/// One source for all: what loom, shuttle and interleave have in common.
macro_rules! programs {
    ($name:ident) => {
        mod $name {
            use $name::sync::atomic::{AtomicUsize, Ordering::SeqCst};
            use $name::sync::{Arc, Condvar, Mutex};
            use $name::thread;

            fn together(threads: usize, code: impl Fn(usize) + Send + Sync + 'static) {
                let code = std::sync::Arc::new(code);
                let start = |me| {
                    let code = std::sync::Arc::clone(&code);
                    thread::spawn(move || code(me))
                };
                let threads: Vec<_> = (0..threads).map(start).collect();
                for thread in threads {
                    thread.join().unwrap();
                }
            }

            /// Each takes the lower fork first.
            pub fn philosophers<const N: usize>() {
                let forks: Vec<_> = (0..N).map(|_| Mutex::new(())).collect();
                let forks = Arc::new(forks);
                together(N, move |me| {
                    let next = (me + 1) % N;
                    let _first = forks[me.min(next)].lock().unwrap();
                    let _second = forks[me.max(next)].lock().unwrap();
                });
            }

            pub fn locked_increments() {
                let count = Arc::new(Mutex::new(0));
                together(3, move |_| (0..2).for_each(|_| *count.lock().unwrap() += 1));
            }

            pub fn lost_updates<const THREADS: usize, const TIMES: usize>() {
                let count = Arc::new(AtomicUsize::new(0));
                together(THREADS, move |_| {
                    for _ in 0..TIMES {
                        let seen = count.load(SeqCst);
                        count.store(seen + 1, SeqCst);
                    }
                });
            }

            /// Each of three transfers to the next, and locks the lower account first.
            pub fn transfers() {
                let accounts = Arc::new([1, 2, 3].map(|n| Mutex::new(100 * n)));
                together(3, move |me| {
                    let next = (me + 1) % 3;
                    let mut first = accounts[me.min(next)].lock().unwrap();
                    let mut second = accounts[me.max(next)].lock().unwrap();
                    *first -= 1;
                    *second += 1;
                });
            }

            /// Two producers and two consumers at a queue with room for one.
            pub fn queue() {
                let queue = Arc::new((Mutex::new(0), Condvar::new(), Condvar::new()));
                together(4, move |me| {
                    let (full, room, filled) = &*queue;
                    let (mine, theirs) = if me < 2 {
                        (room, filled)
                    } else {
                        (filled, room)
                    };
                    let blocked = usize::from(me < 2);
                    let mut guard = full.lock().unwrap();
                    while *guard == blocked {
                        guard = mine.wait(guard).unwrap();
                    }
                    *guard = blocked;
                    theirs.notify_one();
                });
            }
        }
    };
}

programs!(interleave);
programs!(loom);
programs!(shuttle);

/// What loom lacks: a receiver that hears that all senders are gone.
macro_rules! pools {
    ($name:ident, $module:ident) => {
        mod $module {
            use $name::sync::{Arc, Mutex, mpsc};
            use $name::thread;

            /// Three workers share a receiver until three jobs are done.
            pub fn pool() {
                let (tx, rx) = mpsc::channel();
                let rx = Arc::new(Mutex::new(rx));
                let start = |_| {
                    let rx = Arc::clone(&rx);
                    thread::spawn(move || {
                        loop {
                            let next = rx.lock().unwrap().recv();
                            if next.is_err() {
                                return;
                            }
                        }
                    })
                };
                let workers: Vec<_> = (0..3).map(start).collect();
                (0..3).for_each(|job| tx.send(job).unwrap());
                drop(tx);
                for worker in workers {
                    worker.join().unwrap();
                }
            }
        }
    };
}

pools!(interleave, interleave_pool);
pools!(shuttle, shuttle_pool);

struct Program {
    name: &'static str,
    interleave: fn(),
    shuttle: fn(),
    /// Not where loom lacks what it needs, or refuses so many threads.
    loom: Option<fn()>,
}

macro_rules! program {
    ($name:literal, $program:ident $(::<$($n:literal),*>)?, no loom) => {
        Program { name: $name, interleave: interleave::$program$(::<$($n),*>)?, shuttle: shuttle::$program$(::<$($n),*>)?, loom: None }
    };
    ($name:literal, $program:ident $(::<$($n:literal),*>)?) => {
        Program { loom: Some(loom::$program$(::<$($n),*>)?), ..program!($name, $program $(::<$($n),*>)?, no loom) }
    };
}

/// Runs, whether the search has ended, and how long it took.
struct Search {
    runs: u64,
    ended: bool,
    time: Duration,
}

fn programs() -> [Program; 9] {
    [
        program!("3 philosophers", philosophers::<3>),
        program!("4 philosophers", philosophers::<4>),
        program!("5 philosophers", philosophers::<5>, no loom),
        program!("3 threads, 2 locked increments", locked_increments),
        program!("2 threads, 2 lost updates", lost_updates::<2, 2>),
        program!("3 threads, 2 lost updates", lost_updates::<3, 2>),
        program!("3 transfers in a circle", transfers),
        program!("queue, 2 producers, 2 consumers", queue),
        Program {
            name: "pool, 3 workers, 3 jobs",
            interleave: interleave_pool::pool,
            shuttle: shuttle_pool::pool,
            loom: None,
        },
    ]
}

fn main() -> io::Result<()> {
    let mut out = io::stdout();
    writeln!(
        out,
        "{:32} {:>8}  {:>20}  {:>20}  {:>20}  {:>20}",
        "program", "classes", "reduction", "plain", "shuttle", "loom"
    )?;
    for program in programs() {
        let (classes, reduction) = reduction(program.interleave);
        let others = [
            Some(plain(program.interleave)),
            Some(shuttle_dfs(program.shuttle)),
            program.loom.map(loom_model),
        ];
        let others: String = others.iter().map(|search| shown(search.as_ref())).collect();
        writeln!(
            out,
            "{:32} {classes:>8}{}{others}",
            program.name,
            shown(Some(&reduction))
        )?;
    }
    Ok(())
}

fn shown(search: Option<&Search>) -> String {
    let text = search.map(|search| {
        let sign = if search.ended { "" } else { ">" };
        format!("{sign}{} {:.2?}", search.runs, search.time)
    });
    format!("  {:>20}", text.unwrap_or_else(|| "-".into()))
}

fn reduction(program: fn()) -> (u64, Search) {
    let explorer = ::interleave::Explorer::new().only_dpor();
    let explorer = explorer.dpor_schedules(ENOUGH).total_steps(u64::MAX);
    let start = now();
    let exploration = explorer.explore(program);
    let time = start.elapsed();
    let search = Search {
        runs: exploration.schedules,
        ended: exploration.is_complete(),
        time,
    };
    (exploration.interleavings, search)
}

/// With as many schedules as fit into the limit, told from a first part.
fn plain(program: fn()) -> Search {
    let explore = |schedules| {
        let explorer = ::interleave::Explorer::new().only_dfs();
        let explorer = explorer.dfs_schedules(schedules).total_steps(u64::MAX);
        let start = now();
        let exploration = explorer.explore(program);
        Search {
            runs: exploration.schedules,
            ended: exploration.is_complete(),
            time: start.elapsed(),
        }
    };
    let first = explore(10_000);
    if first.ended {
        return first;
    }
    let more = 10_000.0 * limit().as_secs_f64() / first.time.as_secs_f64();
    explore((more as u64).min(ENOUGH))
}

fn shuttle_dfs(program: fn()) -> Search {
    let mut config = ::shuttle::Config::new();
    config.silence_warnings = true;
    config.max_time = Some(limit());
    let scheduler = ::shuttle::scheduler::DfsScheduler::new(None, false);
    let start = now();
    let runs = ::shuttle::Runner::new(scheduler, config).run(program);
    let time = start.elapsed();
    Search {
        runs: runs as u64,
        ended: time < limit(),
        time,
    }
}

fn loom_model(program: fn()) -> Search {
    let mut model = ::loom::model::Builder::new();
    model.max_duration = Some(limit());
    model.checkpoint_interval = 1_000;
    let runs = std::sync::Arc::new(AtomicU64::new(0));
    let counted = std::sync::Arc::clone(&runs);
    let start = now();
    model.check(move || {
        counted.fetch_add(1, Ordering::Relaxed);
        program();
    });
    let time = start.elapsed();
    Search {
        runs: runs.load(Ordering::Relaxed),
        ended: time < limit(),
        time,
    }
}
