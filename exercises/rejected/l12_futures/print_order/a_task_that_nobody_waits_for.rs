//! Refused: The list ends too early: the program prints more.

/// The lines of the program, in their order.
pub fn lines() -> Vec<&'static str> {
    vec![
        "kitchen opens",
        "fish begins",
        "soup begins",
        "guest comes",
        "guest sits",
        "fish ends",
        "soup ends",
        "table is set",
    ]
}
