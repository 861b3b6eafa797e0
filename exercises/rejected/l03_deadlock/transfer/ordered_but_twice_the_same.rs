//! Refused: Thread A waits for account 1, which it holds itself.

use exercises::bank::Account;

pub fn transfer(from: &Account, to: &Account, amount: i64) {
    let (first, second) = if from.number <= to.number {
        (from, to)
    } else {
        (to, from)
    };
    let mut first = first.balance.lock().unwrap();
    let mut second = second.balance.lock().unwrap();
    let (pays, gets) = if from.number <= to.number {
        (&mut first, &mut second)
    } else {
        (&mut second, &mut first)
    };
    **pays -= amount;
    **gets += amount;
}
