//! Which waits could have ended before an event, read from the objects as they were then.

use super::history::Event;
use super::table::{Access, Key};
use crate::runtime::{Model, OnceModel, ThreadIdx, Want, World};

/// Which waits an object would have let end.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Open {
    lock: bool,
    read: bool,
    write: bool,
    once: bool,
    room: bool,
    news: bool,
    signalled: u64,
}

/// What an object lets happen now.
pub(super) fn open(world: &World, object: usize) -> Open {
    let mut open = Open::default();
    match &world.objects[object].model {
        Model::Mutex(hold) => open.lock = hold.is_none(),
        Model::RwLock(lock) => {
            (open.read, open.write) = (lock.admits_reader(), lock.admits_writer())
        }
        Model::Once(once) => open.once = !matches!(once, OnceModel::Running(_)),
        Model::Channel(channel) => {
            (open.room, open.news) = (channel.has_room(), channel.has_news())
        }
        Model::Condvar(condvar) => {
            open.signalled = (0..world.threads.len())
                .filter(|&thread| condvar.signalled(thread))
                .fold(0, |set, thread| set | 1 << thread);
        }
        Model::Atomic(_) | Model::Barrier { .. } => {}
    }
    open
}

impl Event {
    /// Whether a thread with this want could have gone before this event, as far as this thing decides. `None` if that
    /// is not known.
    pub fn admitted(&self, want: Want, waits: ThreadIdx, wanted: Access) -> Option<bool> {
        let key = wanted.key;
        let before = self.before.iter().flatten().find(|(of, _)| *of == key);
        let open = before.map(|(_, open)| open);
        match want {
            Want::Go => Some(true),
            Want::Lock(o) if Key::object(o) == key => open.map(|open| open.lock),
            Want::Read(o) if Key::object(o) == key => open.map(|open| open.read),
            Want::Write(o) if Key::object(o) == key => open.map(|open| open.write),
            Want::Once(o) if Key::object(o) == key => open.map(|open| open.once),
            Want::Wake { mutex, .. } if Key::object(mutex) == key => open.map(|open| open.lock),
            Want::Wake { condvar, .. } if Key::object(condvar) == key => {
                open.map(|open| open.signalled & (1 << waits) != 0)
            }
            Want::Send(o) | Want::Receive(o) if Key::object(o) == key => {
                let brought_about = self.footprint.iter();
                let brought_about = brought_about
                    .filter(|access| access.key == key)
                    .any(|access| access.mode.enables(wanted.mode));
                match brought_about {
                    true => Some(false),
                    false if matches!(want, Want::Send(_)) => open.map(|open| open.room),
                    false => open.map(|open| open.news),
                }
            }
            _ => None,
        }
    }
}
