use interleave::sync::atomic::{AtomicUsize, Ordering::Relaxed};

pub struct Ticket {
    left: AtomicUsize,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket { left: AtomicUsize::new(1) }
    }

    pub fn claim(&self) -> bool {
        self.left.fetch_update(Relaxed, Relaxed, |left| left.checked_sub(1)).is_ok()
    }
}
