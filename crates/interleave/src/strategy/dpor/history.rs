//! The events of one run and the order that they force upon each other ("happens before"), as vector clocks.

use super::clock::Clock;
use super::open::{Open, open};
use super::table::{self, Access, Footprint, Key};
use crate::data::Op;
use crate::runtime::{Link, Note, ThreadIdx, Want, World};
use crate::strategy::thread_of;

/// A step, with all that follows from it before the next choice.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub option: u8,
    pub thread: ThreadIdx,
    /// The number of the event in its thread, from 1.
    pub number: u32,
    pub want: Want,
    /// The operation may go another way without a reason.
    pub two_ways: bool,
    pub footprint: Footprint,
    /// Whether it did more than one thing, such as unlocking while it unwinds.
    pub mixed: bool,
    /// What happens before it without regard to what it touches.
    pub past: Clock,
    /// What happens before it, and itself.
    pub clock: Clock,
    /// What it touches, as it was before.
    pub before: [Option<(Key, Open)>; 2],
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
        let thread = thread_of(option);
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
            two_ways: world.has_two_ways(thread),
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
