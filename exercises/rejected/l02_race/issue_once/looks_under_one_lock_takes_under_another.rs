//! Refused: One call takes the lock twice, and another call has it in between.

use interleave::sync::Mutex;

pub struct Ticket {
    issued: Mutex<bool>,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket {
            issued: Mutex::new(false),
        }
    }

    pub fn claim(&self) -> bool {
        let issued = *self.issued.lock().unwrap();
        if issued {
            return false;
        }
        *self.issued.lock().unwrap() = true;
        true
    }
}
