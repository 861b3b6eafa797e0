//! Runs a program: each thread keeps what it sees to itself and returns it.

mod channels;
mod locks;
mod onces;

use super::generate::{Op, Program};
use channels::{Sender, channel};
use interleave::sync::atomic::{AtomicPtr, AtomicUsize, Ordering::SeqCst};
use interleave::sync::mpsc::{self, Receiver};
use interleave::sync::{Arc, Barrier, Condvar, LazyLock, Mutex, Once, OnceLock, RwLock};
use interleave::thread::{self, Thread};
use locks::Guard;
use std::panic::{AssertUnwindSafe, catch_unwind};

type Seen = Vec<usize>;

struct Objects {
    atomics: [AtomicUsize; 2],
    mutexes: [Mutex<usize>; 2],
    lock: RwLock<usize>,
    changed: Condvar,
    barrier: Barrier,
    once: Once,
    cell: OnceLock<usize>,
    lazy: LazyLock<usize, fn() -> usize>,
    pointer: AtomicPtr<u8>,
    queue: (Mutex<Receiver<usize>>, mpsc::Sender<usize>),
    /// The threads that have started, to unpark and to ask about; filled before any goes.
    handles: std::sync::Mutex<Vec<Thread>>,
}

/// What a thread has of its own.
struct Own<'a> {
    me: usize,
    objects: &'a Objects,
    guards: Vec<Guard<'a>>,
    senders: [Option<Sender>; 2],
    receivers: [Option<Receiver<usize>>; 2],
    before: Option<thread::JoinHandle<Seen>>,
    seen: Seen,
}

pub fn run(program: &Program) -> (Vec<Option<Seen>>, [usize; 2]) {
    let shared = mpsc::channel();
    let objects = Arc::new(Objects {
        atomics: [AtomicUsize::new(0), AtomicUsize::new(0)],
        mutexes: [Mutex::new(0), Mutex::new(0)],
        lock: RwLock::new(0),
        changed: Condvar::new(),
        barrier: Barrier::new(program.barrier),
        once: Once::new(),
        cell: OnceLock::new(),
        lazy: LazyLock::new(|| 7),
        pointer: AtomicPtr::new(std::ptr::null_mut()),
        queue: (Mutex::new(shared.1), shared.0),
        handles: std::sync::Mutex::default(),
    });
    let channels = program.bounds.map(channel);
    let mut parts: Vec<_> = (0..program.threads.len())
        .map(|_| ([0, 1].map(|i| Some(channels[i].0.clone())), [None, None]))
        .collect();
    for (which, (sender, receiver)) in channels.into_iter().enumerate() {
        parts[program.receivers[which]].1[which] = Some(receiver);
        // Dropped by the first thread, so that this one takes part in little.
        drop(parts[0].0[which].replace(sender));
    }
    let seen = if program.scoped {
        scoped(program, &objects, parts)
    } else {
        spawned(program, &objects, parts)
    };
    let values = [0, 1].map(|i| objects.atomics[i].load(SeqCst));
    (seen, values)
}

type Parts = Vec<([Option<Sender>; 2], [Option<Receiver<usize>>; 2])>;

fn scoped(program: &Program, objects: &Arc<Objects>, parts: Parts) -> Vec<Option<Seen>> {
    thread::scope(|scope| {
        let threads = parts
            .into_iter()
            .enumerate()
            .map(|(me, (senders, receivers))| {
                let ops = &program.threads[me];
                let thread = scope.spawn(move || play(me, objects, senders, receivers, None, ops));
                objects
                    .handles
                    .lock()
                    .unwrap()
                    .push(thread.thread().clone());
                thread
            });
        let threads: Vec<_> = threads.collect();
        threads
            .into_iter()
            .map(|thread| thread.join().ok())
            .collect()
    })
}

fn spawned(program: &Program, objects: &Arc<Objects>, parts: Parts) -> Vec<Option<Seen>> {
    let mut threads: Vec<Option<thread::JoinHandle<Seen>>> = Vec::new();
    for (me, (senders, receivers)) in parts.into_iter().enumerate() {
        let ops = program.threads[me].clone();
        let shared = Arc::clone(objects);
        let asks = ops.iter().any(|op| matches!(op, Op::Join | Op::IsFinished));
        // Only one thread has the handle: who takes it first would not be a step.
        let before = threads.last_mut().filter(|_| asks).and_then(Option::take);
        let thread = thread::spawn(move || play(me, &shared, senders, receivers, before, &ops));
        objects
            .handles
            .lock()
            .unwrap()
            .push(thread.thread().clone());
        threads.push(Some(thread));
    }
    let threads = threads.into_iter();
    threads
        .map(|thread| thread.and_then(|thread| thread.join().ok()))
        .collect()
}

