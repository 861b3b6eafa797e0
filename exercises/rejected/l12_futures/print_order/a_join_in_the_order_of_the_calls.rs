//! Refused: "soup begins" is not what the program prints as line 2.

/// The lines of the program, in their order.
pub fn lines() -> Vec<&'static str> {
    vec![
        "kitchen opens",
        "soup begins",
        "fish begins",
        "guest comes",
        "guest sits",
        "soup ends",
        "fish ends",
        "table is set",
        "kitchen closes",
    ]
}
