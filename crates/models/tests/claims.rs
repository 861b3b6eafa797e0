//! What lesson texts say about locks, runtimes and futures, tried.

use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use tokio::runtime::Builder;

fn is_free(lock: &Mutex<Vec<u32>>) -> bool {
    // Asked from another thread: in the same one, std leaves open what happens.
    thread::scope(|scope| {
        scope
            .spawn(|| lock.try_lock().is_ok())
            .join()
            .expect("no panic")
    })
}

#[test]
fn a_lock_is_held_as_long_as_lesson_3_says() {
    let jobs = Mutex::new(vec![1, 2, 3, 4, 5]);
    match jobs.lock().unwrap().pop() {
        Some(job) => assert!(!is_free(&jobs), "match, job {job}"),
        None => unreachable!(),
    }
    while let Some(job) = jobs.lock().unwrap().pop() {
        assert!(!is_free(&jobs), "while let");
        if job == 3 {
            break;
        }
    }
    if let Some(job) = jobs.lock().unwrap().pop() {
        assert!(!is_free(&jobs), "the `if` part of `if let`, job {job}");
    }
    if let Some(9) = jobs.lock().unwrap().pop() {
        unreachable!();
    } else {
        // In edition 2024, which this is; see `tests/course/texts.rs` for the one before.
        assert!(is_free(&jobs), "the `else` part of `if let`");
    }
    if !jobs.lock().unwrap().is_empty() {
        assert!(is_free(&jobs), "if");
    }
    let _job = jobs.lock().unwrap().pop();
    assert!(is_free(&jobs), "let");
    jobs.lock().unwrap().push(6);
    let first = &mut jobs.lock().unwrap()[0];
    assert!(!is_free(&jobs), "a borrow that let keeps");
    *first += 1;
}

#[test]
fn a_leaked_guard_keeps_its_lock_without_a_holder() {
    let lock = Arc::new(Mutex::new(Vec::new()));
    let same = Arc::clone(&lock);
    let leaks = thread::spawn(move || std::mem::forget(same.lock().unwrap()));
    leaks.join().expect("it leaks, no more");
    assert!(!is_free(&lock));
}

#[test]
fn only_tokios_own_block_on_panics_inside_a_runtime() {
    let runtime = Builder::new_current_thread().build().expect("a runtime");
    let inside = runtime.block_on(async { futures::executor::block_on(async { 7 }) });
    assert_eq!(inside, 7, "another library's says nothing");
    let panics = runtime.block_on(async {
        tokio::spawn(async {
            let another = Builder::new_current_thread().build().expect("a runtime");
            let another = std::mem::ManuallyDrop::new(another); // a drop in here panics too
            another.block_on(async {});
        })
        .await
    });
    let panic = panics.expect_err("tokio's panics").into_panic();
    let said = panic.downcast_ref::<&str>().copied().map(String::from);
    let said = said.or_else(|| panic.downcast_ref::<String>().cloned());
    let said = said.unwrap_or_default();
    assert!(
        said.starts_with("Cannot start a runtime from within a runtime"),
        "{said}"
    );
}

#[test]
fn a_blocking_closure_can_be_cancelled_until_it_begins() {
    let runtime = Builder::new_current_thread()
        .max_blocking_threads(1)
        .build();
    let runtime = runtime.expect("a runtime");
    let (begun, begins) = mpsc::channel();
    let (go, on) = mpsc::channel::<()>();
    let first = runtime.spawn_blocking(move || {
        begun.send(()).expect("the test waits");
        on.recv().expect("the test sends");
        1
    });
    begins.recv().expect("the first one begins");
    let second = runtime.spawn_blocking(|| 2);
    first.abort();
    second.abort();
    go.send(()).expect("the first one waits");
    assert_eq!(runtime.block_on(first).expect("it had begun"), 1);
    let refused = runtime.block_on(second).expect_err("it was in the queue");
    assert!(refused.is_cancelled());
}

#[test]
#[should_panic(expected = "can call blocking only when running on the multi-threaded runtime")]
fn block_in_place_needs_several_workers() {
    let runtime = Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(async { tokio::task::block_in_place(|| ()) });
}

#[test]
fn a_future_keeps_its_arguments_and_what_is_alive_across_an_await() {
    async fn pause() {}
    async fn keeps(bytes: [u8; 1000]) {
        pause().await;
        std::hint::black_box(bytes);
    }
    async fn forgets() {
        std::hint::black_box([0u8; 1000]);
        pause().await;
    }
    // Twice, until rust-lang/rust#62958 is mended.
    assert!(size_of_val(&keeps([0; 1000])) >= 1000);
    assert!(size_of_val(&forgets()) < 100);
}

#[test]
fn a_spawned_task_begins_after_its_spawner_waits_and_goes_on_without_its_handle() {
    let runtime = Builder::new_current_thread()
        .build()
        .expect("it can be built");
    let said = Arc::new(Mutex::new(Vec::new()));
    let say = |word: &'static str| said.lock().unwrap().push(word);
    runtime.block_on(async {
        let (ended, end) = tokio::sync::oneshot::channel();
        let other = Arc::clone(&said);
        let task = tokio::spawn(async move {
            other.lock().unwrap().push("task");
            tokio::task::yield_now().await;
            let _ = ended.send(());
        });
        say("spawned");
        drop(task);
        end.await.expect("the task goes on without its handle");
        say("ended");
    });
    assert_eq!(*said.lock().unwrap(), ["spawned", "task", "ended"]);
}
