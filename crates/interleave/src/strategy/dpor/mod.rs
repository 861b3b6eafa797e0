//! One run for each class of interleavings that differ only in the order of independent steps.
//!
//! Dynamic partial-order reduction with source sets and sleep sets (Abdulla, Aronsson, Jonsson, Sagonas, "Optimal
//! dynamic partial order reduction", POPL 2014). After each step, the steps before it are looked through for *races*:
//! dependent steps of different threads, of which nothing else forces the order. Where the earlier of them was chosen,
//! somebody is tried later who lets the other one come first. A thread *sleeps* where all that begins with it has been
//! tried already, until a step that depends on its own has happened.
//!
//! Two things are as in no paper:
//!
//! * The operation that a thread waits for when a run ends takes part in races too, as it may be possible in another
//!   order. Whether a thread could have gone before a step is read from the objects as they were then.
//! * A panic that ends the run keeps all others from what they were about to do, so each of them is tried before it.
//!   But a run that ends like this ends so whatever was possible besides: only what the panic itself depends on is tried
//!   in other orders.

mod history;
mod mirror;
mod races;
mod table;

use super::{Budget, Choice, Picked, Strategy};
use crate::data::FailureKind;
use crate::runtime::{Pending, World};
use history::History;
use table::Footprint;

pub(crate) use mirror::Mirror;

/// Longer runs than this are not kept in full.
const MAX_LEVELS: usize = 20_000;

pub(crate) struct Reduction {
    budget: Budget,
    levels: Vec<Level>,
    history: History,
    depth: usize,
    /// The first level that is not as in the run before.
    fresh: usize,
    started: bool,
    complete: bool,
    /// Everything that could go slept: what follows has been tried.
    redundant: bool,
    limited: bool,
    representatives: u64,
    mirror: Mirror,
}

/// A choice, as it was met first.
struct Level {
    options: Vec<u8>,
    taken: u8,
    /// The threads that have to be tried here.
    wanted: u64,
    done: Vec<Sleeper>,
    sleep: Vec<Sleeper>,
}

/// A thread of which everything has been tried that begins with it, and what its step does.
#[derive(Clone)]
struct Sleeper {
    option: u8,
    footprint: Footprint,
}

impl Level {
    /// The threads that could go.
    fn able(&self) -> u64 {
        self.options.iter().fold(0, |set, option| set | 1 << option)
    }

    fn lets(&self, thread: usize) -> bool {
        self.able() & (1 << thread) != 0
    }

    fn asleep(&self) -> u64 {
        self.sleep
            .iter()
            .fold(0, |set, sleeper| set | 1 << sleeper.option)
    }

    fn next(&self) -> Option<u8> {
        let tried = |option: u8| {
            option == self.taken
                || self
                    .done
                    .iter()
                    .chain(&self.sleep)
                    .any(|sleeper| sleeper.option == option)
        };
        let mut wanted = self.options.iter().copied();
        wanted.find(|&option| self.wanted & (1 << option) != 0 && !tried(option))
    }
}

impl Reduction {
    pub fn new(budget: Budget) -> Self {
        Self {
            budget,
            levels: Vec::new(),
            history: History::default(),
            depth: 0,
            fresh: 0,
            started: false,
            complete: false,
            redundant: false,
            limited: false,
            representatives: 0,
            mirror: Mirror::default(),
        }
    }

    /// Whether one run of each class has been tried.
    pub fn complete(&self) -> bool {
        self.complete
    }

    /// Whether a run could not be seen or kept in full, so that even a complete search is no proof.
    pub fn limited(&self) -> bool {
        self.limited
    }

    /// How many classes have been met: the runs that did not turn out to be of a class that was known.
    pub fn representatives(&self) -> u64 {
        self.representatives
    }

    /// The runs that must give the same when independent steps are swapped.
    pub fn into_mirror(self) -> Mirror {
        self.mirror
    }

    /// Takes the next option of the last choice that has one.
    fn advance(&mut self) -> bool {
        while let Some(index) = self.levels.len().checked_sub(1) {
            let level = &mut self.levels[index];
            if let Some(event) = self.history.events.get(index) {
                level.done.push(Sleeper {
                    option: level.taken,
                    footprint: event.footprint.clone(),
                });
            }
            if let Some(next) = level.next() {
                level.taken = next;
                return true;
            }
            self.levels.pop();
        }
        false
    }

