//! The same turns without spaces.

/// Turns that make the counter end at `target`, or `None` if no order of turns does.
pub fn turns(target: usize) -> Option<&'static str> {
    match target {
        6 => Some("AAAAAABBBBBB"),
        5 => Some("ABBAAAAABBBB"),
        4 => Some("ABABABABAABB"),
        3 => Some("ABABABABABAB"),
        2 => Some("ABBBBABAAAAB"),
        1 => None,
        _ => None,
    }
}
