//! Refused: A later call of the same thread gets the ticket again.

use interleave::sync::Mutex;

pub struct Ticket {
    lock: Mutex<()>,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket {
            lock: Mutex::new(()),
        }
    }

    pub fn claim(&self) -> bool {
        self.lock.try_lock().is_ok()
    }
}
