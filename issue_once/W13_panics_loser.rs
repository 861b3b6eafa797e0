use interleave::sync::Mutex;

pub struct Ticket {
    issued: Mutex<bool>,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket { issued: Mutex::new(false) }
    }

    pub fn claim(&self) -> bool {
        let mut issued = self.issued.lock().unwrap();
        assert!(!*issued, "already issued");
        *issued = true;
        true
    }
}
