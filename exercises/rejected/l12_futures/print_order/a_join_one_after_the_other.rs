//! Refused: "guest comes" is not what the program prints as line 3.

/// The lines of the program, in their order.
pub fn lines() -> Vec<&'static str> {
    vec![
        "kitchen opens",
        "fish begins",
        "guest comes",
        "guest sits",
        "fish ends",
        "soup begins",
        "soup ends",
        "table is set",
        "kitchen closes",
    ]
}
