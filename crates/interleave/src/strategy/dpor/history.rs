//! The events of one run and the order that they force upon each other ("happens before"), as vector clocks.

use super::table::{self, Access, Footprint, Key};
use crate::data::Op;
use crate::runtime::{Link, Model, Note, OnceModel, ThreadIdx, Want, World};

/// How many events of each thread happen before something, itself included.
#[derive(Clone, Debug, Default)]
pub(super) struct Clock(Vec<u32>);

impl Clock {
    pub fn of(&self, thread: ThreadIdx) -> u32 {
        self.0.get(thread).copied().unwrap_or(0)
    }

    pub fn join(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine = (*mine).max(*theirs);
        }
    }

    fn set(&mut self, thread: ThreadIdx, count: u32) {
        if self.0.len() <= thread {
            self.0.resize(thread + 1, 0);
        }
        self.0[thread] = count;
    }

    fn copy(&mut self, other: &Self) {
        self.0.clear();
        self.0.extend_from_slice(&other.0);
    }
}

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

/// A step, with all that follows from it before the next choice.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub option: u8,
    pub thread: ThreadIdx,
    /// The number of the event in its thread, from 1.
    pub number: u32,
    pub want: Want,
    pub footprint: Footprint,
    /// Whether it did more than one thing, such as unlocking while it unwinds.
    pub mixed: bool,
    /// What happens before it without regard to what it touches.
    pub past: Clock,
    /// What happens before it, and itself.
    pub clock: Clock,
    /// What it touches, as it was before.
    before: [Option<(Key, Open)>; 2],
}

#[derive(Default)]
pub(super) struct History {
    pub events: Vec<Event>,
    /// The events that touched a thing, oldest first.
    touched: Vec<Vec<u32>>,
    used: Vec<usize>,
    threads: Vec<Clock>,
    counts: Vec<u32>,
    ends: Vec<Clock>,
    /// How far the run has been read.
    steps: usize,
    links: usize,
    scratch: Vec<Access>,
    /// A thread that was not chosen has touched something.
    unchosen: bool,
    /// The last thread that started others, and whether another one did so at the same time.
    last_spawn: Option<(ThreadIdx, u32)>,
    pub concurrent_spawns: bool,
}

/// More things than this are not kept apart.
const MAX_KEYS: usize = 1 << 16;

impl History {
    /// Makes ready for another run.
    pub fn clear(&mut self) {
        self.events.clear();
        for key in self.used.drain(..) {
            self.touched[key].clear();
        }
        self.threads.clear();
        self.counts.clear();
        self.ends.clear();
        self.steps = 0;
        self.links = 0;
        self.unchosen = false;
        self.last_spawn = None;
        self.concurrent_spawns = false;
    }

    /// Skips what the closure under test does before its first operation, but for the threads that it starts.
    pub fn prologue(&mut self, world: &World) {
        self.grow(world);
        self.scratch.clear();
        let (steps, links) = (self.steps, self.links);
        self.read(world, world.steps.len());
        self.follow(world, None, steps, links);
    }

    /// A thread has been chosen, whose operation comes next.
    pub fn begin(&mut self, world: &World, option: u8) {
        let thread = usize::from(option);
        self.grow(world);
        let call = &world.threads[thread].call;
        let mut before = [None, None];
        if let Some(object) = call.object {
            before[0] = Some((Key::object(object), open(world, object)));
        }
        if let Want::Wake { mutex, .. } = call.want {
            before[1] = Some((Key::object(mutex), open(world, mutex)));
        }
        self.counts[thread] += 1;
        self.events.push(Event {
            option,
            thread,
            number: self.counts[thread],
            want: call.want,
            footprint: Footprint::from([]),
            mixed: false,
            past: self.threads[thread].clone(),
            clock: Clock::default(),
            before,
        });
    }

    /// The run has come to the next choice or to its end: takes note of what the last event has done. False when there
    /// is more to note than can be kept.
    pub fn end(&mut self, world: &World) -> bool {
        self.grow(world);
        let (steps, links) = (self.steps, self.links);
        self.scratch.clear();
        let touching = self.read(world, world.failed_at.unwrap_or(world.steps.len()));
        let last = self.events.len() - 1;
        for (_, link) in &world.links[links..] {
            if let Link::Finished(thread) = link {
                self.scratch.push(table::end_of(*thread));
            }
        }
        let fits = self
            .scratch
            .iter()
            .all(|access| access.key.index() < MAX_KEYS);
        let mut clock = self.events[last].past.clone();
        if fits {
            for access in 0..self.scratch.len() {
                self.join_dependent(self.scratch[access], &mut clock);
            }
        }
        let event = &mut self.events[last];
        clock.set(event.thread, event.number);
        event.mixed = touching > 1;
        event.footprint = self.scratch.as_slice().into();
        event.clock.copy(&clock);
        let read = steps..self.steps;
        for (step, fact) in world.steps[read.clone()].iter().zip(&world.facts[read]) {
            if let (Op::Wait, Some(mutex)) = (step.op, fact.also) {
                // It was held until now.
                event.before[1] = Some((Key::object(mutex), Open::default()));
            }
        }
        if fits {
            self.touch(last);
        }
        self.follow(world, Some((last, clock)), steps, links);
        // A thread that touches something without a choice unwinds with something in its hands. Who wins then is not
        // followed up, unless it is the end of the run.
        let seen = !std::mem::take(&mut self.unchosen) || world.fault.is_some();
        fits && seen
    }

