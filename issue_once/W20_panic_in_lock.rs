use interleave::sync::Mutex;

pub struct Ticket {
    issued: Mutex<Option<u8>>,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket { issued: Mutex::new(Some(1)) }
    }

    pub fn claim(&self) -> bool {
        self.issued.lock().unwrap().take().unwrap() == 1
    }
}
