pub fn turns(target: usize) -> Option<&'static str> {
    match target {
        6 => Some("AA AA AA BB BB BB"),
        5 => Some("A BB A AA AA BB BB"),
        3 => todo!(),
        2 => Some("A BB BB A B AA AA B"),
        _ => None,
    }
}
