//! A logbook behind an async lock: [`Logbook`], [`Entry`], [`Words`] and [`find_words`] are for learners; the rest checks the exercise `futurelock`.

mod judge;
mod queue;
mod told;

pub use judge::{Scene, check};

use crate::diary::Diary;
use crate::secret::secret;
use crate::virtual_time::{self, Work, refused};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A book in which one can write at a time.
#[derive(Debug)]
pub struct Logbook(());

/// What stands in the book then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry(u64);

/// What a remark is to say.
#[derive(Debug)]
pub struct Words(());

/// The rows of the calls; those of other users follow.
const ENTRY: usize = 0;
const REMARK: usize = 1;
const OTHERS: usize = 2;
/// The stages of the calls.
const WRITES: usize = 0;
const FINDS: usize = 1;

const WRITE: Work = Work {
    does: "uses the logbook",
    many: "entries and remarks",
    one: "an entry",
    result: "an entry",
    never: "returns",
};

struct House {
    /// How long it takes to write the entry, to find words, and to write the remark.
    lasts: [Duration; 3],
    /// What was begun: entries, remarks, and words that were sought.
    begun: [usize; 3],
    /// Whether the lock was taken when nothing happened any more.
    stuck: bool,
    diary: Diary,
}

static HOUSE: Mutex<House> = Mutex::new(House {
    lasts: [Duration::ZERO; 3],
    begun: [0; 3],
    stuck: false,
    diary: Diary::new(),
});

fn house() -> MutexGuard<'static, House> {
    HOUSE.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Logbook {
    /// Writes the entry. Needs a tokio runtime.
    pub async fn write_entry(&mut self) -> Entry {
        step("the entry", 0, ENTRY, WRITES).await;
        entry(ENTRY)
    }

    /// Writes a remark.
    pub async fn write_remark(&mut self, words: Words) -> Entry {
        let Words(()) = words;
        step("the remark", 2, REMARK, WRITES).await;
        entry(REMARK)
    }

    /// Somebody else writes something.
    async fn write(&mut self, user: usize, lasts: Duration) {
        let what = format!("user {user}");
        house().diary.note(format!("{what} writes"));
        virtual_time::pass(WRITE, OTHERS + user, WRITES, lasts).await;
        house().diary.note(format!("{what} has written"));
    }
}

/// Finds words for a remark, which takes a while, and needs no lock.
pub async fn find_words() -> Words {
    step("words for the remark", 1, REMARK, FINDS).await;
    Words(())
}

async fn step(what: &str, kind: usize, row: usize, stage: usize) {
    let (lasts, again) = {
        let mut house = house();
        house.begun[kind] += 1;
        let verb = if stage == FINDS { "sought" } else { "written" };
        house.diary.note(format!("{what}: being {verb}"));
        (house.lasts[kind], house.begun[kind] > 1)
    };
    if again {
        let diary = house().diary.clone();
        return refused(told::begun_again(what, &diary)).await;
    }
    virtual_time::pass(WRITE, row, stage, lasts).await;
    let done = if stage == FINDS { "found" } else { "written" };
    house().diary.note(format!("{what}: {done}"));
}

fn entry(row: usize) -> Entry {
    Entry(secret(("entry", row)))
}
