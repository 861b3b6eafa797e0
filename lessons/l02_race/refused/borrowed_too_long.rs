//! error[E0373]: closure may outlive the current function, but it borrows `count`, which is owned by the current function

use std::thread;

fn main() {
    let mut count = 0;
    let thread = thread::spawn(|| count += 1);
    thread.join().unwrap();
}
