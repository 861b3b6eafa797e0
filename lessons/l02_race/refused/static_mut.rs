//! error[E0133]: use of mutable static is unsafe and requires unsafe block

use std::thread;

static mut COUNT: i32 = 0;

fn main() {
    let thread = thread::spawn(|| COUNT += 1);
    COUNT += 1;
    thread.join().unwrap();
}
