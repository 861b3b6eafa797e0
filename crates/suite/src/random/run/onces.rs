//! The operations on what is initialised once, and on threads.

use super::Own;
use crate::random::generate::Op;
use interleave::sync::LazyLock;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::thread;

impl Own<'_> {
    pub fn once(&mut self, op: Op) -> usize {
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
            _ => {
                objects.once.wait();
                1
            }
        }
    }

    pub fn cell(&mut self, op: Op) -> usize {
        let objects = self.objects;
        match op {
            Op::Get => objects.cell.get().copied().unwrap_or(100),
            Op::Set => usize::from(objects.cell.set(self.me).is_ok()),
            Op::WaitCell => *objects.cell.wait(),
            Op::Force => *LazyLock::force(&objects.lazy),
            _ => *objects
                .cell
                .get_or_init(|| objects.atomics[0].fetch_add(1, SeqCst) + 10),
        }
    }

    pub fn thread(&mut self, op: Op) -> usize {
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
}
