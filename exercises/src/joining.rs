//! The checks of the exercise `join2`, for any answer: its future is polled by hand, round by round, and what it does
//! with its two futures is compared with what each round asks for.

mod log;
mod scenes;
mod side;
mod table;

pub use scenes::{
    drops_halfway, every_order, is_lazy, many_rounds, refuse_other_crates, wakes_in_the_poll,
};
pub use side::{Given, Left, Right, Side};

use std::pin::Pin;

/// What the answer's function returns.
pub type Join<'a> = Pin<Box<dyn Future<Output = (Left<'a>, Right<'a>)> + 'a>>;

/// The answer's `join2`, for the types that the scenes use.
pub type Joins = for<'a> fn(Side<'a, Left<'a>>, Side<'a, Right<'a>>) -> Join<'a>;
