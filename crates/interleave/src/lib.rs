//! std's `sync` and `thread`, under a scheduler that tries the interleavings.
//!
//! Write a program against [`sync`] and [`thread`] instead of `std::sync` and `std::thread`, which takes one
//! changed `use` line, and give it to [`explore`]. It is run again and again, each time with the operations of its
//! threads in another order, and what comes out is data: which outcomes there are and how many interleavings give
//! each, and for each way to fail the simplest run that does.
//!
//! ```
//! use interleave::sync::atomic::{AtomicU32, Ordering::SeqCst};
//! use interleave::{Named, explore, thread};
//!
//! let exploration = explore(|| {
//!     let counter = AtomicU32::new(0).named("counter");
//!     thread::scope(|scope| {
//!         for _ in 0..2 {
//!             scope.spawn(|| {
//!                 let seen = counter.load(SeqCst);
//!                 counter.store(seen + 1, SeqCst);
//!             });
//!         }
//!     });
//!     counter.into_inner()
//! });
//!
//! assert_eq!(exploration.coverage.to_string(), "all 6 interleavings");
//! assert_eq!(exploration.values(), ["1", "2"]);
//! let lost = exploration.outcome("1").unwrap();
//! assert_eq!(lost.interleavings, 4);
//!
//! // The simplest run that loses an update, as text, and once more.
//! let schedule = lost.trace.as_ref().unwrap().schedule();
//! let turns: Vec<&str> = schedule.turns.iter().map(|turn| turn.thread.as_str()).collect();
//! assert_eq!(turns, ["thread 1", "thread 2", "thread 2", "thread 1"]);
//! println!("{schedule}");
//! ```
//!
//! # How it works
//!
//! The threads of the program are tasks of [shuttle](https://docs.rs/shuttle), all on one OS thread, each with its
//! own stack. Every operation of `sync` and `thread` first announces what it wants. Then the next thread is chosen
//! among those whose operation can happen, and that operation happens, as one step. A thread that wants a lock that
//! is taken is never chosen, so no schedule is spent on waiting, and a deadlock is a state in which nobody can be
//! chosen.
//!
//! An *interleaving* is the order of the steps that the threads of a program can tell apart. Starting a thread,
//! joining one that has ended and passing an open barrier are no such steps; they happen at once. Two threads that
//! each load and store once have 6 interleavings.
//!
//! [`Explorer`] has the settings. All interleavings are tried, depth first, if the budget allows. If there are too many,
//! one of each class is run (see below). If these are too many as well, round-robin, random and PCT searches follow,
//! because no single one finds all bugs. [`Exploration::coverage`] tells what the result rests on:
//!
//! | [`Coverage`] | what was run | what is known |
//! |---|---|---|
//! | `Counted` | every interleaving | every outcome and failure, and how many interleavings lead to each |
//! | `Proved` | one interleaving of each class | every outcome and every kind of failure |
//! | `Tried` | some interleavings | nothing about the others |
//!
//! Budgets are counted in schedules and steps, never in time: the same program gives the same result on every machine.
//!
//! A run that fails is ended by unwinding all its threads, so nothing is left behind. Where that is impossible,
//! because a destructor waits, the run is left to an OS thread that sleeps for ever; after 32 of those a search ends.
//!
//! What happens at every step is worth optimising in debug builds too (ten times faster):
//!
//! ```toml
//! [profile.dev.package]
//! interleave.opt-level = 2
//! shuttle-engine.opt-level = 2
//! shuttle-std.opt-level = 2
//! corosensei.opt-level = 2
//! ```
//!
//! # Proofs
//!
//! Two interleavings that differ only in the order of steps that don't touch each other are the same run to everybody in
//! it. They form a class, and dynamic partial-order reduction runs one of each (source sets and sleep sets; Abdulla,
//! Aronsson, Jonsson, Sagonas, POPL 2014). Which operations touch each other stands in one table, in
//! `strategy/dpor/table.rs`. The searches are compared on random programs: what the reduction finds is what running
//! every interleaving finds.
//!
//! How many runs it takes to see all there is to see, against plain depth-first search, shuttle's depth-first search and
//! loom (which counts other steps: starting and joining threads among them). `>` marks a search that had not ended after 10 s:
//!
//! | program | classes | reduction | plain search | shuttle 0.9.9 | loom 0.7.3 |
//! |---|---|---|---|---|---|
//! | 3 ordered philosophers | 6 | 6 runs, 2 ms | 142 runs, 4 ms | > 838,000 runs | 514 runs, 41 ms |
//! | 4 ordered philosophers | 14 | 14 runs, 3 ms | 64,000 runs, 0.68 s | > 667,000 runs | 29,941 runs, 4.3 s |
//! | 5 ordered philosophers | 30 | 30 runs, 8 ms | > 518,000 runs | > 483,000 runs | refuses 6 threads |
//! | 3 threads, 2 locked increments each | 90 | 90 runs, 3 ms | 90 runs, 2 ms | > 810,000 runs | 7,847 runs, 0.62 s |
//! | 2 threads, 2 loads and stores each | 34 | 34 runs, 7 ms | 70 runs, 6 ms | 923 runs, 7 ms | 213 runs, 15 ms |
//! | 3 threads, 2 loads and stores each | 7,134 | 7,134 runs, 89 ms | 34,650 runs, 0.28 s | > 947,000 runs | > 104,000 runs |
//! | 3 transfers in a circle | 6 | 6 runs, 10 ms | 142 runs, 4 ms | > 823,000 runs | 514 runs, 41 ms |
//! | queue with room for 1, 2 producers, 2 consumers | 64 | 64 runs, 3 ms | 64 runs, 5 ms | > 686,000 runs | > 94,000 runs |
//! | pool, 3 workers, 3 jobs | 162 | 162 runs, 8 ms | 55,080 runs, 0.62 s | > 665,000 runs | has no closed channels |
//!
//! Measured once each, with a debug build on two Xeon cores of a virtual machine, of which one was busy
//! (`cargo bench -p benches --bench reduction --profile dev`).
//!
//! A proof is claimed only for what was seen. The result is `Tried` if
//!
//! * a thread had to wait because of the rules for loops below, or a run was cut;
//! * a run had more than 20,000 steps, or the program more than 16,000 objects;
//! * a thread reads the `ThreadId`s of threads that others may have started at the same time;
//! * a run is not the same with independent steps swapped, because the threads share what is no step, such as the count
//!   of an `Arc`. Up to 512 runs are repeated in this way, so it is a check, not a guarantee.
//!
//! # Limits
//!
//! * Every atomic operation is sequentially consistent, whatever ordering it is given. Bugs of weak memory are not found.
//! * A `compare_exchange_weak` fails without a reason, and a `Condvar` wakes a thread without a notification, only as often
//!   as [`Explorer::weak_exchange_failures`] and [`Explorer::spurious_wakeups`] say: by default never.
//! * There is no time: `sleep` lets others go on and nothing more, and what takes a timeout does not exist.
//! * A waiting writer goes before new readers of an `RwLock`, which std leaves open.
//! * The last thread to arrive at a `Barrier` is the leader; a thread is seen to have finished as soon as its last
//!   operation is done.
//! * A thread that has looked or yielded six times in a row without effect waits until every other thread that can
//!   go has done something. So a loop that waits for another thread ends; one that counts more than five such
//!   attempts is explored only in part.
//! * A run is cut after 5,000 operations ([`Explorer::max_steps`]), and fails: as a livelock if its last steps repeat,
//!   otherwise at the step limit. When a run has to be cut, the program is explored once more with a second rule: a
//!   thread that passes one line 16 times, while others could go, waits for them. So a loop that does something while
//!   it waits ends too, and the result never claims to be complete if that rule was needed.
//! * A `static` atomic, `Once`, `Condvar` or `Barrier` is as new in every run. A `static` `Mutex`, `RwLock`,
//!   `OnceLock` or `LazyLock` does not compile. std's `thread_local!` is shared by all threads of a run.
//! * An atomic has neither `as_ptr` nor `from_ptr`. Which address memory gets is not explored, so an `AtomicPtr` does
//!   not find what goes wrong when an address is used again.
//! * `Arc` is std's: when its count changes is not a step, and which thread drops the last one is not explored.
//! * Values of `Mutex<T>` and `RwLock<T>` are sized. At most 64 threads per run, each with a stack of 2 MiB.
//! * `available_parallelism` is always 2.
//! * The value behind a lock is in a trace only after [`Shown::shown`]: generic code can't ask whether a type has
//!   `Debug`. An object that std makes, as in `[1, 2].map(Mutex::new)` or in the default of an array, is named by its
//!   kind and a number unless [`Named::named`] names it.
//! * A panic that leaves a thread ends the run as a failure, also when `join` would have returned it; see
//!   [`Explorer::thread_panics_are_results`].
//!
//! What can't be noticed from inside the process is left to the caller, who should run an exploration of code that
//! is not trusted in a child process with a time limit:
//!
//! * a loop without an operation of `sync` or `thread`, and a thread that blocks its OS thread, such as on a
//!   `std::sync::Mutex` that another thread of the run holds, never come back;
//! * a destructor that panics while its thread unwinds aborts the process, as with std, and every thread of a run
//!   that has failed unwinds;
//! * `std::process::exit` ends the process, a stack overflow kills it, endless allocation exhausts it;
//! * a thread of `std::thread` is not part of the run: in it, the operations of this crate panic.
//!
//! A program that does not repeat itself, because of time, randomness, addresses or state that outlives a run, is
//! noticed when it shows, and reported as [`FailureKind::Nondeterminism`].
//!
//! Left out, so that they do not compile rather than mislead:
//!
//! ```compile_fail,E0015
//! static TOTAL: interleave::sync::Mutex<u32> = interleave::sync::Mutex::new(0);
//! ```
//! ```compile_fail,E0015
//! static TABLE: interleave::sync::LazyLock<u32> = interleave::sync::LazyLock::new(|| 7);
//! ```
//! ```compile_fail,E0599
//! # use interleave::sync::atomic::AtomicU32;
//! fn address(number: &AtomicU32) -> *mut u32 {
//!     number.as_ptr()
//! }
//! ```
//! ```compile_fail,E0599
//! # use interleave::sync::{Condvar, MutexGuard};
//! fn wait(changed: &Condvar, guard: MutexGuard<'_, u32>) {
//!     changed.wait_timeout(guard, std::time::Duration::from_secs(1));
//! }
//! ```
//! ```compile_fail,E0599
//! # use interleave::sync::mpsc::Receiver;
//! fn receive(jobs: &Receiver<u32>) {
//!     jobs.recv_timeout(std::time::Duration::from_secs(1));
//! }
//! ```
//! ```compile_fail,E0425
//! interleave::thread::park_timeout(std::time::Duration::from_secs(1));
//! ```
//!
//! # Output
//!
//! An exploration prints nothing, but what the program itself prints appears in every run. A panic inside of a run is
//! data, and the panic hook of the process is not called for it. (The first exploration installs a hook that passes
//! all other panics on to the hook that it found. A hook that is set later replaces it, and is then called for the
//! panics of explorations too.)
//!
//! # Modules
//!
//! | module | owns |
//! |---|---|
//! | [`sync`], [`thread`] | std's names and signatures |
//! | [`task`] | polls as steps, for executors of async tasks |
//! | `data` | what comes out: [`Exploration`], [`Failure`], [`WaitGraph`], [`Trace`], [`Schedule`] |
//! | `search` | [`explore`], [`replay`], [`drive`]: budgets, counting, shrinking, records of runs |
//! | `strategy` | who goes next: depth first, with reduction, random, PCT, round-robin, along a given order |
//! | `runtime` | the model of a run, and the loop of runs on shuttle |

mod data;
mod named;
mod runtime;
mod search;
mod strategy;
pub mod sync;
pub mod task;
pub mod thread;

pub use data::*;
pub use named::{Named, Shown};
pub use search::*;
