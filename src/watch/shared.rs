//! What the thread that hears signals and the watch both know: what runs, and whose the terminal is.

use crate::keys;
use crate::signals::{self, Signal};
use course::leash::Leash;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// What the thread that hears signals and this one both know.
#[derive(Default)]
pub struct Shared {
    /// What runs now.
    leash: Mutex<Leash>,
    /// The terminal belongs to a demo.
    pub lent: AtomicBool,
    /// The screen was disturbed.
    pub disturbed: AtomicBool,
}

impl Shared {
    pub fn leash(&self) -> Leash {
        self.leash
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Ends what runs, and gives a leash for what comes.
    pub fn next_leash(&self) -> Leash {
        let mut leash = self.leash.lock().unwrap_or_else(PoisonError::into_inner);
        leash.cut();
        *leash = Leash::default();
        leash.clone()
    }

    pub fn hear(&self, signal: Signal) {
        let lent = self.lent.load(Ordering::SeqCst);
        match signal {
            // The demo hears it too, and ends.
            Signal::Interrupt if lent => {}
            Signal::Interrupt => self.leave(2),
            Signal::End(number) => self.leave(number),
            Signal::Pause => {
                keys::pause();
                if !lent {
                    keys::take_again();
                }
                self.disturbed.store(true, Ordering::SeqCst);
            }
            Signal::Resized => self.disturbed.store(true, Ordering::SeqCst),
        }
    }

    fn leave(&self, signal: i32) -> ! {
        keys::give_back();
        signals::leave(&self.leash(), signal)
    }
}
