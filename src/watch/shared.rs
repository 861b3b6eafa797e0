//! State that the watch shares with the thread that receives signals: what runs, and who uses the terminal.

use crate::keyboard;
use crate::signals::{self, Signal};
use check_runner::Processes;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// A signal that is on its way is waited for with this many pauses ...
const PAUSES: u32 = 100;
/// ... of this length.
const PAUSE: Duration = Duration::from_millis(10);

/// The shared state.
#[derive(Default)]
pub struct Shared {
    /// The processes of the check that runs now.
    processes: Mutex<Processes>,
    /// Whether a demo uses the terminal.
    lent: AtomicBool,
    /// How often Ctrl-C has been pressed.
    interrupts: AtomicUsize,
    /// Whether the screen must be drawn again.
    pub disturbed: AtomicBool,
}

impl Shared {
    pub fn processes(&self) -> Processes {
        self.processes
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Cancels what runs, and gives the processes of the next check.
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
            // The demo receives it too, and ends.
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

    /// Lends the terminal to `demo`, which gives its exit code, or `None` when a signal ended it.
    ///
    /// A Ctrl-C that ends the demo is meant for the demo alone. It reaches this process too, perhaps a moment later, and must not end the watch.
    pub fn lend_terminal<E>(&self, demo: impl FnOnce() -> Result<Option<i32>, E>) -> Result<(), E> {
        let before = self.interrupts.load(Ordering::SeqCst);
        self.lent.store(true, Ordering::SeqCst);
        keyboard::restore();
        let ended = demo();
        if let Ok(None) = ended {
            for _ in 0..PAUSES {
                if self.interrupts.load(Ordering::SeqCst) > before {
                    break;
                }
                thread::park_timeout(PAUSE);
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
