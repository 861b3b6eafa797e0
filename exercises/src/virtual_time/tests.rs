//! One test, because there is one run at a time in a process.

use super::{NOW, Never, Ran, Work, alone, ended, in_flight, one_after_the_other, pass, run};
use crate::people::{fetch_posts, fetch_user};
use futures::executor::block_on;
use futures::future::{join, poll_fn};
use std::future::pending;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

const MILLIS: Duration = Duration::from_millis(1);

async fn fetch(row: usize, millis: u32) {
    pass(Work::FETCH, row, 0, millis * MILLIS).await;
}

#[test]
fn a_run_tells_when_calls_ended_and_what_was_left() {
    // Learners may call what they are given in tests of their own.
    let outside = alone();
    NOW.change(|now| now.begun = None);
    let posts = block_on(async { fetch_posts(fetch_user(7).await.feed).await });
    assert!(!posts.text.is_empty());
    drop(outside);

    let ran: Ran<()> = run(|| async {
        join(fetch(0, 30), fetch(1, 10)).await;
    });
    assert_eq!((ran.end, ran.took, ran.tasks), (Ok(()), 30 * MILLIS, 0));
    let ends: Vec<_> = ran.calls.iter().map(|call| call.end).collect();
    assert_eq!(ends, [Some(30 * MILLIS), Some(10 * MILLIS)]);
    let ranks: Vec<_> = ran.calls.iter().map(|call| call.rank).collect();
    assert_eq!(ranks, [Some(1), Some(0)]);
    let beside: Vec<_> = ran.calls.iter().map(|call| call.beside).collect();
    assert_eq!(beside, [0, 1]);
    assert!(!one_after_the_other(&ran.calls, |_| true));

    let ran: Ran<()> = run(|| async {
        fetch(0, 10).await;
        fetch(1, 10).await;
        tokio::spawn(pending::<()>());
        tokio::spawn(async { tokio::task::yield_now().await });
    });
    assert!(one_after_the_other(&ran.calls, |_| true));
    assert_eq!(ran.tasks, 1, "the other one ends by itself");

    // Nobody wakes it; it would be ready if it were polled once more.
    let ran: Ran<()> = run(|| async {
        let mut fetch = Box::pin(fetch(0, 10));
        poll_fn(
            |_| match fetch.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                Poll::Ready(()) => Poll::Ready(()),
                Poll::Pending => Poll::Pending,
            },
        )
        .await;
    });
    assert_eq!(ran.end, Err(Never::Waits));
    assert_eq!((in_flight(&ran.calls), ended(&ran.calls)), (1, 0));

    let ran: Ran<()> = run(|| async {
        let _ = tokio::time::timeout(5 * MILLIS, fetch(0, 10)).await;
    });
    assert!(ran.calls[0].dropped && ran.took == 5 * MILLIS);
}
