//! Runs a program: each thread keeps what it sees to itself and returns it.

use super::generate::{Op, Program};
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::sync::mpsc::{self, Receiver, SyncSender};
use interleave::sync::{
    Arc, Barrier, Condvar, Mutex, MutexGuard, Once, OnceLock, RwLock, RwLockReadGuard,
    RwLockWriteGuard, TryLockError,
};
use interleave::thread::{self, Thread};
use std::panic::{AssertUnwindSafe, catch_unwind};

type Seen = Vec<usize>;

enum Sender {
    Bounded(SyncSender<usize>),
    Unbounded(mpsc::Sender<usize>),
}

impl Sender {
    fn send(&self, value: usize) -> bool {
        match self {
            Self::Bounded(sender) => sender.send(value).is_ok(),
            Self::Unbounded(sender) => sender.send(value).is_ok(),
        }
    }

    fn try_send(&self, value: usize) -> usize {
        match self {
            Self::Bounded(sender) => match sender.try_send(value) {
                Ok(()) => 1,
                Err(mpsc::TrySendError::Full(_)) => 2,
                Err(mpsc::TrySendError::Disconnected(_)) => 3,
            },
            Self::Unbounded(sender) => usize::from(sender.send(value).is_ok()),
        }
    }
}

impl Clone for Sender {
    fn clone(&self) -> Self {
        match self {
            Self::Bounded(sender) => Self::Bounded(sender.clone()),
            Self::Unbounded(sender) => Self::Unbounded(sender.clone()),
        }
    }
}

fn channel(bound: Option<usize>) -> (Sender, Receiver<usize>) {
    match bound {
        Some(bound) => {
            let (sender, receiver) = mpsc::sync_channel(bound);
            (Sender::Bounded(sender), receiver)
        }
        None => {
            let (sender, receiver) = mpsc::channel();
            (Sender::Unbounded(sender), receiver)
        }
    }
}

struct Objects {
    atomics: [AtomicUsize; 2],
    mutexes: [Mutex<usize>; 2],
    lock: RwLock<usize>,
    changed: Condvar,
    barrier: Barrier,
    once: Once,
    cell: OnceLock<usize>,
    queue: (Mutex<Receiver<usize>>, mpsc::Sender<usize>),
    /// The threads that have started, to unpark and to ask about; filled before any goes.
    handles: std::sync::Mutex<Vec<Thread>>,
}

