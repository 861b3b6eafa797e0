use interleave::sync::atomic::{AtomicBool, Ordering::*};

pub struct Ticket {
    issued: AtomicBool,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket { issued: AtomicBool::new(false) }
    }

    pub fn claim(&self) -> bool {
        loop {
            match self.issued.compare_exchange_weak(false, true, AcqRel, Acquire) {
                Ok(_) => return true,
                Err(true) => return false,
                Err(false) => continue,
            }
        }
    }
}
