use super::{Arc, Mutex, thread};

pub fn twice() {
    let names = Mutex::new(vec!["a"]);
    // The guard lives as long as the `match`.
    match names.lock().unwrap().len() {
        0 => {}
        _ => names.lock().unwrap().push("b"),
    }
}

pub fn once() {
    let names = Mutex::new(vec!["a"]);
    let first = names.lock().unwrap().first().copied();
    if first.is_some() {
        names.lock().unwrap().push("b");
    }
}

pub fn join_while_holding() {
    let total = Arc::new(Mutex::new(0));
    let guard = total.lock().unwrap();
    let for_thread = Arc::clone(&total);
    let adder = thread::spawn(move || *for_thread.lock().unwrap() += 1);
    adder.join().unwrap();
    drop(guard);
}

pub fn forgotten_guard() {
    let total = Arc::new(Mutex::new(0));
    let for_thread = Arc::clone(&total);
    thread::spawn(move || std::mem::forget(for_thread.lock().unwrap()))
        .join()
        .unwrap();
    *total.lock().unwrap() += 1;
}
