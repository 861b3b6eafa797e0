//! Refused: The program never prints "tea begins".

/// The lines of the program, in their order.
pub fn lines() -> Vec<&'static str> {
    vec![
        "kitchen opens",
        "tea begins",
        "tea ends",
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
