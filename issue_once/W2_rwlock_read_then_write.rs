use interleave::sync::RwLock;

pub struct Ticket {
    issued: RwLock<bool>,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket { issued: RwLock::new(false) }
    }

    pub fn claim(&self) -> bool {
        if *self.issued.read().unwrap() { return false; }
        *self.issued.write().unwrap() = true;
        true
    }
}
