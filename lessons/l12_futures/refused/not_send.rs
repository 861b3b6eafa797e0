//! error: future cannot be sent between threads safely

use std::rc::Rc;

async fn pause() {}

fn spawn<F: Future + Send + 'static>(_task: F) {}

fn main() {
    spawn(async {
        let shared = Rc::new(1);
        pause().await;
        println!("{shared}"); // alive across the await, so a part of the future
    });
}
