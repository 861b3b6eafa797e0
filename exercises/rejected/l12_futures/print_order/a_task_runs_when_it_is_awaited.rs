//! Refused: "fish ends" is not what the program prints as line 4.

/// The lines of the program, in their order.
pub fn lines() -> Vec<&'static str> {
    vec![
        "kitchen opens",
        "fish begins",
        "soup begins",
        "fish ends",
        "soup ends",
        "table is set",
        "guest comes",
        "guest sits",
        "kitchen closes",
    ]
}
