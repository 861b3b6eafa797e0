//! What happens in a run: polls, wakes, and the steps that the check notes. There is one run at a time.

use crate::verdict::Wrong;
use interleave::Op;
use std::panic::Location;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::Waker;

/// So many polls in a row for which a task has woken itself are more than anybody needs who lets others go first.
const OWN_WAKES: usize = 12;

/// A run with so many steps is ended: it would take all the memory.
const STEPS: usize = 100_000;

static RUN: Mutex<Run> = Mutex::new(Run::new());
/// Changes whenever something happens.
static PROGRESS: AtomicUsize = AtomicUsize::new(0);

/// Something that tasks share, by its place among the objects of the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Object(pub(super) usize);

/// A step of a task, as the check notes it.
#[derive(Debug, Clone)]
pub struct Did {
    /// What it did.
    pub op: Op,
    /// What it did it to.
    pub object: Option<Object>,
    /// The line of the answer, if it has one.
    pub place: Option<&'static Location<'static>>,
    /// What it read.
    pub read: Option<String>,
    /// What it wrote.
    pub wrote: Option<String>,
}

/// What no right answer does, and which step of the run it is.
#[derive(Debug, Clone)]
pub struct Fault {
    /// What the learner is told; the check of the polls adds in which orders, and the picture.
    pub wrong: Wrong,
    /// One line that explains the last step of the picture.
    pub why: String,
}

/// A step of a run: whose, in which of its polls, and what.
#[derive(Debug, Clone)]
pub struct Noted {
    /// The task, by its place among the tasks; `None` before and after they run.
    pub task: Option<usize>,
    /// In which of its task's polls, counted from 1.
    pub poll: usize,
    /// What was done.
    pub did: Did,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Task {
    pub name: &'static str,
    polls: usize,
    woken: bool,
    pub done: bool,
    own_wakes: usize,
    woke_itself: bool,
    /// A future of the check was ready, and nobody has polled the task since.
    unheard: bool,
}

#[derive(Debug)]
pub(super) struct Run {
    pub tasks: Vec<Task>,
    current: Option<usize>,
    pub objects: Vec<String>,
    pub steps: Vec<Noted>,
    /// Whom to wake when the poll has ended, and whose future it is.
    due: Vec<(usize, Waker)>,
    pub fault: Option<(Fault, usize)>,
}

impl Run {
    const fn new() -> Run {
        Run {
            tasks: Vec::new(),
            current: None,
            objects: Vec::new(),
            steps: Vec::new(),
            due: Vec::new(),
            fault: None,
        }
    }

