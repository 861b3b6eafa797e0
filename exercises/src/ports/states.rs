//! Whether a scan has found the right states, in the right order.

use super::State;
use super::host::Kind;
use super::judge::Scan;
use crate::running::refuse;
use crate::verdict::Wrong;
use drawing::duration;

/// Refuses other states than those of the ports, or another order.
pub fn compare(scan: &Scan<'_>, given: &[(u16, State)]) {
    let list: Vec<u16> = scan.ports.iter().map(|(port, _)| *port).collect();
    let ports: Vec<u16> = given.iter().map(|(port, _)| *port).collect();
    if ports != list {
        other_ports(&ports, &list);
    }
    // Of entries with the same port, any may have been the first.
    let mut left: Vec<usize> = (0..list.len()).collect();
    for (port, state) in given {
        let mut of_port = left.iter().filter(|row| list[**row] == *port);
        let same = of_port.clone().find(|row| expected(scan, **row) == *state);
        match (same.copied(), of_port.next()) {
            (Some(row), _) => left.retain(|one| *one != row),
            (None, other) => wrong_state(scan, *other.unwrap_or(&0), *state),
        }
    }
}

fn wrong_state(scan: &Scan, row: usize, state: State) -> ! {
    let ((port, kind), right) = (scan.ports[row], expected(scan, row));
    let (what, millis) = match kind {
        Kind::IsSilent => ("never answers", None),
        Kind::Accepts(millis) => ("accepts", Some(millis)),
        Kind::Refuses(millis) => ("refuses", Some(millis)),
        Kind::Fails(millis) => ("fails in another way", Some(millis)),
    };
    let after = millis.map_or(String::new(), |millis| {
        format!(
            " after {}",
            duration(std::time::Duration::from_millis(millis))
        )
    });
    refuse(
        Wrong::because(format!(
            "Your code takes {} port for `{state:?}`.",
            which(right)
        ))
        .expected(format!("`{right:?}`: each port as its connect ends."))
        .seen(format!(
            "port {port} {what}{after}, the patience is {}, and the scan says `{state:?}`.",
            duration(scan.patience)
        ))
        .ask("in how many ways can a connect end, and what does your code make of each of them?"),
    )
}

fn expected(scan: &Scan<'_>, row: usize) -> State {
    match scan.ports[row].1 {
        _ if !scan.answers(row) => State::Filtered,
        Kind::Accepts(_) => State::Open,
        Kind::Refuses(_) => State::Refused,
        Kind::Fails(_) | Kind::IsSilent => State::Unreachable,
    }
}

fn which(state: State) -> &'static str {
    match state {
        State::Open => "an open",
        State::Refused => "a refused",
        State::Filtered => "a filtered",
        State::Unreachable => "an unreachable",
    }
}

fn other_ports(given: &[u16], list: &[u16]) -> ! {
    let sorted = |ports: &[u16]| {
        let mut ports = ports.to_vec();
        ports.sort_unstable();
        ports
    };
    let at = given.iter().zip(list).position(|(one, other)| one != other);
    let (because, seen) = match at {
        Some(at) if sorted(given) == sorted(list) => (
            "Your code returns the ports in another order.",
            format!(
                "entry {at} of the list is port {}, and entry {at} of the result is port {}.",
                list[at], given[at]
            ),
        ),
        _ => (
            "Your code does not return each port of the list once.",
            format!("{} states for a list of {} ports.", given.len(), list.len()),
        ),
    };
    refuse(
        Wrong::because(because)
            .expected("each entry of the list with its state, in the order of the list.")
            .seen(seen)
            .ask("how does a state get to its port's place, whenever its connect ends?"),
    )
}
