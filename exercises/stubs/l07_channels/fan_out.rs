//! Goal: let several consumers share one queue, so that each photo is developed once, all of them can work, and all end.
//! Why: this is every pool of workers, and most of them hang or lose work where the queue is empty or has ended.
//! Check: cargo test fan_out

use exercises::photos::{Photo, Print};
use interleave::sync::{Arc, Mutex, mpsc};
use interleave::thread;

/// Develops every photo that `camera` gives, with so many consumers (at least 1), and returns the prints in any order.
///
/// - Each photo is developed once, with `develop(photo)`, which keeps the thread that calls it.
/// - At most `consumers` photos are developed at the same time.
/// - A photo that the camera has given waits only while `consumers` others are developed: neither for the camera's next
///   photo, which may take long, nor for the end of a slow one.
/// - A thread that has nothing to do waits, and does not poll.
/// - It returns when the camera has ended (gives `None`) and all is developed. Its threads have nothing left to do then
///   but to end.
///
/// Start a thread for each consumer, and a few more if you need them, but not one for each photo.
pub fn fan_out(
    camera: impl Iterator<Item = Photo> + Send + 'static,
    consumers: usize,
    develop: impl Fn(Photo) -> Print + Send + Sync + 'static,
) -> Vec<Print> {
    todo!("send what the camera gives to {consumers} consumers")
}
