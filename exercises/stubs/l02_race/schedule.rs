//! Goal: be the scheduler, and find the orders in which two threads lose just as many updates as you want.
//! Why: who can lose updates on purpose sees how they get lost by accident.
//! Check: cargo test schedule

/// Turns that make the counter end at `target`, or `None` if no order of turns does.
///
/// The counter begins at 0, and two threads, A and B, both do this with it:
///
/// ```text
/// for _ in 0..3 {
///     let seen = counter.load(SeqCst);      // one turn
///     counter.store(seen + 1, SeqCst);      // one turn
/// }
/// ```
///
/// You write a letter for each turn, six A and six B in any order; spaces are free. Each target is checked by itself.
pub fn turns(target: usize) -> Option<&'static str> {
    exercises::not_begun!("write the turns for 5, 4, 3, 2 and 1");
    match target {
        // First A counts to 3, then B goes on from there: nothing is lost.
        6 => Some("AA AA AA BB BB BB"),
        // Fill these in, or put None where you find that no order ends there.
        5 => Some(""),
        4 => Some(""),
        3 => Some(""),
        2 => Some(""),
        1 => Some(""),
        // Six increments count to 6 at most, and each thread stores at least once.
        _ => None,
    }
}
