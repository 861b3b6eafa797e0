//! What things are made of.

use interleave::Named;
use interleave::sync::Mutex;
use std::collections::BTreeMap;

/// The prices that are known so far, by the name of the thing.
pub type Prices = Mutex<BTreeMap<&'static str, u32>>;

/// The parts of a thing, each as often as it is needed; none for what is bought as a whole.
pub fn parts(thing: &str) -> &'static [&'static str] {
    match thing {
        "bicycle" => &["frame", "wheel", "wheel"],
        "wheel" => &["rim", "hub"],
        _ => &[],
    }
}

/// The prices of what is bought as a whole.
#[track_caller]
pub fn bought() -> Prices {
    let known = [("frame", 200), ("hub", 30), ("rim", 40)];
    Mutex::new(BTreeMap::from(known)).named("prices")
}
