//! Refused: The turns for 1 end at 3.

pub fn turns(target: usize) -> Option<&'static str> {
    match target {
        6 => Some("AA AA AA BB BB BB"),
        5 => Some("A BB A  AA AA BB BB"),
        4 => Some("AB AB AB AB AA BB"),
        3 => Some("AB AB AB AB AB AB"),
        2 => Some("A BB BB A  B  AA AA  B"),
        1 => Some("A BB BB BB AA AA A"),
        _ => None,
    }
}
