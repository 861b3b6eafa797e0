//! The checks of lesson 1.

#[path = "bounded.rs"]
mod bounded;
#[path = "fetch_all.rs"]
mod fetch_all;
#[path = "squares.rs"]
mod squares;
