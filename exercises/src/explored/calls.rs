//! The threads of a check, each with a few calls to make.

use interleave::thread;

/// Runs `work` on a thread of each of these names, and waits for all of them.
#[track_caller]
pub fn together(names: &[&'static str], work: &(dyn Fn(&'static str) + Sync)) {
    thread::scope(|scope| {
        for &name in names {
            thread::Builder::new()
                .name(name.into())
                .spawn_scoped(scope, move || work(name))
                .expect("a thread of an exploration costs nothing");
        }
    });
}
