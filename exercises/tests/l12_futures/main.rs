//! The checks of lesson 12.

#[path = "block_on.rs"]
mod block_on;
#[path = "join2.rs"]
mod join2;
#[path = "print_order.rs"]
mod print_order;
