//! Photos that a camera takes one after the other, and that consumers develop.

mod held_up;
pub mod judge;
mod lab;
mod told;

pub use lab::{Camera, Develop};

/// A photo that has to be developed.
#[derive(Debug, Clone, Copy)]
pub struct Photo {
    number: usize,
}

/// A photo that has been developed: only that makes one.
#[derive(Debug, Clone)]
pub struct Print {
    photo: usize,
}
