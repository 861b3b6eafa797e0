use interleave::sync::RwLock;

pub struct Ticket {
    issued: RwLock<bool>,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket { issued: RwLock::new(false) }
    }

    pub fn claim(&self) -> bool {
        let issued = self.issued.read().unwrap();
        if *issued { return false; }
        *self.issued.write().unwrap() = true;
        true
    }
}
