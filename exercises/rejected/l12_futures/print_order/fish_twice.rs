//! Refused: The list has "fish begins" twice.

/// The lines of the program, in their order.
pub fn lines() -> Vec<&'static str> {
    vec![
        "kitchen opens",
        "fish begins",
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
