//! Users and what they have posted: only a user's document tells where the posts are.

mod judge;

pub use judge::check;

use crate::secret::secret;
use crate::verdict::Wrong;
use crate::virtual_time::{self, Work, refused};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A user, as [`fetch_user`] brings it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Its number.
    pub id: u32,
    /// What others call it.
    pub name: String,
    /// Where its posts are.
    pub feed: Feed,
}

/// Where the posts of a user are: [`fetch_posts`] takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feed(u64);

/// What a user has posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posts {
    /// All of it.
    pub text: String,
}

/// An entry of the list, and what was fetched of it.
struct Entry {
    id: u32,
    lasts: [Duration; 2],
    asked: [bool; 2],
}

static ENTRIES: Mutex<Vec<Entry>> = Mutex::new(Vec::new());

/// Fetches a user. Needs a tokio runtime, like [`fetch_posts`]; outside of a check, any user is there at once.
pub async fn fetch_user(id: u32) -> User {
    let asked = state().iter_mut().position(|entry| entry.ask(id));
    match asked {
        Some(entry) => {
            pass(entry, 0).await;
            user(entry, id)
        }
        None if !virtual_time::is_under_way() => user(id as usize, id),
        None => refused(no_such_user(id)).await,
    }
}

/// Fetches what a user has posted.
pub async fn fetch_posts(feed: Feed) -> Posts {
    let asked = {
        let mut entries = state();
        let entry = (0..entries.len()).find(|entry| feed_of(*entry) == feed);
        entry.filter(|entry| !std::mem::replace(&mut entries[*entry].asked[1], true))
    };
    match asked {
        Some(entry) => {
            pass(entry, 1).await;
            posts(entry)
        }
        None if !virtual_time::is_under_way() => posts(feed.0 as usize),
        None => {
            refused(
                Wrong::because("Your code fetches the same posts twice.")
                    .expected("the posts of every user are fetched once.")
                    .seen("fetch_posts was polled with a feed for which it had been polled before.")
                    .ask("which posts does your function fetch, and how often each?"),
            )
            .await
        }
    }
}

impl Entry {
    /// Whether it is this user's, and nobody has asked for it before.
    fn ask(&mut self, id: u32) -> bool {
        self.id == id && !std::mem::replace(&mut self.asked[0], true)
    }
}

fn no_such_user(id: u32) -> Wrong {
    let entries = state();
    let listed = entries.iter().filter(|entry| entry.id == id).count();
    match listed {
        0 => Wrong::because("Your code fetches a user who is not in the list.")
            .seen(format!("fetch_user was polled with the number {id}.")),
        listed => Wrong::because("Your code fetches a user more often than the list has it.")
            .seen(format!(
                "the number {id} is in the list {listed} times, and fetch_user was polled with it {} times.",
                listed + 1
            )),
    }
    .expected("one fetch_user for each entry of the list.")
    .ask("which users does your function fetch, and how often each?")
}

async fn pass(entry: usize, stage: usize) {
    let lasts = state()[entry].lasts[stage];
    virtual_time::pass(Work::FETCH, entry, stage, lasts).await;
}

/// Begins anew with these users: the number, and how long it and its posts take in milliseconds.
fn open(users: &[(u32, u64, u64)]) -> Vec<u32> {
    let entries = users.iter().map(|(id, user, posts)| Entry {
        id: *id,
        lasts: [*user, *posts].map(Duration::from_millis),
        asked: [false; 2],
    });
    *state() = entries.collect();
    users.iter().map(|(id, ..)| *id).collect()
}

fn user(entry: usize, id: u32) -> User {
    User {
        id,
        name: format!("user {id}: {:016x}", secret(("user", entry))),
        feed: feed_of(entry),
    }
}

fn feed_of(entry: usize) -> Feed {
    Feed(secret(("feed", entry)))
}

fn posts(entry: usize) -> Posts {
    Posts {
        text: format!("posts: {:016x}", secret(("posts", entry))),
    }
}

fn state() -> MutexGuard<'static, Vec<Entry>> {
    ENTRIES.lock().unwrap_or_else(PoisonError::into_inner)
}
