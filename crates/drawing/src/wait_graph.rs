//! Who waits for whom: a cycle of threads, each of which holds what the previous one wants.
//!
//! Plain data, made from an exploration or from what real threads reported. [`text`] draws it.

mod channels;
mod draw;

pub use draw::text;

use interleave::{DeadlockKind, Object, ObjectKind, Op, Place, Trace, Wait, WaitGraph};
use serde::{Deserialize, Serialize};

/// Who waits for whom.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WaitForGraph {
    /// What it shows; empty for a drawing without a title.
    pub title: String,
    /// The circle: what each wants is what the next one holds, the last wants what the first holds. May be empty.
    pub circle: Vec<Link>,
    /// Those who wait without being in the circle, one sentence each.
    pub others: Vec<String>,
    /// The channels at which somebody waits, one sentence each: what they hold, and who has their ends.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<String>,
}

/// One thread of the circle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The thread's name.
    pub thread: String,
    /// What it has that the one before it wants.
    pub holds: String,
    /// Where it was taken, as `file:line`.
    pub taken_at: String,
    /// It does not hold it yet: it is a writer that waits for it, and new readers wait behind it.
    #[serde(default)]
    pub queued: bool,
    /// What it wants.
    pub wants: String,
    /// Where it waits for it, as `file:line`.
    pub wanted_at: String,
}

impl WaitForGraph {
    /// The wait-for graph of a deadlock that an exploration found.
    pub fn of(title: impl Into<String>, trace: &Trace, graph: &WaitGraph) -> WaitForGraph {
        let wait_of = |thread: usize| graph.waits.iter().find(|wait| wait.thread == thread);
        let circle: Vec<&Wait> = graph.cycle.iter().filter_map(|&t| wait_of(t)).collect();
        let outside = |wait: &&Wait| !graph.cycle.contains(&wait.thread);
        // That the main thread waits for the others to end is true of every program; at a channel it may be the reason.
        let at_a_channel = graph.waits.iter().any(|wait| wait.channel.is_some());
        let ordinary = |wait: &Wait| matches!(wait.op, Op::Join | Op::JoinScope);
        let others = graph.waits.iter().filter(outside).filter(|wait| {
            let all = circle.is_empty() && (at_a_channel || graph.waits.len() == 1);
            all || wait.thread != 0 || !ordinary(wait)
        });
        WaitForGraph {
            title: title.into(),
            circle: links(trace, &circle),
            others: others.map(|wait| sentence(trace, graph, wait)).collect(),
            channels: channels::sentences(trace, graph),
        }
    }
}

fn links(trace: &Trace, circle: &[&Wait]) -> Vec<Link> {
    let each = circle.iter().enumerate().map(|(index, wait)| {
        let before = circle[(index + circle.len() - 1) % circle.len()];
        let held = before.holders.iter().find(|h| h.thread == wait.thread);
        Link {
            thread: name(trace, wait.thread),
            holds: thing(trace, before),
            taken_at: held.map_or_else(String::new, |held| short(&held.taken_at)),
            queued: held.is_some_and(|held| held.queued),
            wants: thing(trace, wait),
            wanted_at: short(&wait.wanted_at),
        }
    });
    each.collect()
}

/// What a thread waits for, in a word or two.
fn thing(trace: &Trace, wait: &Wait) -> String {
    let object = wait.object.as_ref().map(|object| object.name.as_str());
    match (wait.op, object) {
        (Op::Join | Op::JoinScope, _) => match &wait.holders[..] {
            [thread] => format!("the end of {}", name(trace, thread.thread)),
            _ => "the end of its threads".into(),
        },
        (Op::Recv | Op::QueueRecv, Some(channel)) => format!("a message in {channel}"),
        (Op::Send, Some(channel)) => format!("room in {channel}"),
        (Op::SendDone, Some(channel)) => format!("somebody to receive from {channel}"),
        (_, Some(object)) => object.to_string(),
        (op, None) => op.to_string(),
    }
}

