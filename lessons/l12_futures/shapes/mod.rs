//! The same program in three shapes: it asks for a price, with the price for a rate, and multiplies.

pub mod async_fn;
pub mod callbacks;
pub mod state_machine;
