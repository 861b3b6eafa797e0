//! Many downloads, one of which fails.

pub mod await_in_order;
pub mod join_all;
pub mod join_set;
pub mod try_join_all;
pub mod try_join_tasks;