    fn current(&mut self) -> Option<&mut Task> {
        self.tasks.get_mut(self.current?)
    }
}

pub(super) fn run() -> MutexGuard<'static, Run> {
    // Relaxed: only whether it changes is looked at.
    PROGRESS.fetch_add(1, Ordering::Relaxed);
    RUN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Forgets the run before.
pub(super) fn begin() {
    let old = std::mem::replace(&mut *run(), Run::new());
    // A waker that is dropped may do anything.
    drop(old);
}

pub(super) fn names(names: &[&'static str]) {
    run().tasks = names
        .iter()
        .map(|&name| Task {
            name,
            ..Task::default()
        })
        .collect();
}

pub(super) fn progress() -> usize {
    PROGRESS.load(Ordering::Relaxed)
}

impl Object {
    /// Something with this name, which has not been used yet in this run.
    pub fn new(name: impl Into<String>) -> Object {
        let mut run = run();
        run.objects.push(name.into());
        Object(run.objects.len() - 1)
    }
}

impl Did {
    /// Something that has no line, about something that has this name.
    pub fn of(op: Op, what: impl Into<String>) -> Did {
        Did {
            object: Some(Object::new(what)),
            ..Did::without_line(op)
        }
    }

    pub(super) fn without_line(op: Op) -> Did {
        Did {
            op,
            object: None,
            place: None,
            read: None,
            wrote: None,
        }
    }

    /// An operation on something, in this line.
    pub fn new(op: Op, object: Object, place: &'static Location<'static>) -> Did {
        Did {
            object: Some(object),
            place: Some(place),
            ..Did::without_line(op)
        }
    }
}

/// The task that is being polled, by its place among the tasks.
pub fn current() -> Option<usize> {
    run().current
}

/// How often the task that is being polled has been polled, this time included.
pub fn polls() -> usize {
    run().current().map_or(0, |task| task.polls)
}

/// Notes a step of the task that is being polled; gives its number.
pub fn step(did: Did) -> usize {
    let mut run = run();
    let poll = run.current().map_or(0, |task| task.polls);
    let task = run.current;
    run.steps.push(Noted { task, poll, did });
    let steps = run.steps.len();
    drop(run);
    assert!(steps < STEPS, "a run has {STEPS} steps and does not end");
    steps - 1
}

/// Looks at the steps of the run so far.
pub fn steps<R>(look: impl FnOnce(&[Noted]) -> R) -> R {
    look(&run().steps)
}

/// The last step is the first thing in this run that no right answer does, unless there was one before.
pub fn fault(fault: Fault) {
    let mut run = run();
    let last = run.steps.len().saturating_sub(1);
    run.fault.get_or_insert((fault, last));
}

/// The polls of all tasks of the run so far.
pub(super) fn polls_of_all() -> usize {
    run().tasks.iter().map(|task| task.polls).sum()
}

pub(super) fn found_fault() -> Option<Fault> {
    run().fault.as_ref().map(|(fault, _)| fault.clone())
}

pub(super) fn due(waker: &Waker) {
    let mut run = run();
    if let Some(task) = run.current {
        run.due.push((task, waker.clone()));
    }
}

pub(super) fn begin_poll(task: usize) {
    let mut run = run();
    run.current = Some(task);
    let task = &mut run.tasks[task];
    task.polls += 1;
    (task.woken, task.woke_itself, task.unheard) = (false, false, false);
}

/// A waker of the task was called.
pub(super) fn woken(task: usize) {
    let mut run = run();
    let own = run.current == Some(task);
    if let Some(task) = run.tasks.get_mut(task) {
        task.woken = true;
        task.woke_itself |= own;
    }
}

/// The poll has ended: whoever was to be woken is, and what the task did is noted.
pub(super) fn end_poll(task: usize, ready: bool) {
    let due = {
        let mut run = run();
        let awaits = run.steps.last().is_some_and(|last| {
            last.task == Some(task)
                && last.poll == run.tasks[task].polls
                && last.did.op == Op::Await
        });
        let own = &mut run.tasks[task];
        own.done = ready;
        own.own_wakes = match own.woke_itself {
            true => own.own_wakes + 1,
            false => 0,
        };
        let (spins, poll) = (own.own_wakes > OWN_WAKES, own.polls);
        if !ready && !awaits {
            let did = Did::without_line(Op::Await);
            let task = Some(task);
            run.steps.push(Noted { task, poll, did });
        }
        if spins {
            let last = run.steps.len().saturating_sub(1);
            let fault = (spinning(run.tasks[task].name), last);
            run.fault.get_or_insert(fault);
        }
        run.current = None;
        std::mem::take(&mut run.due)
    };
    for (task, waker) in due {
        waker.wake();
        let task = &mut run().tasks[task];
        task.unheard = !task.woken && !task.done;
    }
}

fn spinning(name: &str) -> Fault {
    let wrong = Wrong::because("A task that waits wakes itself again and again.")
        .seen(format!(
            "task {name} is polled {} times in a row because it has woken itself",
            OWN_WAKES + 1
        ))
        .expected("a task that has to wait sleeps until somebody else wakes it.")
        .ask("what does your task wait for, and who could wake it when that is there?");
    Fault {
        wrong,
        why: format!("{name} has woken itself once more, and nothing has changed."),
    }
}

/// The names of the tasks that have not come to an end, and whether a wake of theirs was lost.
pub(super) fn unfinished() -> Vec<(&'static str, bool)> {
    let run = run();
    let left = run.tasks.iter().filter(|task| !task.done);
    left.map(|task| (task.name, task.unheard)).collect()
}

/// The name of the task that is being polled.
pub(super) fn polled() -> Option<&'static str> {
    run().current().map(|task| task.name)
}
