//! Refused: The turns for 2 end at 3.

pub fn turns(target: usize) -> Option<&'static str> {
    match target {
        6 => Some("AA AA AA BB BB BB"),
        5 => Some("A BB A  AA AA BB BB"),
        4 => Some("AB AB AB AB AA BB"),
        3 => Some("AB AB AB AB AB AB"),
        2 => Some("AB BA AB BA AB BA"),
        _ => None,
    }
}