enum Guard<'a> {
    Mutex(usize, MutexGuard<'a, usize>),
    Read(RwLockReadGuard<'a, usize>),
    Write(RwLockWriteGuard<'a, usize>),
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
            Op::Wait(_) | Op::NotifyOne | Op::NotifyAll => self.condvar(op),
            Op::Arrive => usize::from(self.objects.barrier.wait().is_leader()),
            Op::CallOnce | Op::IsCompleted | Op::Get | Op::Set | Op::GetOrInit => self.once(op),
            Op::Park | Op::Unpark(_) | Op::Join | Op::IsFinished | Op::Spawn => self.thread(op),
            Op::Catch(_) => unreachable!("begins a part of its own"),
            _ => self.channel(op),
        };
        self.seen.push(seen);
    }

    fn lock(&mut self, op: Op) -> usize {
        let objects = self.objects;
        let guard = match op {
            Op::Lock(i) => {
                let guard = objects.mutexes[i].lock();
                Some(Guard::Mutex(i, guard.unwrap_or_else(|e| e.into_inner())))
            }
            Op::TryLock(i) => match objects.mutexes[i].try_lock() {
                Ok(guard) => Some(Guard::Mutex(i, guard)),
                Err(TryLockError::Poisoned(e)) => Some(Guard::Mutex(i, e.into_inner())),
                Err(TryLockError::WouldBlock) => None,
            },
            Op::Read => {
                let guard = objects.lock.read();
                Some(Guard::Read(guard.unwrap_or_else(|e| e.into_inner())))
            }
            Op::Write => {
                let guard = objects.lock.write();
                Some(Guard::Write(guard.unwrap_or_else(|e| e.into_inner())))
            }
            Op::TryRead => objects.lock.try_read().ok().map(Guard::Read),
            _ => objects.lock.try_write().ok().map(Guard::Write),
        };
        let Some(mut guard) = guard else { return 100 };
        let seen = match &mut guard {
            Guard::Mutex(_, value) => {
                **value += 1;
                **value
            }
            Guard::Read(value) => **value,
            Guard::Write(value) => {
                **value += 1;
                **value
            }
        };
        self.guards.push(guard);
        seen
    }

    fn condvar(&mut self, op: Op) -> usize {
        let objects = self.objects;
        match op {
            Op::NotifyOne => objects.changed.notify_one(),
            Op::NotifyAll => objects.changed.notify_all(),
            Op::Wait(i) => {
                let held = self
                    .guards
                    .iter()
                    .position(|guard| matches!(guard, Guard::Mutex(of, _) if *of == i));
                let guard = match held.map(|at| self.guards.remove(at)) {
                    Some(Guard::Mutex(_, guard)) => guard,
                    _ => objects.mutexes[i].lock().unwrap_or_else(|e| e.into_inner()),
                };
                let guard = objects
                    .changed
                    .wait(guard)
                    .unwrap_or_else(|e| e.into_inner());
                let seen = *guard;
                self.guards.push(Guard::Mutex(i, guard));
                return seen;
            }
            _ => unreachable!("not an operation on the condition variable"),
        }
        0
    }

    fn once(&mut self, op: Op) -> usize {
        let objects = self.objects;
        match op {
            Op::CallOnce => {
                let mut seen = 100;
                objects
                    .once
                    .call_once(|| seen = objects.atomics[0].fetch_add(1, SeqCst));
                seen
            }
            Op::IsCompleted => usize::from(objects.once.is_completed()),
            Op::Get => objects.cell.get().copied().unwrap_or(100),
            Op::Set => usize::from(objects.cell.set(self.me).is_ok()),
            _ => *objects
                .cell
                .get_or_init(|| objects.atomics[0].fetch_add(1, SeqCst) + 10),
        }
    }

    fn thread(&mut self, op: Op) -> usize {
        let objects = self.objects;
        match op {
            Op::Park => {
                thread::park();
                0
            }
            Op::Unpark(other) => {
                let handle = objects.handles.lock().unwrap().get(other).cloned();
                handle.map_or(1, |thread| {
                    thread.unpark();
                    0
                })
            }
            Op::Join => self.before.take().map_or(0, |thread| match thread.join() {
                Ok(seen) => seen.iter().fold(1, |all, seen| all * 7 + seen),
                Err(_) => 2,
            }),
            Op::IsFinished => self
                .before
                .as_ref()
                .map_or(3, |thread| thread.is_finished().into()),
            _ => {
                let inner = std::sync::Arc::new(AtomicUsize::new(0));
                let other = std::sync::Arc::clone(&inner);
                let child = thread::spawn(move || other.fetch_add(1, SeqCst));
                let seen = inner.fetch_add(1, SeqCst);
                child.join().map_or(100, |_| seen)
            }
        }
    }

    fn channel(&mut self, op: Op) -> usize {
        let me = self.me + 1;
        match op {
            Op::Send(i) => self.senders[i]
                .as_ref()
                .map_or(9, |sender| sender.send(me).into()),
            Op::TrySend(i) => self.senders[i]
                .as_ref()
                .map_or(9, |sender| sender.try_send(me)),
            Op::DropSender(i) => self.senders[i].take().map_or(0, |_| 1),
            Op::DropReceiver(i) => self.receivers[i].take().map_or(0, |_| 1),
            Op::Receive(i) => self.receivers[i]
                .as_ref()
                .map_or(9, |r| r.recv().unwrap_or(8)),
            Op::TryReceive(i) => self.receivers[i]
                .as_ref()
                .map_or(9, |r| match r.try_recv() {
                    Ok(value) => value,
                    Err(mpsc::TryRecvError::Empty) => 20,
                    Err(mpsc::TryRecvError::Disconnected) => 21,
                }),
            Op::SharedSend => usize::from(self.objects.queue.1.send(me).is_ok()),
            _ => {
                let queue = self
                    .objects
                    .queue
                    .0
                    .lock()
                    .unwrap_or_else(|e| e.into_inner());
                queue.try_recv().map_or(30, |value| value)
            }
        }
    }
}
