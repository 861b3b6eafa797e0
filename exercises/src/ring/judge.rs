//! Runs the actors of an answer, and refuses what hangs, loses letters or lets them pile up.

use super::told;
use super::{Actor, Letter, Log};
use crate::explored::driven::{self, Test, Text};
use crate::explored::{explore_with, polling, together};
use crate::waiting::{self, must_end};
use interleave::sync::OnceLock;
use interleave::sync::mpsc::{Receiver, SyncSender, sync_channel};
use interleave::{Exploration, Explorer, Named, Outcome};
use serde::{Deserialize, Serialize};
use std::sync::{Mutex, PoisonError};

/// The function of an answer: an actor, its mailbox, and the sender to the next one's.
pub type Run = fn(Actor<'_>, Receiver<Letter>, SyncSender<Letter>);

/// The threads of the actors.
const NAMES: [&str; 6] = ["A", "B", "C", "D", "E", "F"];

/// Actors in a ring.
#[derive(Debug, Clone)]
pub struct Ring {
    run: Run,
    /// By actor: how many letters it writes.
    letters: Vec<usize>,
    capacity: usize,
}

/// A ring of actors A, B, C that write so many letters each, with mailboxes for `capacity` letters.
pub fn ring(run: Run, letters: &[usize], capacity: usize) -> Ring {
    Ring {
        run,
        letters: letters.to_vec(),
        capacity,
    }
}

/// What a run gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seen {
    /// By actor: how many of its letters are home.
    pub home: Vec<usize>,
    /// The most letters that were written and not home yet.
    pub most: usize,
}

impl Ring {
    /// Every letter gets home and every actor ends, in every order.
    pub fn every_letter_gets_home(&self) -> Exploration {
        let ring = self.clone();
        let found = explore_with(&budget(), move || ring.text(false));
        self.judge(&found);
        found
    }

    /// However many letters there are, few are under way, in orders that the check chooses.
    pub fn few_are_under_way(&self) {
        const PLACES: usize = 6;
        const ROUNDS: usize = 12;
        let test = self.test(true);
        let judge = |run: &Exploration| self.judge(run);
        let names = self.names();
        for first in 0..names.len() {
            let second = (first + 1) % names.len();
            driven::stopped([names[first], names[second]], PLACES, &test, &judge);
        }
        driven::in_step(&names, &test, &judge);
        for shares in 1..=names.len() {
            for turns in 1..=PLACES {
                let mut round: driven::Turns = names.iter().map(|name| (*name, turns)).collect();
                round[shares - 1].1 += 1;
                driven::along(&round.repeat(ROUNDS), &test)
                    .iter()
                    .for_each(judge);
            }
        }
    }

    /// No thread is started for each letter.
    pub fn starts_few_threads(&self) {
        let found = self.every_letter_gets_home();
        // Each actor may have one thread more.
        let most = 1 + 2 * self.letters.len();
        let threads = |outcome: &Outcome| {
            outcome
                .trace
                .as_ref()
                .map_or(0, |trace| trace.threads.len())
        };
        let started = found.outcomes.iter().map(threads).max();
        if started > Some(most) {
            told::many_threads(&self.told(), started.unwrap_or_default() - 1, most - 1);
        }
    }

    /// The second of two actors does not return while its last letter finds no room in the mailbox of the first one.
    pub fn sends_before_it_returns(&self) {
        let ring = self.clone();
        let found = explore_with(&budget(), move || ring.next_to_a_full_mailbox());
        if let Some(outcome) = found.outcomes.first() {
            told::returned(self.capacity, outcome, &found);
        }
    }

