use super::{Arc, Mutex, both};

struct Account {
    id: usize,
    balance: Mutex<i64>,
}

fn accounts() -> (Arc<Account>, Arc<Account>) {
    let account = |id| {
        Arc::new(Account {
            id,
            balance: Mutex::new(100),
        })
    };
    (account(1), account(2))
}

fn run(transfer: fn(&Account, &Account, i64)) -> i64 {
    let (a, b) = accounts();
    let (a2, b2) = (Arc::clone(&a), Arc::clone(&b));
    let (a3, b3) = (Arc::clone(&a), Arc::clone(&b));
    both(
        move || transfer(&a2, &b2, 10),
        move || transfer(&b3, &a3, 20),
    );
    let sum = *a.balance.lock().unwrap() + *b.balance.lock().unwrap();
    assert_eq!(sum, 200);
    sum
}

pub fn in_argument_order() -> i64 {
    run(|from, to, amount| {
        let mut from = from.balance.lock().unwrap();
        let mut to = to.balance.lock().unwrap();
        *from -= amount;
        *to += amount;
    })
}

pub fn ordered() -> i64 {
    run(|from, to, amount| {
        let (first, second) = if from.id < to.id {
            (from, to)
        } else {
            (to, from)
        };
        let mut first_balance = first.balance.lock().unwrap();
        let mut second_balance = second.balance.lock().unwrap();
        let sign = if from.id < to.id { -1 } else { 1 };
        *first_balance += sign * amount;
        *second_balance -= sign * amount;
    })
}
