use interleave::sync::Barrier;

pub struct Ticket {
    one: Barrier,
}

impl Ticket {
    pub fn new() -> Ticket {
        Ticket { one: Barrier::new(1) }
    }

    pub fn claim(&self) -> bool {
        self.one.wait().is_leader()
    }
}
