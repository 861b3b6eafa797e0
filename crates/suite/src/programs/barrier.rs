use super::both;
use interleave::sync::{Arc, Barrier};

fn meet(size: usize) -> (bool, bool) {
    let barrier = Arc::new(Barrier::new(size));
    let other = Arc::clone(&barrier);
    both(
        move || barrier.wait().is_leader(),
        move || other.wait().is_leader(),
    )
}

pub fn too_large() {
    meet(3);
}

pub fn right_size() {
    let (a, b) = meet(2);
    assert!(a != b, "one of them leads");
}
