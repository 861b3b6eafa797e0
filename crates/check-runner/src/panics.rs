//! The message of a panic as data, for callers that do not let the panic print itself.

use std::panic::PanicHookInfo;

/// The panic's message, or a placeholder when the payload is not text.
pub fn message(info: &PanicHookInfo) -> String {
    let payload = info.payload();
    let text = payload.downcast_ref::<&str>().map(|text| text.to_string());
    text.or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a panic without a message".into())
}