    /// The events that touched a thing, oldest first.
    pub fn touched(&self, key: Key) -> &[u32] {
        self.touched.get(key.index()).map_or(&[], Vec::as_slice)
    }

    /// What has happened before the next operation of a thread.
    pub fn now(&self, thread: ThreadIdx) -> &Clock {
        &self.threads[thread]
    }

    fn grow(&mut self, world: &World) {
        let threads = world.threads.len();
        if self.threads.len() < threads {
            self.threads.resize(threads, Clock::default());
            self.ends.resize(threads, Clock::default());
            self.counts.resize(threads, 0);
        }
    }

    /// Reads the steps up to `end`. Returns how many of them touched something.
    fn read(&mut self, world: &World, end: usize) -> usize {
        let chosen = self.events.last().map(|event| event.thread);
        let mut touching = 0;
        for index in self.steps..end {
            let (step, before) = (&world.steps[index], self.scratch.len());
            table::accesses(world, step, &world.facts[index], &mut self.scratch);
            if self.scratch.len() > before {
                touching += 1;
                self.unchosen |= Some(step.thread) != chosen;
            }
        }
        self.steps = end.max(self.steps);
        self.links = world.links.len();
        touching
    }

    fn join_dependent(&self, access: Access, clock: &mut Clock) {
        for &index in self.touched(access.key).iter().rev() {
            let event = &self.events[index as usize];
            let covered = clock.of(event.thread) >= event.number;
            let modes = event
                .footprint
                .iter()
                .filter(|other| other.key == access.key);
            let mut total = false;
            for other in modes {
                total |= other.mode.total();
                if !covered && other.mode.depends_on(access.mode) {
                    clock.join(&event.clock);
                }
            }
            if total {
                break;
            }
        }
    }

    fn touch(&mut self, index: usize) {
        let event = &self.events[index];
        for access in event.footprint.iter() {
            let key = access.key.index();
            if self.touched.len() <= key {
                self.touched.resize(key + 1, Vec::new());
            }
            let touched = &mut self.touched[key];
            if touched.is_empty() {
                self.used.push(key);
            }
            if touched.last() != Some(&(index as u32)) {
                touched.push(index as u32);
            }
        }
    }

    /// Takes note of the threads that started, ended and stopped waiting after the event, in order.
    fn follow(&mut self, world: &World, event: Option<(usize, Clock)>, steps: usize, links: usize) {
        let clock = event.map(|(index, clock)| {
            let thread = self.events[index].thread;
            self.threads[thread].join(&clock);
            clock
        });
        let mut links = world.links[links..self.links].iter().peekable();
        for at in steps..=self.steps {
            while let Some((_, link)) = links.next_if(|(before, _)| *before <= at) {
                self.link(*link, clock.as_ref());
            }
            let Some(step) = world.steps.get(at).filter(|_| at < self.steps) else {
                break;
            };
            if let (Op::Spawn, Note::Thread(child)) = (step.op, step.note) {
                self.spawn(step.thread, child);
            }
        }
    }

    fn spawn(&mut self, parent: ThreadIdx, child: ThreadIdx) {
        let clock = self.threads[parent].clone();
        if let Some((last, number)) = self.last_spawn {
            self.concurrent_spawns |= last != parent && clock.of(last) < number;
        }
        self.last_spawn = Some((parent, self.counts[parent] + 1));
        self.threads[child].join(&clock);
    }

    fn link(&mut self, link: Link, event: Option<&Clock>) {
        match link {
            Link::Finished(thread) => self.ends[thread] = self.threads[thread].clone(),
            Link::Waited(thread, Want::Join(other)) => {
                let end = self.ends[other].clone();
                self.threads[thread].join(&end);
            }
            Link::Waited(thread, Want::Scope(set)) => {
                for other in (0..self.ends.len()).filter(|other| set & (1 << other) != 0) {
                    let end = self.ends[other].clone();
                    self.threads[thread].join(&end);
                }
            }
            Link::Waited(thread, _) => {
                if let Some(clock) = event {
                    self.threads[thread].join(clock);
                }
            }
        }
    }
}

fn open(world: &World, object: usize) -> Open {
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
