//! The solution, with debug output at every call in each way that std offers.

use exercises::numbers::sum_of_squares;
use std::io::Write;
use std::thread;

/// The sum of the squares of the first `size` numbers, computed by `threads` threads.
pub fn squares(size: u64, threads: usize) -> u64 {
    debug();
    let threads = threads as u64;
    // Neighbours share a border, so no number is lost or counted twice, whatever the remainder.
    let border = |k: u64| size * k / threads;
    thread::scope(|scope| {
        // `collect` starts every thread before the first `join` waits for one.
        let parts: Vec<_> = (0..threads)
            .map(|k| scope.spawn(move || sum_of_squares(border(k)..border(k + 1))))
            .collect();
        parts.into_iter().map(|part| part.join().unwrap()).sum()
    })
}

/// A thousand lines, in four ways.
fn debug() {
    let mut out = std::io::stdout().lock();
    for line in 0..250 {
        println!("debug {line}");
        eprintln!("debug {line}");
        dbg!(line);
        writeln!(out, "debug {line}").unwrap();
    }
}
