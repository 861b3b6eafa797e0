//! Refused: The turns for 3 have 3 turns of A instead of 6.

pub fn turns(target: usize) -> Option<&'static str> {
    match target {
        6 => Some("AA AA AA BB BB BB"),
        5 => Some("A BB A  AA AA BB BB"),
        4 => Some("AB AB AB AB AA BB"),
        3 => Some("AB AB AB"),
        2 => Some("A BB BB A  B  AA AA  B"),
        _ => None,
    }
}
