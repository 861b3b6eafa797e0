use interleave::sync::Mutex;
use interleave::sync::mpsc::{channel, Sender, Receiver};

pub struct Counter {
    tx: Mutex<Sender<()>>, rx: Mutex<Receiver<()>>,
}

impl Counter {
    pub fn new() -> Counter {
        let (tx, rx) = channel(); Counter { tx: Mutex::new(tx), rx: Mutex::new(rx) }
    }

    pub fn increment(&self) {
        self.tx.lock().unwrap().send(()).unwrap();
    }

    pub fn get(&self) -> usize {
        self.rx.lock().unwrap().try_iter().count()
    }
}