    /// The check plays A, which sends one letter more than fits into its own mailbox, and takes none out before B has
    /// returned. With a right answer such a run never ends.
    fn next_to_a_full_mailbox(&self) -> Text {
        let letters = self.capacity + 1;
        let log = Log::new(2, false);
        let returned = OnceLock::new().named("the return of B");
        let (to_a, of_a) = sync_channel(self.capacity).named("A's mailbox");
        let (to_b, of_b) = sync_channel(self.capacity).named("B's mailbox");
        let first = Mutex::new(Some((to_b, of_a)));
        let second = Mutex::new(Some((of_b, to_a)));
        together(&["A", "B"], &|name| match name {
            "A" => {
                let (to_b, of_a) = taken(&first);
                for number in 1..=letters {
                    // B has no mailbox any more where the answer has left it, which others tell.
                    let _ = to_b.send(Letter { from: 0, number });
                }
                returned.wait();
                of_a.iter().take(letters).for_each(drop);
            }
            _ => {
                let (mailbox, next) = taken(&second);
                let actor = Actor {
                    seat: 1,
                    written: 0,
                    to_write: 0,
                    handled: 0,
                    to_handle: letters,
                    log: &log,
                };
                (self.run)(actor, mailbox, next);
                let _ = returned.set(());
            }
        });
        Text(String::new())
    }

    /// No actor tries again and again while the others stand still.
    pub fn waits(&self) {
        polling::refuse(&[["A", "B"], ["B", "A"]], &self.test(false));
    }

    fn names(&self) -> Vec<&'static str> {
        NAMES[..self.letters.len()].to_vec()
    }

    fn test(&self, counts: bool) -> Test {
        let ring = self.clone();
        driven::test(move || ring.text(counts))
    }

    fn text(&self, counts: bool) -> Text {
        let log = Log::new(self.letters.len(), counts);
        self.run(&log);
        let number = |home: &Mutex<Vec<usize>>| {
            let mut home = home.lock().unwrap_or_else(PoisonError::into_inner);
            home.sort_unstable();
            home.dedup();
            home.len()
        };
        let seen = Seen {
            home: log.home.iter().map(number).collect(),
            most: *log.most.lock().unwrap_or_else(PoisonError::into_inner),
        };
        Text(serde_json::to_string(&seen).expect("numbers are valid JSON"))
    }

    fn run(&self, log: &Log) {
        let mailboxes = self
            .names()
            .into_iter()
            .map(|name| sync_channel(self.capacity).named(&format!("{name}'s mailbox")));
        let (mut senders, receivers): (Vec<_>, Vec<_>) = mailboxes.unzip();
        // The sender of an actor is that to the mailbox of the next one.
        senders.rotate_left(1);
        let actor = |(seat, to_write): (usize, &usize)| Actor {
            seat,
            written: 0,
            to_write: *to_write,
            handled: 0,
            to_handle: self.letters.iter().sum(),
            log,
        };
        let actors = self.letters.iter().enumerate().map(actor);
        let ends = actors.zip(receivers).zip(senders);
        let ready: Vec<_> = ends.map(|ends| Mutex::new(Some(ends))).collect();
        together(&self.names(), &|name| {
            let seat = NAMES.iter().position(|known| *known == name);
            let mine = &ready[seat.unwrap_or_default()];
            let ((actor, mailbox), next) = taken(mine);
            (self.run)(actor, mailbox, next);
        });
    }

    fn judge(&self, found: &Exploration) {
        if driven::is_cut(found) {
            return;
        }
        must_end(found);
        let limit = self.letters.len() * (self.capacity + 2);
        for outcome in &found.outcomes {
            let seen: Seen = serde_json::from_str(&outcome.value).expect("the check wrote it");
            if seen.home != self.letters {
                told::lost(&self.told(), &seen.home, &self.letters, outcome, found);
            }
            if seen.most > limit {
                told::piled_up(&self.told(), seen.most, limit, found, outcome);
            }
        }
    }

    /// The ring, as the start of a sentence.
    fn told(&self) -> String {
        let letters: Vec<String> = self.letters.iter().map(usize::to_string).collect();
        match self.letters.len() {
            1 => format!(
                "one actor that writes {} letters to itself, capacity {}",
                letters[0], self.capacity
            ),
            actors => format!(
                "{actors} actors that write {} letters, capacity {}",
                letters.join(" and "),
                self.capacity
            ),
        }
    }
}

/// Few interleavings are run one by one: a few runs stand for the many there are.
fn budget() -> Explorer {
    const ONE_BY_ONE: u64 = 100;
    waiting::budget().dfs_schedules(ONE_BY_ONE)
}

fn taken<T>(ready: &Mutex<Option<T>>) -> T {
    let ends = ready.lock().unwrap_or_else(PoisonError::into_inner).take();
    ends.expect("each thread has an actor of its own")
}
