//! Philosophers at a table: who dines, and whether everybody eats and no neighbours do at the same time.

mod together;

pub use together::{eat_together, tables_are_apart};

use crate::explored::driven::{self, Test, Text};
use crate::explored::{drawn, explore_with, of_all, together};
use crate::verdict::Wrong;
use crate::waiting::{self, must_end};
use interleave::sync::atomic::{AtomicBool, Ordering::SeqCst};
use interleave::{Exploration, Explorer, Named};
use std::sync::{Mutex, PoisonError};

/// A table of an answer.
pub trait Dines: Sync {
    /// The philosopher at this seat dines.
    fn dine(&self, seat: usize, eat: &mut dyn FnMut());
}

/// Lays a table of the answer under test.
pub type New = fn() -> Box<dyn Dines>;

/// Seats of the table.
pub const SEATS: usize = 5;
const NAMES: [&str; SEATS] = ["seat 0", "seat 1", "seat 2", "seat 3", "seat 4"];

/// Philosophers who dine at the same time.
#[derive(Debug, Clone)]
pub struct Party {
    new: New,
    seats: Vec<usize>,
    /// How often each of them dines.
    times: usize,
    /// Meals before, one after the other, at the seats in turn.
    before: usize,
    /// Whether a philosopher who eats looks whether a neighbour does too.
    looks: bool,
}

/// These seats dine once each, on a thread of their own.
pub fn party(new: New, seats: &[usize]) -> Party {
    Party {
        new,
        seats: seats.to_vec(),
        times: 1,
        before: 0,
        looks: true,
    }
}

/// What happens at the table: who eats now, who has eaten how often.
struct Watch {
    eats: [AtomicBool; SEATS],
    eaten: Mutex<[usize; SEATS]>,
    /// Neighbours that were eating at the same time.
    met: Mutex<Option<[usize; 2]>>,
}

impl Watch {
    fn new() -> Watch {
        let flag = |seat: usize| AtomicBool::new(false).named(&format!("{seat} eats"));
        Watch {
            eats: std::array::from_fn(flag),
            eaten: Mutex::default(),
            met: Mutex::default(),
        }
    }

    fn eat(&self, seat: usize, looks: bool) {
        if looks {
            self.look(seat);
        }
        self.eaten.lock().unwrap_or_else(PoisonError::into_inner)[seat] += 1;
    }

    fn look(&self, seat: usize) {
        self.eats[seat].store(true, SeqCst);
        for beside in [(seat + 1) % SEATS, (seat + SEATS - 1) % SEATS] {
            if self.eats[beside].load(SeqCst) {
                let mut met = self.met.lock().unwrap_or_else(PoisonError::into_inner);
                met.get_or_insert([seat.min(beside), seat.max(beside)]);
            }
        }
        self.eats[seat].store(false, SeqCst);
    }
}

impl Party {
    /// Each of them dines so often.
    #[must_use]
    pub fn times(self, times: usize) -> Party {
        Party { times, ..self }
    }

    /// Nobody looks at the neighbours while eating, which makes runs shorter.
    #[must_use]
    pub fn without_looking(self) -> Party {
        Party {
            looks: false,
            ..self
        }
    }

    /// After `before` meals, one after the other.
    #[must_use]
    pub fn after(self, before: usize) -> Party {
        Party { before, ..self }
    }

