//! The thread that checks, and what it has to tell.

use crate::coach::Seat;
use crate::terminal::doing;
use anyhow::{Context, Result};
use check_runner::Processes;
use course::workbook::Exercise;
use course::workbook::check::{Checked, Event};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// What happened on that thread.
pub enum News {
    /// It is doing this now.
    Doing(String),
    /// The checks of a stub are built.
    Ready,
    /// A verdict, and a line about the progress.
    Verdict(Box<Checked>, Option<String>),
    /// There is no verdict, for this reason.
    Failed(String),
}

/// Checks an exercise on a thread of its own; of a pending one the checks are built, so that the first save has its verdict soon.
///
/// Fails when the system refuses a thread.
pub fn begin(
    seat: &Seat,
    exercise: &Exercise,
    pending: bool,
    processes: Processes,
) -> Result<Receiver<News>> {
    let (sender, news) = mpsc::channel();
    let (workbook, store, style) = (seat.workbook.clone(), seat.store.clone(), seat.style);
    let exercise = exercise.clone();
    let work = move || {
        let seat = Seat {
            workbook: &workbook,
            store: &store,
            style,
            keys: true,
        };
        let shared = Mutex::new(sender.clone());
        let hear = |event: Event| {
            let sender = shared.lock().unwrap_or_else(PoisonError::into_inner);
            drop(sender.send(News::Doing(doing(event))));
        };
        let news = match pending {
            true => seat
                .warm(&exercise, &processes, &hear)
                .map(|()| News::Ready),
            false => checked(&seat, exercise, &processes, &hear),
        };
        // Whoever began another check in the meantime hears no news of this one.
        drop(sender.send(news.unwrap_or_else(|error| News::Failed(format!("{error:#}")))));
    };
    let thread = thread::Builder::new().spawn(work);
    thread.context("the system refused a thread")?;
    Ok(news)
}

fn checked(
    seat: &Seat,
    exercise: Exercise,
    processes: &Processes,
    hear: &(dyn Fn(Event) + Sync),
) -> Result<News> {
    let mut results = seat.check(&[exercise], processes, hear)?;
    let one = results.checked.pop().context("nothing was checked")?;
    Ok(News::Verdict(Box::new(one), results.notice))
}
