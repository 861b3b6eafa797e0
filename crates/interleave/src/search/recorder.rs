//! Turns the record of a run into a trace.

use super::counts::End;
use super::names;
use crate::data::{
    ChannelState, Cycle, DeadlockKind, Failure, FailureKind, Holder, Object, Op, Place, Step,
    StepResult, Thread, Trace, Wait, WaitGraph, spuriously,
};
use crate::runtime::{Hold, Note, RawStep, RawWait, Value, World, run_loop::Observer};

/// A run, as it is shown.
#[derive(Clone, Debug)]
pub(super) struct Recording {
    pub end: End,
    pub trace_hash: u64,
    pub message: String,
    pub thread: Option<usize>,
    pub trace: Trace,
    pub waits: Option<WaitGraph>,
    pub cycle: Option<Cycle>,
}

/// Records every run.
#[derive(Default)]
pub(super) struct Recorder {
    pub recordings: Vec<Recording>,
}

impl Observer for Recorder {
    fn run_ended(&mut self, world: &World) {
        self.recordings.push(Recording::of(world));
    }
}

impl Recording {
    pub fn of(world: &World) -> Self {
        let mut trace = trace(world);
        let kind = world.fault.as_ref().and_then(|fault| fault.deadlock);
        let waits = kind.map(|kind| wait_graph(world, &trace, kind));
        for wait in waits.iter().flat_map(|graph| &graph.waits) {
            trace.steps.push(blocked(wait));
        }
        let fault = world.fault.as_ref();
        Self {
            end: End::of(world),
            trace_hash: world.trace_hash,
            message: fault.map(|fault| fault.message.clone()).unwrap_or_default(),
            thread: fault.and_then(|fault| fault.thread),
            trace,
            waits,
            cycle: world.cycle,
        }
    }

    /// The failure that this run is an example of.
    pub fn into_failure(
        self,
        schedules: u64,
        interleavings: u64,
        first_at: u64,
    ) -> Option<Failure> {
        let End::Failure(kind, _, place) = self.end else {
            return None;
        };
        let (mut trace, cycle) = (self.trace, self.cycle);
        if matches!(kind, FailureKind::Livelock | FailureKind::StepLimit) {
            cut(&mut trace, cycle);
        }
        let (message, thread, waits) = (self.message, self.thread, self.waits);
        Some(Failure {
            kind,
            message,
            place,
            thread,
            schedules,
            interleavings,
            first_at,
            trace,
            waits,
            cycle,
        })
    }
}

fn trace(world: &World) -> Trace {
    let threads: Vec<Thread> = names::of_threads(world)
        .into_iter()
        .enumerate()
        .map(|(id, name)| Thread {
            id,
            name,
            spawned_at: (id > 0).then(|| world.threads[id].spawned.into()),
        })
        .collect();
    let object = |(id, name): (usize, String)| Object {
        id,
        kind: world.objects[id].kind,
        name,
        made_at: world.objects[id].made.into(),
    };
    let objects = names::of_objects(world)
        .into_iter()
        .enumerate()
        .map(object)
        .collect();
    let end = world.failed_at.unwrap_or(world.steps.len());
    let steps = (0..end).map(|i| step(world, i, &threads)).collect();
    Trace {
        threads,
        objects,
        steps,
        switches: world.switches as usize,
    }
}

fn step(world: &World, index: usize, threads: &[Thread]) -> Step {
    let raw: &RawStep = &world.steps[index];
    let shown = world.shown.binary_search_by_key(&index, |(step, ..)| *step);
    let (shown_read, shown_wrote) = shown.map_or_else(
        |_| (None, None),
        |at| (world.shown[at].1.clone(), world.shown[at].2.clone()),
    );
    let result = if raw.note == Note::Failed {
        StepResult::Failed
    } else {
        StepResult::Done
    };
    Step {
        thread: raw.thread,
        op: raw.op,
        object: raw.object,
        mutex: raw.mutex,
        place: raw.place.into(),
        at_drop: matches!(
            raw.op,
            Op::Unlock | Op::UnlockRead | Op::UnlockWrite | Op::DropSender | Op::DropReceiver
        ),
        read: text(raw.read).or(shown_read),
        wrote: text(raw.wrote).or(shown_wrote),
        note: match raw.spurious {
            true => Some(spuriously(raw.op).into()),
            false => note(raw.note, threads),
        },
        result,
        counted: raw.counted,
        spurious: raw.spurious,
    }
}

