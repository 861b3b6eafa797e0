//! The program of the exercise `print_order`, and what is said about a list of its lines.

mod judge;

pub use judge::judge;

use std::future::poll_fn;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;
use tokio::runtime::Builder;
use tokio::sync::Notify;

static SAID: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn say(line: impl Into<String>) {
    let mut said = SAID.lock().unwrap_or_else(PoisonError::into_inner);
    said.push(line.into());
}

/// Runs the program on a runtime with one thread; gives its lines.
///
/// Their order follows from what a call, a poll, a spawn and an await are, and from `join2`: at each `.await` that has to
/// wait, one thing alone can go on. It does not rest on the order in which tokio takes tasks that could both go on.
fn run() -> Vec<String> {
    let runtime = Builder::new_current_thread().build();
    let runtime = runtime.expect("a runtime without drivers needs nothing from the system");
    runtime.block_on(evening());
    std::mem::take(&mut SAID.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Both, each until it is done; every poll polls `a` first.
async fn join2(a: impl Future<Output = ()>, b: impl Future<Output = ()>) {
    let (mut a, mut b) = (pin!(a), pin!(b));
    let (mut a_done, mut b_done) = (false, false);
    poll_fn(|context| {
        a_done = a_done || a.as_mut().poll(context).is_ready();
        b_done = b_done || b.as_mut().poll(context).is_ready();
        match a_done && b_done {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    })
    .await;
}

async fn cook(dish: &str, bell: &Notify) {
    say(format!("{dish} begins"));
    bell.notified().await;
    say(format!("{dish} ends"));
}

async fn evening() {
    let bell = Arc::new(Notify::new());
    let soup = cook("soup", &bell);
    let tea = cook("tea", &bell);
    let guests_bell = Arc::clone(&bell);
    let guest = tokio::spawn(async move {
        say("guest comes");
        guests_bell.notify_waiters();
        say("guest sits");
    });
    say("kitchen opens");
    drop(tea);
    join2(cook("fish", &bell), soup).await;
    say("table is set");
    guest.await.unwrap();
    say("kitchen closes");
}

#[cfg(test)]
mod tests {
    use super::run;

    // One test, because the program keeps its lines in one place.
    #[test]
    fn the_program_is_the_one_that_the_stub_shows_and_does_the_same_every_time() {
        let first = run();
        for _ in 0..200 {
            assert_eq!(run(), first);
        }

        let stub = include_str!("../stubs/l12_futures/print_order.rs");
        let shown = stub.split("/// ```text\n").nth(1);
        let shown = shown.and_then(|rest| rest.split("/// ```").next());
        let shown = shown.expect("the stub shows the program");
        let code: Vec<&str> = shown
            .lines()
            .map(|line| line.trim_start_matches("///").trim_start_matches(' '))
            .collect();
        let source = include_str!("kitchen.rs").lines().map(str::trim_start);
        let source: Vec<&str> = source.collect();
        let stands = source.windows(code.len()).any(|lines| lines == code);
        assert!(stands, "the stub shows another program than this one");
    }
}