    /// Takes note of what the last event has done, and looks for its races.
    fn end_event(&mut self, world: &World) {
        let Some(last) = self.depth.checked_sub(1) else {
            return self.history.prologue(world);
        };
        self.limited |= !self.history.end(world);
        if last >= self.fresh {
            self.races_of_last();
        }
    }

    /// The threads that sleep where a new level begins.
    fn inherited(&self) -> Vec<Sleeper> {
        let Some(last) = self.depth.checked_sub(1) else {
            return Vec::new();
        };
        let (level, event) = (&self.levels[last], &self.history.events[last]);
        let sleeps = |sleeper: &&Sleeper| {
            usize::from(sleeper.option) != event.thread
                && !table::dependent(&sleeper.footprint, &event.footprint)
        };
        let before = level.sleep.iter().chain(&level.done);
        before.filter(sleeps).cloned().collect()
    }

    /// The option to take at a choice that has not been met before. `None` when the rest of the run has been tried.
    fn open_level(&mut self, options: &[u8]) -> Option<u8> {
        if self.depth == MAX_LEVELS {
            self.limited = true;
            return None;
        }
        let sleep = self.inherited();
        let awake = |option: &&u8| sleep.iter().all(|sleeper| sleeper.option != **option);
        let taken = *options.iter().find(awake)?;
        self.levels.push(Level {
            options: options.to_vec(),
            taken,
            wanted: 1 << taken,
            done: Vec::new(),
            sleep,
        });
        Some(taken)
    }

    /// Lets those go first who were kept from it by the end of the run.
    fn end_run(&mut self, world: &World) {
        let panicked = matches!(
            world.fault.as_ref().map(|fault| fault.kind),
            Some(FailureKind::Panic | FailureKind::Misuse)
        );
        for &Pending {
            thread,
            call,
            enabled,
        } in &world.pending
        {
            if !enabled {
                let mut accesses = Vec::new();
                table::pending(world, thread, &call, &mut accesses);
                self.races_of_pending(thread, call.want, &accesses);
            } else if panicked {
                self.before_panic(thread);
            }
        }
    }

    fn before_panic(&mut self, thread: usize) {
        let (Some(level), Some(event)) = (self.levels.last_mut(), self.history.events.last())
        else {
            return;
        };
        let after = self.history.now(thread).of(event.thread) >= event.number;
        if !after && level.lets(thread) && level.asleep() & (1 << thread) == 0 {
            level.wanted |= 1 << thread;
        }
    }
}

impl Strategy for Reduction {
    fn begin(&mut self) -> bool {
        if self.started && !self.advance() {
            self.complete = true;
            return false;
        }
        self.started = true;
        self.fresh = self.levels.len().saturating_sub(1);
        self.depth = 0;
        self.redundant = false;
        self.history.clear();
        self.budget.take_schedule()
    }

    fn choose(&mut self, choice: &Choice<'_>) -> Picked {
        if self.redundant {
            return Picked::Thread(choice.options[0]);
        }
        self.limited |= choice.held_back();
        self.end_event(choice.world);
        let option = match self.levels.get(self.depth) {
            Some(level) if level.options == choice.options => level.taken,
            Some(_) => return Picked::Refused(super::DIFFERENT_CHOICE.into()),
            None => match self.open_level(choice.options) {
                Some(option) => option,
                None => {
                    self.redundant = true;
                    return Picked::Thread(choice.options[0]);
                }
            },
        };
        self.history.begin(choice.world, option);
        self.depth += 1;
        Picked::Thread(option)
    }

    fn was_redundant(&self) -> bool {
        self.redundant
    }

    fn end(&mut self, world: &World) {
        self.budget.take_steps(world.order.len());
        if self.redundant {
            return;
        }
        self.end_event(world);
        self.representatives += 1;
        self.limited |= self.history.concurrent_spawns && world.numbers_read;
        let kind = world.fault.as_ref().map(|fault| fault.kind);
        let comparable = matches!(kind, None | Some(FailureKind::Deadlock));
        // In another order, threads that are started at the same time have other numbers.
        if comparable && !self.history.concurrent_spawns {
            self.mirror.keep(&self.history, world);
        }
        if world.was_cut() {
            self.limited = true;
        } else {
            self.end_run(world);
        }
    }
}
