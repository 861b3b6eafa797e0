//! B does what A does in the solution.

/// Turns that make the counter end at `target`, or `None` if no order of turns does.
pub fn turns(target: usize) -> Option<&'static str> {
    match target {
        6 => Some("BB BB BB AA AA AA"),
        5 => Some("B AA B BB BB AA AA"),
        4 => Some("BA BA BA BA BB AA"),
        3 => Some("BA BA BA BA BA BA"),
        2 => Some("B AA AA B A BB BB A"),
        1 => None,
        _ => None,
    }
}
