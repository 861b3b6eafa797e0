//! Documents that are fetched, a few at a time, and saved one after the other.

pub mod all_at_once;
pub mod batches;
pub mod channel;
pub mod one_by_one;
pub mod stream;
