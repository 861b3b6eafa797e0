//! Goal: be the scheduler, and find the orders in which two threads lose just as many updates as you want.
//! Why: who can lose updates on purpose sees how they get lost by accident.
//! Check: cargo test --test l02_race schedule::yours

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
/// You write a letter for each turn, six A and six B in any order; spaces are free.
pub fn turns(target: usize) -> Option<&'static str> {
    match target {
        // First A counts to 3, then B goes on from there: nothing is lost.
        6 => Some("AA AA AA BB BB BB"),
        // 5, 3, 2 and 1 are asked for. Give each an arm of its own.
        _ => todo!("write the turns for 5, 3, 2 and 1"),
    }
}
