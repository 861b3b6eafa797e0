//! The worker thread of the watch: it checks an exercise and sends updates.

use crate::coach::Coach;
use crate::terminal::describe;
use anyhow::{Context, Result};
use check_runner::Processes;
use course::workbook::Exercise;
use course::workbook::check::{Checked, Event};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// What a worker has done.
pub enum Update {
    /// It is doing this now.
    Doing(String),
    /// The checks of a stub are built.
    Ready,
    /// A verdict, and a line about the progress.
    Verdict(Box<Checked>, Option<String>),
    /// There is no verdict, for this reason.
    Failed(String),
}

/// Checks an exercise on a worker thread. For a pending exercise it only builds the checks, so that the first save has its verdict soon.
///
/// Fails when the system refuses a thread.
pub fn begin(
    coach: &Coach,
    exercise: &Exercise,
    pending: bool,
    processes: Processes,
) -> Result<Receiver<Update>> {
    let (sender, updates) = mpsc::channel();
    let (workbook, store, style) = (coach.workbook.clone(), coach.store.clone(), coach.style);
    let exercise = exercise.clone();
    let work = move || {
        let coach = Coach {
            workbook: &workbook,
            store: &store,
            style,
            in_watch: true,
        };
        let shared = Mutex::new(sender.clone());
        let on_event = |event: Event| {
            let sender = shared.lock().unwrap_or_else(PoisonError::into_inner);
            drop(sender.send(Update::Doing(describe(event))));
        };
        let update = match pending {
            true => coach
                .prebuild(&exercise, &processes, &on_event)
                .map(|()| Update::Ready),
            false => checked(&coach, exercise, &processes, &on_event),
        };
        // Nobody receives the updates of a check that has been replaced by a newer one.
        drop(sender.send(update.unwrap_or_else(|error| Update::Failed(format!("{error:#}")))));
    };
    let thread = thread::Builder::new().spawn(work);
    thread.context("the system refused a thread")?;
    Ok(updates)
}

fn checked(
    coach: &Coach,
    exercise: Exercise,
    processes: &Processes,
    on_event: &(dyn Fn(Event) + Sync),
) -> Result<Update> {
    let mut results = coach.check(&[exercise], processes, on_event)?;
    let one = results.checked.pop().context("nothing was checked")?;
    Ok(Update::Verdict(Box::new(one), results.notice))
}
