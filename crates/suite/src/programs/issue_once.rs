use super::{Arc, both};
use interleave::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};

fn race(claim: impl Fn(&AtomicBool) -> bool + Copy + Send + 'static) {
    let state = Arc::new((AtomicBool::new(false), AtomicUsize::new(0)));
    let thread = |state: &Arc<(AtomicBool, AtomicUsize)>| {
        let state = Arc::clone(state);
        move || {
            if claim(&state.0) {
                state.1.fetch_add(1, SeqCst);
            }
        }
    };
    both(thread(&state), thread(&state));
    let issued = state.1.load(SeqCst);
    assert!(issued == 1, "issued {issued} times");
}

pub fn check_then_act() {
    race(|taken| {
        let free = !taken.load(SeqCst);
        if free {
            taken.store(true, SeqCst);
        }
        free
    });
}

pub fn swap() {
    race(|taken| !taken.swap(true, SeqCst));
}
