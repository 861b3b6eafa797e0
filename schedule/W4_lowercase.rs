pub fn turns(target: usize) -> Option<&'static str> {
    match target {
        6 => Some("aa aa aa bb bb bb"),
        5 => Some("a bb a aa aa bb bb"),
        3 => Some("ab ab ab ab ab ab"),
        2 => Some("a bb bb a b aa aa b"),
        _ => None,
    }
}
