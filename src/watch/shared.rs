//! What the thread that hears signals and the watch both know: what runs, and whose the terminal is.

use crate::keyboard;
use crate::signals::{self, Signal};
use check_runner::Processes;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// How long to wait for a signal that is on its way: so many times so long.
const LONGEST: u32 = 100;
const SHORT: Duration = Duration::from_millis(10);

/// What the thread that hears signals and this one both know.
#[derive(Default)]
pub struct Shared {
    /// What runs now.
    processes: Mutex<Processes>,
    /// The terminal belongs to a demo.
    lent: AtomicBool,
    /// How often Ctrl-C was heard.
    interrupts: AtomicUsize,
    /// The screen was disturbed.
    pub disturbed: AtomicBool,
}

impl Shared {
    pub fn processes(&self) -> Processes {
        self.processes
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Ends what runs, and gives a processes for what comes.
    pub fn next_processes(&self) -> Processes {
        let mut processes = self
            .processes
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        processes.cancel();
        *processes = Processes::default();
        processes.clone()
    }

    pub fn on_signal(&self, signal: Signal) {
        let lent = self.lent.load(Ordering::SeqCst);
        if signal == Signal::Interrupt {
            self.interrupts.fetch_add(1, Ordering::SeqCst);
        }
        match signal {
            // The demo hears it too, and ends.
            Signal::Interrupt if lent => {}
            Signal::Interrupt => self.leave(2),
            Signal::End(number) => self.leave(number),
            Signal::Pause => {
                keyboard::pause();
                if !lent {
                    keyboard::retake();
                }
                self.disturbed.store(true, Ordering::SeqCst);
            }
            Signal::Resized => self.disturbed.store(true, Ordering::SeqCst),
        }
    }

    /// Lends the terminal to `demo`, which gives its exit code, `None` when a signal ended it.
    ///
    /// A Ctrl-C that ends the demo is meant for the demo alone, and reaches this process too, perhaps a moment later.
    pub fn lend<E>(&self, demo: impl FnOnce() -> Result<Option<i32>, E>) -> Result<(), E> {
        let before = self.interrupts.load(Ordering::SeqCst);
        self.lent.store(true, Ordering::SeqCst);
        keyboard::restore();
        let ended = demo();
        if let Ok(None) = ended {
            for _ in 0..LONGEST {
                if self.interrupts.load(Ordering::SeqCst) > before {
                    break;
                }
                thread::park_timeout(SHORT);
            }
        }
        keyboard::retake();
        self.lent.store(false, Ordering::SeqCst);
        ended.map(drop)
    }

    fn leave(&self, signal: i32) -> ! {
        keyboard::restore();
        signals::leave(&self.processes(), signal)
    }
}
