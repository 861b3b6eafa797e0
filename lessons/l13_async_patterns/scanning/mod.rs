//! A port scanner.

pub mod all_at_once;
pub mod buffer_unordered;
pub mod buffered;
pub mod one_by_one;