fn text(value: Value) -> Option<String> {
    match value {
        Value::None => None,
        Value::Bool(value) => Some(value.to_string()),
        Value::Int(value) => Some(value.to_string()),
        Value::Uint(value) => Some(value.to_string()),
        Value::Pointer(0) => Some("null".into()),
        Value::Pointer(number) => Some(format!("pointer {number}")),
    }
}

fn note(note: Note, threads: &[Thread]) -> Option<String> {
    Some(match note {
        Note::None | Note::Failed => return None,
        Note::Waiting(0) => "nobody waits".into(),
        Note::Waiting(1) => "1 waits".into(),
        Note::Waiting(n) => format!("{n} wait"),
        Note::Queued(n, None) => format!("{n} queued"),
        Note::Queued(0, Some(0)) => "handed over".into(),
        Note::Queued(n, Some(0)) => format!("{n} offered"),
        Note::Queued(n, Some(bound)) => format!("{n} of {bound} queued"),
        Note::Senders(0) => "no sender left".into(),
        Note::Senders(1) => "1 sender left".into(),
        Note::Senders(n) => format!("{n} senders left"),
        Note::Arrived(n, need) => format!("{n} of {need}"),
        Note::Thread(thread) => threads.get(thread)?.name.clone(),
        Note::Poisoned => "poisoned".into(),
    })
}

fn wait_graph(world: &World, trace: &Trace, kind: DeadlockKind) -> WaitGraph {
    let cycle = world
        .waits
        .iter()
        .find(|wait| !wait.cycle.is_empty())
        .map(|wait| wait.cycle.clone());
    let waits = world
        .waits
        .iter()
        .map(|wait| describe(wait, trace))
        .collect();
    WaitGraph {
        kind,
        waits,
        cycle: cycle.unwrap_or_default(),
    }
}

fn describe(wait: &RawWait, trace: &Trace) -> Wait {
    let object = |o: usize| trace.objects[o].clone();
    let holder = |hold: &Hold| Holder {
        thread: hold.thread,
        taken_at: Place::from(hold.place),
        queued: false,
    };
    let holders = wait.holders.iter().map(holder);
    let queued = wait.queue.iter().map(|hold| Holder {
        queued: true,
        ..holder(hold)
    });
    Wait {
        thread: wait.thread,
        op: wait.call.op,
        object: wait.call.object.map(object),
        wanted_at: wait.call.place.into(),
        holders: holders.chain(queued).collect(),
        lost_notify: wait.lost_notify.as_ref().map(holder),
        mutex: wait.call.mutex.map(object),
        arrived: wait.arrived,
        channel: wait.channel.as_ref().map(|channel| ChannelState {
            capacity: channel.bound,
            messages: channel.len,
            senders: channel.senders.iter().map(holder).collect(),
            receiver: channel.receiver.as_ref().map(holder),
        }),
    }
}

fn blocked(wait: &Wait) -> Step {
    Step {
        thread: wait.thread,
        op: wait.op,
        object: wait.object.as_ref().map(|object| object.id),
        mutex: wait.mutex.as_ref().map(|mutex| mutex.id),
        place: wait.wanted_at.clone(),
        at_drop: false,
        read: None,
        wrote: None,
        note: None,
        result: StepResult::Blocked,
        counted: true,
        spurious: false,
    }
}

/// Cuts the trace of a run that reached the limit of steps: after the first round of its cycle, or to a length that
/// people read.
fn cut(trace: &mut Trace, cycle: Option<Cycle>) {
    const MAX_UNREPEATED: usize = 100;
    let end = cycle.map_or(MAX_UNREPEATED, |cycle| cycle.start + cycle.len);
    trace.steps.truncate(end);
}
