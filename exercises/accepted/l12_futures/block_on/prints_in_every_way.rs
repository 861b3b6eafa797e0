//! The solution, with debug output at every call in each way that std offers.

use interleave::sync::atomic::{AtomicBool, Ordering::SeqCst};
use interleave::thread::{self, Thread};
use std::io::Write;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

/// What a wake leaves behind for the thread: a note that stays, and an end to its sleep.
struct Alarm {
    woken: AtomicBool,
    thread: Thread,
}

impl Wake for Alarm {
    fn wake(self: Arc<Self>) {
        debug();
        // First the note, then the unpark: a thread that goes on must find it.
        self.woken.store(true, SeqCst);
        self.thread.unpark();
    }
}

/// Polls the future until it is ready, and returns its output.
pub fn block_on<F: Future>(future: F) -> F::Output {
    debug();
    // An async block may point into itself, so it must not move between two polls.
    let mut future = pin!(future);
    // Each call has a note of its own: another call on this thread, or another thread, can't take it away.
    let alarm = Arc::new(Alarm {
        woken: AtomicBool::new(false),
        thread: thread::current(),
    });
    let waker = Waker::from(Arc::clone(&alarm));
    let mut context = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        // The note is taken before the next poll, not after it: a wake that comes during that poll writes a new one.
        // A loop, because `park` also returns when somebody else has unparked this thread; and a wake that comes
        // between the look and the `park` makes the `park` return at once.
        while !alarm.woken.swap(false, SeqCst) {
            thread::park();
        }
    }
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
