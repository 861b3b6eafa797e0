pub fn turns(target: usize) -> Option<&'static str> {
    match target {
        6 => Some("AABBAABBAABB"),
        5 => Some("AABB AB BA AABB"),
        3 => Some("AB BA AB BA AB BA"),
        2 => Some("A BBBB A B AAAA B"),
        1 => None,
        other => panic!("{other}"),
    }
}
