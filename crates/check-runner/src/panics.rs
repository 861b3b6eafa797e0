//! What a panic says, for those who show it as data instead of letting it print itself.

use std::panic::PanicHookInfo;

/// The panic's message; a word in its place when the payload is no text.
pub fn message(info: &PanicHookInfo) -> String {
    let payload = info.payload();
    let text = payload.downcast_ref::<&str>().map(|text| text.to_string());
    text.or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a panic without a message".into())
}
