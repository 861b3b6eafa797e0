use super::{Arc, Mutex, thread};

fn dinner(n: usize, forks_of: fn(usize, usize) -> (usize, usize)) {
    let forks: Arc<Vec<Mutex<()>>> = Arc::new((0..n).map(|_| Mutex::new(())).collect());
    let philosophers: Vec<_> = (0..n)
        .map(|i| {
            let forks = Arc::clone(&forks);
            thread::spawn(move || {
                let (first, second) = forks_of(i, n);
                let _first = forks[first].lock().unwrap();
                let _second = forks[second].lock().unwrap();
            })
        })
        .collect();
    for philosopher in philosophers {
        philosopher.join().unwrap();
    }
}

pub fn left_first(n: usize) {
    dinner(n, |i, n| (i, (i + 1) % n));
}

pub fn ordered(n: usize) {
    dinner(n, |i, n| (i.min((i + 1) % n), i.max((i + 1) % n)));
}
