pub fn turns(target: usize) -> Option<&'static str> {
    match target {
        6 => Some("
            AA BB AA BB AA BB
            "),
        5 => Some("A B A B AA BB AA BB"),
        3 => Some("BA BA BA BA BA BA"),
        2 => Some("B AA AA B A BB BB A"),
        _ => None,
    }
}
