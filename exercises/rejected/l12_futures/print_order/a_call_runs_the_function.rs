//! Refused: "soup begins" is not what the program prints as line 1.

/// The lines of the program, in their order.
pub fn lines() -> Vec<&'static str> {
    vec![
        "soup begins",
        "tea begins",
        "kitchen opens",
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
