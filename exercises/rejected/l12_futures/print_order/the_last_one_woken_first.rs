//! Refused: "soup ends" is not what the program prints as line 6.

/// The lines of the program, in their order.
pub fn lines() -> Vec<&'static str> {
    vec![
        "kitchen opens",
        "fish begins",
        "soup begins",
        "guest comes",
        "guest sits",
        "soup ends",
        "fish ends",
        "table is set",
        "kitchen closes",
    ]
}