/// One that waits outside of a circle, as a sentence.
fn sentence(trace: &Trace, graph: &WaitGraph, wait: &Wait) -> String {
    let who = name(trace, wait.thread);
    let at = short(&wait.wanted_at);
    let holders: Vec<String> = wait
        .holders
        .iter()
        .map(|holder| {
            let (who, at) = (name(trace, holder.thread), short(&holder.taken_at));
            match holder.queued {
                true => format!("{who} (which waits to write, at {at})"),
                false => format!("{who} (since {at})"),
            }
        })
        .collect();
    let for_what = match (wait.op, &wait.object) {
        (Op::Park, _) => "to be unparked".to_string(),
        (
            _,
            Some(Object {
                kind: ObjectKind::Condvar,
                name,
                ..
            }),
        ) => format!("to be notified by {name}"),
        _ => format!("for {}", thing(trace, wait)),
    };
    let why = match graph.kind {
        DeadlockKind::LostWakeup if wait.lost_notify.is_some() => {
            let lost = wait.lost_notify.as_ref().expect("just seen");
            let (by, at) = (name(trace, lost.thread), short(&lost.taken_at));
            format!(": {by} notified at {at}, when nobody waited")
        }
        _ => match (wait.arrived, holders.is_empty()) {
            (Some((arrived, needed)), _) => format!(": {arrived} of {needed} have arrived"),
            (None, true) if matches!(wait.op, Op::Send | Op::SendDone) => {
                ", and nobody receives".into()
            }
            (None, true) => ", and nobody will".into(),
            (None, false) if matches!(wait.op, Op::Join | Op::JoinScope) => String::new(),
            (None, false) if matches!(wait.op, Op::Recv | Op::QueueRecv) => {
                // It is known who made a sender. It is not known who has it now.
                let made = wait.holders.iter().map(|sender| {
                    let by = name(trace, sender.thread);
                    format!("{by} made at {}", short(&sender.taken_at))
                });
                let made: Vec<String> = made.collect();
                format!(", and a sender that {} is alive", made.join(" or "))
            }
            (None, false) if matches!(wait.op, Op::Send | Op::SendDone) => {
                let own = wait
                    .holders
                    .iter()
                    .all(|holder| holder.thread == wait.thread);
                let whose = if own {
                    "itself".into()
                } else {
                    holders.join(", ")
                };
                format!(", whose receiver belongs to {whose}")
            }
            (None, false) if wait.holders.iter().all(|holder| holder.queued) => {
                format!(", behind {}", holders.join(", "))
            }
            (None, false) => format!(", held by {}", holders.join(", ")),
        },
    };
    let held = held_meanwhile(trace, graph, wait);
    match (held.is_empty(), graph.kind) {
        (false, DeadlockKind::HeldAcrossWait) => format!("{who} waits at {at} {for_what}{held}."),
        _ => format!("{who} waits at {at} {for_what}{why}."),
    }
}

/// The lock that a thread holds while it waits for something else, and that another one waits for.
fn held_meanwhile(trace: &Trace, graph: &WaitGraph, wait: &Wait) -> String {
    let lock = |other: &Wait| match other.op {
        Op::Wake => other.mutex.as_ref().map(|mutex| mutex.name.clone()),
        Op::Lock | Op::Read | Op::Write => Some(thing(trace, other)),
        _ => None,
    };
    let mine = |other: &&Wait| {
        let mut holders = other.holders.iter().filter(|holder| !holder.queued);
        holders.any(|holder| holder.thread == wait.thread)
    };
    let held = graph.waits.iter().filter(mine).find_map(lock);
    held.map_or_else(String::new, |lock| format!(", and holds {lock} meanwhile"))
}

fn name(trace: &Trace, thread: usize) -> String {
    trace
        .threads
        .get(thread)
        .map_or_else(|| "?".into(), |thread| thread.name.clone())
}

/// The line as it is quoted: the name of the file without its folders.
pub fn short(place: &Place) -> String {
    let file = place.file.rsplit(['/', '\\']).next().unwrap_or_default();
    format!("{file}:{}", place.line)
}
