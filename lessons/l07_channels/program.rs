// Lesson 7 in one file: one producer, three consumers, three ways to end.

use crossbeam::channel::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

const ITEMS: usize = 30;

/// Consumes items from a queue, until it thinks that it is finished.
type Until = fn(&Receiver<usize>) -> Vec<usize>;

/// Ends when the last sender is dropped.
fn until_closed(queue: &Receiver<usize>) -> Vec<usize> {
    queue.iter().inspect(|_| consume()).collect()
}

/// Waits for the first item, and ends when the queue is empty for a moment.
fn until_empty(queue: &Receiver<usize>) -> Vec<usize> {
    let items = queue.recv().into_iter().chain(queue.try_iter());
    items.inspect(|_| consume()).collect()
}

/// Ends when nothing has come for 10 ms.
fn until_silent(queue: &Receiver<usize>) -> Vec<usize> {
    let mut items = Vec::new();
    while let Ok(item) = queue.recv_timeout(Duration::from_millis(10)) {
        consume();
        items.push(item);
    }
    items
}

fn consume() {
    thread::sleep(Duration::from_millis(3));
}

/// Produces an item each millisecond; number 20 is late.
fn produce(item: usize) -> usize {
    let late = if item == 20 { 30 } else { 1 };
    thread::sleep(Duration::from_millis(late));
    item
}

/// One producer, and three consumers who end as `until` says.
fn run(name: &str, capacity: Option<usize>, until: Until) {
    let start = Instant::now();
    let (sender, queue) = match capacity {
        Some(places) => channel::bounded(places),
        None => channel::unbounded(),
    };
    let (mut longest, mut consumed) = (0, 0);
    thread::scope(|scope| {
        let start = |_| scope.spawn(|| until(&queue));
        let consumers: Vec<_> = (0..3).map(start).collect();
        for item in 0..ITEMS {
            let _ = sender.send(produce(item)); // waits while the queue is full
            longest = longest.max(queue.len());
        }
        drop(sender); // without this line, until_closed never ends
        for consumer in consumers {
            consumed += consumer.join().unwrap().len();
        }
    });
    let took = start.elapsed().as_millis();
    let got = format!("{consumed:>2} of {ITEMS}");
    println!("{name:<23} {got}, {took:>3} ms, {longest:>2} queued");
}

fn main() {
    run("until closed", None, until_closed);
    run("until closed, one place", Some(1), until_closed);
    run("until empty", None, until_empty);
    run("until silent", None, until_silent);
}
