use interleave::sync::Mutex;

pub struct Ticket {
    issued: Mutex<bool>,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket { issued: Mutex::new(false) }
    }

    pub fn claim(&self) -> bool {
        match *self.issued.lock().unwrap() {
            true => false,
            ref mut issued => { *issued = true; true }
        }
    }
}
