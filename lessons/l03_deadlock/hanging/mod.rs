//! A program that may hang.

pub mod ab_ba;