fn play(
    me: usize,
    objects: &Objects,
    senders: [Option<Sender>; 2],
    receivers: [Option<Receiver<usize>>; 2],
    before: Option<thread::JoinHandle<Seen>>,
    ops: &[Op],
) -> Seen {
    let mut own = Own {
        me,
        objects,
        guards: Vec::new(),
        senders,
        receivers,
        before,
        seen: Vec::new(),
    };
    own.all(ops);
    // In a fixed order, also after a panic.
    while own.guards.pop().is_some() {}
    std::mem::take(&mut own.seen)
}

impl Own<'_> {
    fn all(&mut self, ops: &[Op]) {
        let mut ops = ops.iter().copied();
        while let Some(op) = ops.next() {
            if let Op::Catch(count) = op {
                let inner: Vec<Op> = ops.by_ref().take(count).collect();
                let caught = catch_unwind(AssertUnwindSafe(|| self.all(&inner)));
                self.seen.push(usize::from(caught.is_err()));
            } else {
                self.step(op);
            }
        }
    }

    fn step(&mut self, op: Op) {
        let seen = match op {
            Op::Load(i) => self.objects.atomics[i].load(SeqCst),
            Op::Store(i) => {
                self.objects.atomics[i].store(self.me + 1, SeqCst);
                0
            }
            Op::Add(i) => self.objects.atomics[i].fetch_add(1, SeqCst),
            Op::Exchange(i) => {
                let new = self.me + 1;
                let result = self.objects.atomics[i].compare_exchange(0, new, SeqCst, SeqCst);
                result.unwrap_or_else(|found| found + 10)
            }
            Op::ExchangeWeak(i) => {
                let new = self.me + 1;
                let result = self.objects.atomics[i].compare_exchange_weak(0, new, SeqCst, SeqCst);
                result.unwrap_or_else(|found| found + 10)
            }
            Op::PointerLoad => self.objects.pointer.load(SeqCst).addr(),
            Op::PointerSwap => self.objects.pointer.swap(self.pointer(), SeqCst).addr(),
            Op::PointerExchange => {
                let (pointer, null) = (&self.objects.pointer, std::ptr::null_mut());
                let result = pointer.compare_exchange(null, self.pointer(), SeqCst, SeqCst);
                result.map_or_else(|found| found.addr() + 10, |_| 0)
            }
            Op::Yield => {
                thread::yield_now();
                0
            }
            Op::Panic => panic!("as the program says"),
            Op::SpinUntil(i) => {
                while self.objects.atomics[i].load(SeqCst) == 0 {}
                1
            }
            Op::SpinLock(i) => {
                while self.objects.atomics[i].swap(1, SeqCst) == 1 {}
                self.objects.atomics[i].store(0, SeqCst);
                1
            }
            Op::Lock(_) | Op::TryLock(_) | Op::Read | Op::Write | Op::TryRead | Op::TryWrite => {
                self.lock(op)
            }
            Op::Unlock => usize::from(self.guards.pop().is_some()),
            Op::Downgrade => self.downgrade(),
            Op::Wait(_) | Op::NotifyOne | Op::NotifyAll => self.condvar(op),
            Op::Arrive => usize::from(self.objects.barrier.wait().is_leader()),
            Op::CallOnce | Op::IsCompleted | Op::WaitOnce => self.once(op),
            Op::Get | Op::Set | Op::GetOrInit | Op::WaitCell | Op::Force => self.cell(op),
            Op::Park | Op::Unpark(_) | Op::Join | Op::IsFinished | Op::Spawn => self.thread(op),
            Op::Catch(_) => unreachable!("begins a part of its own"),
            _ => self.channel(op),
        };
        self.seen.push(seen);
    }

    /// Points nowhere, and tells who wrote it.
    fn pointer(&self) -> *mut u8 {
        std::ptr::without_provenance_mut(self.me + 1)
    }
}
