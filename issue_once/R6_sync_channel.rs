use interleave::sync::mpsc::{SyncSender, Receiver, sync_channel};
use interleave::sync::Mutex;

pub struct Ticket {
    tx: SyncSender<()>, _rx: Mutex<Receiver<()>>,
}

impl Ticket {
    pub fn new() -> Ticket {
        let (tx, rx) = sync_channel(1); Ticket { tx, _rx: Mutex::new(rx) }
    }

    pub fn claim(&self) -> bool {
        self.tx.try_send(()).is_ok()
    }
}
