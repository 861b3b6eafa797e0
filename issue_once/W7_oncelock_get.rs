use interleave::sync::OnceLock;

pub struct Ticket {
    issued: OnceLock<()>,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket { issued: OnceLock::new() }
    }

    pub fn claim(&self) -> bool {
        if self.issued.get().is_some() { return false; }
        self.issued.get_or_init(|| ());
        true
    }
}
