//! An answer that runs on a thread of its own, so that its check can look on, and need not wait for one that never returns.

use crate::stops;
use crate::verdict::Wrong;
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread::{Builder, JoinHandle};

/// Room for a recursion over all items; what is not used costs nothing.
const STACK: usize = 256 << 20;

static PANICKED: AtomicBool = AtomicBool::new(false);

/// An answer that has been started.
#[derive(Debug)]
pub struct Running<R>(JoinHandle<R>);

impl<R: Send + 'static> Running<R> {
    /// Starts the answer; `ended` is called when it has returned or panicked.
    pub fn start(answer: impl FnOnce() -> R + Send + 'static, ended: fn()) -> Running<R> {
        struct Last(fn());
        impl Drop for Last {
            fn drop(&mut self) {
                (self.0)();
            }
        }
        note_panics();
        let run = move || {
            let _last = Last(ended);
            stops::this_is_the_caller();
            answer()
        };
        let thread = Builder::new().stack_size(STACK).spawn(run);
        Running(thread.expect("the system has room for a thread"))
    }

    /// Whether a thread of it has panicked.
    pub fn panicked(&self) -> bool {
        PANICKED.load(SeqCst)
    }

    /// What it has returned; goes on with its panic.
    pub fn result(self) -> R {
        let result = self.0.join();
        result.unwrap_or_else(|panicked| panic::resume_unwind(panicked))
    }
}

/// Refuses the answer; where some thread of it has panicked, the panic is what is told.
pub fn refuse(wrong: Wrong) -> ! {
    if PANICKED.load(SeqCst) {
        panic::resume_unwind(Box::new("a thread of the answer has panicked"));
    }
    match stops::told() {
        told if told.is_empty() => wrong.refuse(),
        told => {
            let seen = format!("{} {told}", wrong.seen);
            wrong.seen(seen).refuse()
        }
    }
}

fn note_panics() {
    static NOTED: Once = Once::new();
    NOTED.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            PANICKED.store(true, SeqCst);
            before(info);
        }));
    });
}
