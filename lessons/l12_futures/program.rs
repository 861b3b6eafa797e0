// Lesson 12 in one file: an executor by hand, a waker, a timer, two tasks.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Condvar, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread;
use std::time::{Duration, Instant};

type Task = Pin<Box<dyn Future<Output = ()>>>;

/// The numbers of the tasks that are worth a poll.
#[derive(Default)]
struct Queue {
    ready: Mutex<VecDeque<usize>>,
    rung: Condvar,
}

impl Queue {
    fn push(&self, id: usize) {
        self.ready.lock().unwrap().push_back(id);
        self.rung.notify_one();
    }

    fn next(&self) -> usize {
        let empty = |ready: &mut VecDeque<usize>| ready.is_empty();
        let ready = self.ready.lock().unwrap();
        let mut ready = self.rung.wait_while(ready, empty).unwrap(); // sleeps
        ready.pop_front().unwrap()
    }
}

/// The waker of one task: its number, and where to put it.
struct Ring(usize, Arc<Queue>);

impl Wake for Ring {
    fn wake(self: Arc<Self>) {
        self.1.push(self.0);
    }
}

fn run(tasks: Vec<Task>) -> usize {
    let queue = Arc::new(Queue::default());
    let mut tasks: Vec<Option<Task>> = tasks.into_iter().map(Some).collect();
    let mut polls = 0;
    (0..tasks.len()).for_each(|id| queue.push(id)); // nothing begins unpolled
    while tasks.iter().any(Option::is_some) {
        let id = queue.next();
        let Some(task) = &mut tasks[id] else { continue };
        let waker = Waker::from(Arc::new(Ring(id, Arc::clone(&queue))));
        polls += 1;
        if task
            .as_mut()
            .poll(&mut Context::from_waker(&waker))
            .is_ready()
        {
            tasks[id] = None;
        }
    }
    polls
}

/// Ready after a time. A thread for each timer is wasteful, and short.
struct Sleep(Instant);

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let left = self.0.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Poll::Ready(());
        }
        let waker = context.waker().clone(); // or nobody polls it again
        thread::spawn(move || {
            thread::sleep(left);
            waker.wake();
        });
        Poll::Pending
    }
}

async fn two_waits(name: &str, pause: Duration) {
    for wait in 1..=2 {
        Sleep(Instant::now() + pause).await;
        println!("{name}: wait {wait} is over");
    }
}

fn main() {
    let start = Instant::now();
    let tea = two_waits("tea", Duration::from_millis(30));
    let toast = two_waits("toast", Duration::from_millis(20));
    println!("both async functions were called, and have done nothing");
    let polls = run(vec![Box::pin(tea), Box::pin(toast)]);
    println!(
        "{polls} polls, {} ms, one thread",
        start.elapsed().as_millis()
    );
}
