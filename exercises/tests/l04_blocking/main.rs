//! The checks of lesson 4, a file for each exercise.

// In every answer `std` is std, with a Mutex that the checks can watch.
extern crate watched_std as std;

#[path = "blocking_call.rs"]
mod blocking_call;
#[path = "cpu_section.rs"]
mod cpu_section;
#[path = "guard_across_await.rs"]
mod guard_across_await;
#[path = "nested_runtime.rs"]
mod nested_runtime;

mod refused_by_the_compiler;
