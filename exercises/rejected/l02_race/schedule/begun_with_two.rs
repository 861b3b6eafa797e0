//! Refused: No turns are written yet for 4, 2 and 1.

/// Turns that make the counter end at `target`, or `None` if no order of turns does.
pub fn turns(target: usize) -> Option<&'static str> {
    match target {
        6 => Some("AA AA AA BB BB BB"),
        5 => Some("A BB A AA AA BB BB"),
        4 => Some(""),
        3 => Some("AB AB AB AB AB AB"),
        2 => Some(""),
        1 => Some(""),
        _ => None,
    }
}
