//! The update that is lost is the last one.

/// Turns that make the counter end at `target`, or `None` if no order of turns does.
pub fn turns(target: usize) -> Option<&'static str> {
    match target {
        6 => Some("AA AA AA BB BB BB"),
        5 => Some("AA AA BB BB AB AB"),
        4 => Some("AA BB AB AB AB AB"),
        3 => Some("AB AB AB AB AB AB"),
        2 => Some("A BB BB A B AA AA B"),
        1 => None,
        _ => None,
    }
}
