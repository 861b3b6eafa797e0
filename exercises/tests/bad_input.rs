//! What a learner's code may do to a check that tries interleavings, and the verdict that says which.

use exercises::answer::Answer;
use exercises::assertions::{Check, verdict_within};
use exercises::explored::{explore, refuse_failures};
use exercises::verdict::Verdict;
use interleave::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Arc, Mutex};
use interleave::thread;
use std::hint::black_box;
use std::time::Duration;

const NOTHING: Answer = Answer {
    path: "l02_race/counter.rs",
    source: "",
    modules: &[],
};

const CHECKS: &[Check] = &[
    ("spins_and_looks", spins_and_looks),
    ("spins_without_an_operation", spins_without_an_operation),
    ("waits_for_std", waits_for_std),
    ("allocates", allocates),
    ("panics_inside_a_lock", panics_inside_a_lock),
    ("exits", exits),
    ("overflows_its_stack", overflows_its_stack),
    ("overflows_in_a_thread", overflows_in_a_thread),
    ("depends_on_time", depends_on_time),
    ("depends_on_chance", depends_on_chance),
    ("keeps_something", keeps_something),
    ("uses_std", uses_std),
    ("locks_twice", locks_twice),
    ("compares", compares),
    ("lacks_a_thread", lacks_a_thread),
];

fn compares() {
    assert_eq!(black_box(1), 2, "\u{1b}[31mtwo\u{7}");
}

fn lacks_a_thread() {
    let refused = std::io::Error::from(std::io::ErrorKind::WouldBlock);
    panic!("failed to spawn thread: {refused:?}");
}

fn explored<T: std::fmt::Debug + 'static>(test: impl Fn() -> T + Send + Sync + 'static) {
    refuse_failures(&explore(test));
}

fn spins_and_looks() {
    explored(|| {
        let ready = AtomicBool::new(false);
        while !ready.load(SeqCst) {}
    });
}

fn spins_without_an_operation() {
    explored(|| {
        thread::scope(|scope| {
            scope.spawn(|| {
                loop {
                    black_box(());
                }
            });
        });
    });
}

fn waits_for_std() {
    explored(|| {
        let lock = std::sync::Mutex::new(());
        let _held = lock.lock();
        thread::scope(|scope| {
            scope.spawn(|| drop(lock.lock()));
        });
    });
}

fn allocates() {
    explored(|| {
        let mut kept = Vec::new();
        loop {
            // Asked for and never touched, so that the machine does not suffer.
            kept.push(Vec::<u8>::with_capacity(1 << 30));
            black_box(&kept);
        }
    });
}

fn panics_inside_a_lock() {
    explored(|| {
        let shared = Arc::new(Mutex::new(0));
        let other = Arc::clone(&shared);
        let handle = thread::spawn(move || {
            let _guard = other.lock().unwrap();
            panic!("inside the lock");
        });
        let _ = handle.join();
        let _ = shared.lock().unwrap();
    });
}

fn exits() {
    explored(|| std::process::exit(7));
}

fn depth(n: usize) -> usize {
    black_box([n; 64])[0] + if n == usize::MAX { 0 } else { depth(n + 1) }
}

fn overflows_its_stack() {
    black_box(depth(0));
}

fn overflows_in_a_thread() {
    explored(|| thread::spawn(|| depth(0)).join().unwrap_or(0));
}

/// Two threads, and a value that is not the same in every run.
fn with_value(value: impl Fn() -> usize + Copy + Send + Sync + 'static) {
    explored(move || {
        let number = Arc::new(AtomicUsize::new(0));
        let other = Arc::clone(&number);
        let handle = thread::spawn(move || other.store(value(), SeqCst));
        number.store(1, SeqCst);
        handle.join().unwrap();
        number.load(SeqCst)
    });
}

fn depends_on_time() {
    let start = instruments::clock::now();
    with_value(move || start.elapsed().as_nanos() as usize);
}

fn depends_on_chance() {
    use std::hash::{BuildHasher, RandomState};
    with_value(|| RandomState::new().hash_one(1) as usize);
}

