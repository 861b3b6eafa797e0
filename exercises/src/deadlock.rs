//! The checks of lesson 3, for any answer.

pub mod money;
pub mod price;
pub mod table;
pub mod transfer;
