//! Refused: The turns for 5 end at 6.

pub fn turns(target: usize) -> Option<&'static str> {
    match target {
        6 => Some("AA AA AA BB BB BB"),
        5 => Some("AA BB AA BB AA BB"),
        4 => Some("AB AB AB AB AA BB"),
        3 => Some("AB AB AB AB AB AB"),
        2 => Some("A BB BB A  B  AA AA  B"),
        _ => None,
    }
}