fn keeps_something() {
    let kept = std::sync::OnceLock::<Arc<Mutex<i32>>>::new();
    explored(move || {
        let kept = kept.get_or_init(|| Arc::new(Mutex::new(0)));
        let other = Arc::clone(kept);
        thread::spawn(move || *other.lock().unwrap() += 1);
        *kept.lock().unwrap() += 1;
    });
}

fn uses_std() {
    explored(|| ());
}

fn locks_twice() {
    explored(|| {
        let lock = Mutex::new(0);
        let _first = lock.lock().unwrap();
        drop(lock.lock().unwrap());
    });
}

#[track_caller]
fn judged(test: &str, check: &str, answer: Answer, headline: &str) {
    let test = format!("bad_input::{test}");
    let verdict = verdict_within(Duration::from_secs(2), &test, check, answer, CHECKS);
    assert!(!verdict.is_passed(), "{check}");
    let said = verdict.headline();
    assert!(said.starts_with(headline), "{check}: {said}");
}

macro_rules! verdicts {
    ($($check:ident: $headline:literal;)*) => {
        mod verdicts {
            $(
                #[test]
                fn $check() {
                    super::judged(concat!("verdicts::", stringify!($check)), stringify!($check), super::NOTHING, $headline);
                }
            )*
        }
    };
}

verdicts! {
    spins_and_looks: "The same steps repeat for ever";
    waits_for_std: "your code hangs: it had not finished after 2 s";
    allocates: "your code asked for more memory than a check may have";
    panics_inside_a_lock: "Your code panics: inside the lock";
    exits: "your code ended the whole process with exit code 7";
    overflows_its_stack: "your code overflowed its stack";
    overflows_in_a_thread: "your code overflowed its stack";
    depends_on_time: "The same order of the threads does not give the same run";
    depends_on_chance: "The same order of the threads does not give the same run";
    keeps_something: "The scheduler can't follow the program";
    locks_twice: "Thread main waits for lock, which it holds itself";
}

#[cfg(target_os = "linux")]
#[test]
fn a_loop_without_an_operation_is_told_from_waiting() {
    let test = "a_loop_without_an_operation_is_told_from_waiting";
    judged(
        test,
        "spins_without_an_operation",
        NOTHING,
        "your code has a loop that never ends",
    );
}

#[test]
fn std_in_the_answer_is_named_with_its_line() {
    let answer = Answer {
        path: "l02_race/counter.rs",
        source: "//! Mine.\nuse std::sync::Mutex;\n",
        modules: &[],
    };
    let (test, limit) = (
        "bad_input::std_in_the_answer_is_named_with_its_line",
        Duration::from_secs(2),
    );
    let verdict = verdict_within(limit, test, "uses_std", answer, CHECKS);
    let Verdict::Wrong(wrong) = verdict else {
        panic!("{verdict:?}");
    };
    assert!(
        wrong.seen.starts_with("counter.rs:2: std::sync::Mutex."),
        "{}",
        wrong.seen
    );
}

/// Mirrors reports of users who were shown the first line of a failed comparison and not its values, and whose
/// terminal took orders from a message.
// mirage/alcotest#362: a failed comparison was told without its left and its right side.
#[test]
fn a_panic_is_told_with_its_values_and_its_place() {
    let (test, limit) = (
        "bad_input::a_panic_is_told_with_its_values_and_its_place",
        Duration::from_secs(10),
    );
    let text = verdict_within(limit, test, "compares", NOTHING, CHECKS).text(drawing::Style::PLAIN);
    let told = "Your code panicked: assertion `left == right` failed: [31mtwo.\n  left: 1\n right: 2\n\nWhere: exercises/tests/bad_input.rs:";
    assert!(text.starts_with(told), "{text}");
}

/// Mirrors reports of test runs under a low limit of processes: a right answer must not be called wrong.
// docker/for-linux#654: a process with few threads got none any more, because other containers of its user had many.
#[test]
fn a_thread_that_the_system_refuses_is_not_the_answers_mistake() {
    judged(
        "a_thread_that_the_system_refuses_is_not_the_answers_mistake",
        "lacks_a_thread",
        NOTHING,
        "the system refused a thread",
    );
}
