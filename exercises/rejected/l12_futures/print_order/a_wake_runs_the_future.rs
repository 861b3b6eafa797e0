//! Refused: "fish ends" is not what the program prints as line 5.

/// The lines of the program, in their order.
pub fn lines() -> Vec<&'static str> {
    vec![
        "kitchen opens",
        "fish begins",
        "soup begins",
        "guest comes",
        "fish ends",
        "soup ends",
        "guest sits",
        "table is set",
        "kitchen closes",
    ]
}
