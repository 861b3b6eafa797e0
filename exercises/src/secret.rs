//! Values that nobody can guess or compute: only the call that gives them does.

use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::OnceLock;

static KEYS: OnceLock<RandomState> = OnceLock::new();

/// A number that depends on all of `of`; another one in every process.
pub(crate) fn secret(of: impl Hash) -> u64 {
    KEYS.get_or_init(RandomState::new).hash_one(of)
}
