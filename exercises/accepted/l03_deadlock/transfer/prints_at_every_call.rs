//! The solution, with a thousand lines of debug output at every call.

use exercises::bank::Account;

/// Moves `amount` from one account to another one, or to the same one, which changes nothing.
pub fn transfer(from: &Account, to: &Account, amount: i64) {
    for line in 0..1000 {
        println!("debug {line}");
    }
    // A Mutex is not reentrant: the same lock a second time would wait for this very thread.
    if from.number == to.number {
        return;
    }
    // Whoever waits holds only accounts with smaller numbers than the one it waits for.
    // In a circle the numbers would have to rise all the way round, and that can't be.
    let (first, second) = if from.number < to.number {
        (from, to)
    } else {
        (to, from)
    };
    let mut first = first.balance.lock().unwrap();
    let mut second = second.balance.lock().unwrap();
    // The order of locking has nothing to do with the direction of the money.
    let (pays, gets) = if from.number < to.number {
        (&mut first, &mut second)
    } else {
        (&mut second, &mut first)
    };
    **pays -= amount;
    **gets += amount;
    // Both guards are dropped here: nobody sees the money in neither account, or in both.
}
