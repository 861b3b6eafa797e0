//! What a check says of an answer that it accepts: how it works, and what it costs. A learner reads it after a success.

use std::sync::{Mutex, PoisonError};

static REMARKS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Says something that is known of this answer, as a sentence. The same sentence counts once.
pub fn remark(sentence: impl Into<String>) {
    let sentence = sentence.into();
    let mut remarks = REMARKS.lock().unwrap_or_else(PoisonError::into_inner);
    if !remarks.contains(&sentence) {
        remarks.push(sentence);
    }
}

/// All remarks of this process.
pub(crate) fn made() -> Vec<String> {
    let remarks = REMARKS.lock().unwrap_or_else(PoisonError::into_inner);
    remarks.clone()
}
