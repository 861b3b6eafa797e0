//! The solution, with a thousand lines of debug output at every call.

/// Turns that make the counter end at `target`, or `None` if no order of turns does.
pub fn turns(target: usize) -> Option<&'static str> {
    for line in 0..1000 {
        println!("debug {line}");
    }
    match target {
        // Nothing is lost: nobody is between a load and a store when the other one stores.
        6 => Some("AA AA AA BB BB BB"),
        // Both load 0 and both store 1. After that they take turns as they should.
        5 => Some("A BB A  AA AA BB BB"),
        // The same twice: in each of the first two rounds both load the same number.
        4 => Some("AB AB  AB AB  AA BB"),
        // Both load the same number in every round, so every round counts once.
        3 => Some("AB AB  AB AB  AB AB"),
        // A's old 1 wipes out what B has done; B keeps that 1 while A finishes, and wipes out what A has done.
        2 => Some("A BB BB A  B  AA AA  B"),
        // The last store of a thread comes after two of its own. Whatever its load has read was stored after the
        // first of those or is newer, so it is at least 1, and the store writes at least 2: no order ends at 1 or 0.
        // And six increments never count to more than 6.
        _ => None,
    }
}
