//! A run as a schedule: what the tasks did, with a column for each of them.

use super::log::{Did, Noted, Run, Task, run};
use drawing::schedule::Schedule;
use interleave::{Object, ObjectKind, Op, Place, Step, StepResult, Thread, Trace};
use std::panic::Location;

/// The run as it is drawn: up to its fault, with a mark there. Tasks that have not ended wait, if `stuck`.
pub(super) fn schedule(title: &str, stuck: bool) -> Schedule {
    let run = run();
    let fault = run.fault.as_ref().filter(|_| !stuck);
    let most = fault.map_or(run.steps.len(), |(_, last)| last + 1);
    let mut trace = trace(&run, most);
    if stuck {
        trace.steps.extend(waits(&run));
    }
    let schedule = Schedule::of(title, &trace);
    match fault {
        Some((fault, last)) if *last < trace.steps.len() => {
            schedule.marked(*last, fault.why.clone())
        }
        _ => schedule.without_damage(),
    }
}

fn trace(run: &Run, most: usize) -> Trace {
    let thread = |(id, name): (usize, &'static str)| Thread {
        id,
        name: name.into(),
        spawned_at: None,
    };
    let names = ["main"]
        .into_iter()
        .chain(run.tasks.iter().map(|task| task.name));
    let object = |(id, name): (usize, &String)| Object {
        id,
        kind: ObjectKind::Atomic,
        name: name.clone(),
        made_at: place(None),
    };
    let steps: Vec<Step> = run.steps[..most].iter().map(drawn).collect();
    let switches = steps
        .windows(2)
        .filter(|two| two[0].thread != two[1].thread);
    Trace {
        threads: names.enumerate().map(thread).collect(),
        objects: run.objects.iter().enumerate().map(object).collect(),
        switches: switches.count(),
        steps,
    }
}

fn drawn(noted: &Noted) -> Step {
    Step {
        thread: noted.task.map_or(0, |task| task + 1),
        op: noted.did.op,
        object: noted.did.object.map(|object| object.0),
        mutex: None,
        place: place(noted.did.place),
        at_drop: false,
        read: noted.did.read.clone(),
        wrote: noted.did.wrote.clone(),
        note: None,
        result: StepResult::Done,
        counted: true,
        spurious: false,
    }
}

/// A row for each task that waits for ever.
fn waits(run: &Run) -> Vec<Step> {
    let left = run.tasks.iter().enumerate().filter(|(_, task)| !task.done);
    let wait = |(task, _): (usize, &Task)| {
        let did = Did::without_line(Op::Wake);
        let task = Some(task);
        Step {
            result: StepResult::Blocked,
            ..drawn(&Noted { task, poll: 0, did })
        }
    };
    left.map(wait).collect()
}

fn place(place: Option<&'static Location<'static>>) -> Place {
    place.map_or(
        Place {
            file: String::new(),
            line: 0,
            column: 0,
        },
        Into::into,
    )
}
