pub fn turns(target: usize) -> Option<&'static str> {
    match target {
        6 => Some("BBBBBBAAAAAA"),
        5 => Some("AAAA A BB A BBBB"),
        3 => Some("A BBBBBB A AAAA"),
        2 => Some("B AAAA B A BBBB A"),
        _ => None,
    }
}
