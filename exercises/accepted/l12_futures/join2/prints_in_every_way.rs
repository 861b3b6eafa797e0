//! The solution, with debug output at every call in each way that std offers.

use std::future::poll_fn;
use std::io::Write;
use std::pin::pin;
use std::task::Poll;

/// A future that is ready when both are; its output is theirs, in this order.
pub async fn join2<A: Future, B: Future>(a: A, b: B) -> (A::Output, B::Output) {
    debug();
    // An async function does nothing before its first poll. Its locals live in the future that it returns, so `pin!`
    // keeps both futures in their place, and whoever drops the join drops them too.
    let (mut a, mut b) = (pin!(a), pin!(b));
    // An output is kept here until the other one is there.
    let (mut first, mut second) = (None, None);
    poll_fn(move |context| {
        // Which of the two was woken is not known, so each that is not done is polled; its waker is the join's own, in
        // every poll again, because only the waker of the last poll counts.
        if first.is_none()
            && let Poll::Ready(output) = a.as_mut().poll(context)
        {
            first = Some(output);
        }
        // Not `else`: while the first one is pending, the second one goes on.
        if second.is_none()
            && let Poll::Ready(output) = b.as_mut().poll(context)
        {
            second = Some(output);
        }
        // Looked at after both polls: nobody wakes the join once both are done.
        match (first.take(), second.take()) {
            (Some(first), Some(second)) => Poll::Ready((first, second)),
            (one, other) => {
                (first, second) = (one, other);
                Poll::Pending
            }
        }
    })
    .await
}

/// A thousand lines, in four ways.
fn debug() {
    let mut out = std::io::stdout().lock();
    for line in 0..250 {
        println!("debug {line}");
        eprintln!("debug {line}");
        dbg!(line);
        writeln!(out, "debug {line}").unwrap();
    }
}
