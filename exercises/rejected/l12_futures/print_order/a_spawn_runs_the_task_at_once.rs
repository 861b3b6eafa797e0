//! Refused: "guest comes" is not what the program prints as line 1.

/// The lines of the program, in their order.
pub fn lines() -> Vec<&'static str> {
    vec![
        "guest comes",
        "guest sits",
        "kitchen opens",
        "fish begins",
        "soup begins",
        "fish ends",
        "soup ends",
        "table is set",
        "kitchen closes",
    ]
}
