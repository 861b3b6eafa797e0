//! Refused: The list has a line that the program does not know.

/// The lines of the program, in their order.
pub fn lines() -> Vec<&'static str> {
    vec![
        "The kitchen opens",
        "fish begins",
        "soup begins",
        "guest comes",
        "guest sits",
        "fish ends",
        "soup ends",
        "table is set",
        "kitchen closes",
    ]
}