    /// Nothing if all is well, or else what went wrong, as a sentence.
    fn run(&self) -> Text {
        let table = (self.new)();
        let watch = Watch::new();
        for meal in 0..self.before {
            table.dine(meal % SEATS, &mut || ());
        }
        together(&self.names(), &|name| {
            let seat = NAMES
                .iter()
                .position(|known| *known == name)
                .unwrap_or_default();
            for _ in 0..self.times {
                table.dine(seat, &mut || watch.eat(seat, self.looks));
            }
        });
        if let Some([one, other]) = *watch.met.lock().unwrap_or_else(PoisonError::into_inner) {
            return Text(format!(
                "Seats {one} and {other}, which share a fork, eat at the same time."
            ));
        }
        let eaten = *watch.eaten.lock().unwrap_or_else(PoisonError::into_inner);
        let hungry = self.seats.iter().find(|seat| eaten[**seat] != self.times);
        Text(hungry.map_or_else(String::new, |seat| match eaten[*seat] {
            0 => format!("Seat {seat} dines and does not eat."),
            meals => format!(
                "Seat {seat} dines {} and eats {}.",
                often(self.times),
                often(meals)
            ),
        }))
    }

    fn names(&self) -> Vec<&'static str> {
        self.seats.iter().map(|seat| NAMES[*seat]).collect()
    }

    fn test(&self) -> Test {
        let party = self.clone();
        driven::test(move || party.run())
    }

    /// Tries every order, or as many as there is room for.
    pub fn explored(&self) -> Exploration {
        self.explored_with(&waiting::budget())
    }

    /// The same with another budget.
    pub fn explored_with(&self, budget: &Explorer) -> Exploration {
        let party = self.clone();
        let found = explore_with(budget, move || party.run());
        self.judge(&found);
        found
    }

    /// Runs once, with room for many meals.
    pub fn once(&self) {
        let party = self.clone();
        let meals = self.times * self.seats.len();
        self.judge(&driven::alone(meals, move || party.run()));
    }

    /// Lets all of them make one operation each in turn, for thousands of rounds.
    pub fn in_step(&self) {
        driven::in_step(&self.names(), &self.test(), &|run| self.judge(run));
    }

    /// Stops all of them after the same number of operations, before any goes on.
    pub fn crowded(&self) {
        driven::crowded(&self.names(), self.places(), &self.test(), &|run| {
            self.judge(run)
        });
    }

    /// Stops the first one at each of its first operations, while the second one goes on.
    pub fn stopped(&self) {
        let names = self.names();
        driven::stopped([names[0], names[1]], self.places(), &self.test(), &|run| {
            self.judge(run)
        });
    }

    /// How many operations the first one makes if it is alone.
    fn places(&self) -> usize {
        let alone = party(self.new, &self.seats[..1]).times(self.times);
        driven::operations(self.names()[0], &alone.test())
    }

    fn judge(&self, found: &Exploration) {
        if driven::is_cut(found) {
            return;
        }
        must_end(found);
        let Some(outcome) = found
            .outcomes
            .iter()
            .find(|outcome| !outcome.value.is_empty())
        else {
            return;
        };
        let (expected, question) = match outcome.value.starts_with("Seats") {
            true => (
                "a philosopher holds both forks while eating, from the first bite to the last.",
                "which forks does a philosopher of yours hold while it eats, and when exactly is each of the guards dropped?",
            ),
            false => (
                "each philosopher eats once each time it dines.",
                "on which way through `dine` is `eat` not called, or who else is to call it?",
            ),
        };
        Wrong::because(outcome.value.clone())
            .seen(format!(
                "{} in {}.",
                self.describe(),
                of_all(outcome.interleavings, found)
            ))
            .expected(expected)
            .picture(
                outcome
                    .trace
                    .as_ref()
                    .map(|trace| drawn("The simplest such run:", trace))
                    .unwrap_or_default(),
            )
            .ask(question)
            .refuse()
    }

    fn describe(&self) -> String {
        let seats: Vec<String> = self.seats.iter().map(usize::to_string).collect();
        let often = often(self.times);
        match &seats[..] {
            [seat] => format!("seat {seat} dined {often}: this happened"),
            _ => format!(
                "seats {} dined {often} each: this happened",
                seats.join(", ")
            ),
        }
    }
}

fn often(times: usize) -> String {
    match times {
        1 => "once".to_string(),
        2 => "twice".to_string(),
        more => format!("{more} times"),
    }
}
