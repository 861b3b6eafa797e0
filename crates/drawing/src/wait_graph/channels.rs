//! The channels at which threads wait: how much they may hold, what is in them, and who has their ends.

use super::{name, short};
use interleave::{ChannelState, Holder, Trace, Wait, WaitGraph};

/// A sentence for each channel, in the order of the threads that wait there.
pub(super) fn sentences(trace: &Trace, graph: &WaitGraph) -> Vec<String> {
    let mut seen = Vec::new();
    let mut told = Vec::new();
    for wait in &graph.waits {
        if let Wait {
            object: Some(object),
            channel: Some(channel),
            ..
        } = wait
            && !seen.contains(&object.id)
        {
            seen.push(object.id);
            told.push(format!(
                "{} {}; {}; {}.",
                object.name,
                contents(channel),
                senders(trace, &channel.senders),
                receiver(trace, channel.receiver.as_ref())
            ));
        }
    }
    told
}

fn contents(channel: &ChannelState) -> String {
    let messages = match channel.messages {
        0 => "none".into(),
        messages => messages.to_string(),
    };
    match (channel.capacity, channel.messages) {
        (None, 0) => "has no limit and is empty".into(),
        (None, 1) => "has no limit and holds 1 message".into(),
        (None, _) => format!("has no limit and holds {messages} messages"),
        (Some(0), 0) => "has no room (capacity 0), and no message is offered".into(),
        (Some(0), 1) => "has no room (capacity 0), and a message is offered".into(),
        (Some(0), _) => format!("has no room (capacity 0), and {messages} messages are offered"),
        (Some(room), full) if room == full => format!("is full: it holds {messages} of {room}"),
        (Some(room), _) => format!("holds {messages} of {room}"),
    }
}

/// Senders that were made at the same place by the same thread are counted together.
fn senders(trace: &Trace, senders: &[Holder]) -> String {
    let mut groups: Vec<(&Holder, usize)> = Vec::new();
    for sender in senders {
        match groups.iter_mut().find(|(known, _)| *known == sender) {
            Some((_, times)) => *times += 1,
            None => groups.push((sender, 1)),
        }
    }
    let each: Vec<String> = groups
        .iter()
        .map(|(sender, times)| {
            let times = match times {
                1 => String::new(),
                more => format!("{more} times "),
            };
            format!(
                "{times}by {} at {}",
                name(trace, sender.thread),
                short(&sender.taken_at)
            )
        })
        .collect();
    match senders.len() {
        0 => "no sender is alive".into(),
        1 => format!("1 sender is alive, made {}", each.join(" and ")),
        more => format!("{more} senders are alive, made {}", each.join(" and ")),
    }
}

fn receiver(trace: &Trace, receiver: Option<&Holder>) -> String {
    receiver.map_or_else(
        || "no thread that still runs has received from it".into(),
        |holder| {
            let who = name(trace, holder.thread);
            format!("the receiver is with {who} ({})", short(&holder.taken_at))
        },
    )
}
