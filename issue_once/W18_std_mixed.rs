use interleave::sync::Mutex;

pub struct Ticket {
    issued: Mutex<bool>, gate: std::sync::Mutex<()>,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket { issued: Mutex::new(false), gate: std::sync::Mutex::new(()) }
    }

    pub fn claim(&self) -> bool {
        let _gate = self.gate.lock().unwrap();
        let mut issued = self.issued.lock().unwrap();
        !std::mem::replace(&mut *issued, true)
    }
}
