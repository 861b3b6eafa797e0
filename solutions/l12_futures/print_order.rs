//! A future runs while somebody polls it, and at no other time.

/// The lines that `evening` prints, in their order.
pub fn lines() -> Vec<&'static str> {
    vec![
        // `cook("soup")` and `cook("tea")` only make futures, and `spawn` only gives the runtime a task: its thread is
        // busy with `evening`. `tea` is dropped before anybody has polled it, so it prints nothing at all.
        "kitchen opens",
        // The first `.await` polls `join2`, which polls both of its futures, its first one first. That `soup` was made
        // earlier does not matter.
        "fish begins",
        "soup begins",
        // Both wait for the bell, and so does `evening`: only now is the thread free for the task.
        "guest comes",
        // The bell wakes both futures, but a wake polls nothing. The task has no `.await`, so it runs to its end.
        "guest sits",
        // The runtime polls `evening` again, and with it `join2`: in the same order as before.
        "fish ends",
        "soup ends",
        // `join2` is ready in the poll in which its last future is.
        "table is set",
        // The task has ended long ago, so its `.await` does not wait.
        "kitchen closes",
    ]
}
