//! What a passed check rests on: one example, or how many orders of the steps.

use serde::{Deserialize, Serialize};
use std::sync::{Mutex, PoisonError};

/// What a passed check has shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Evidence {
    /// The orders of steps were not explored.
    #[default]
    Checked,
    /// Every interleaving was tried.
    Counted {
        /// How many there are.
        interleavings: u64,
    },
    /// Every order of the steps was covered: each order that was not tried is equivalent to one that was.
    Proved {
        /// How many were tried.
        runs: u64,
    },
    /// Some orders were tried, but not all.
    Tried {
        /// How many.
        runs: u64,
    },
}

use Evidence::{Checked, Counted, Proved, Tried};

impl Evidence {
    /// The evidence of both together: the weaker of the two, or the sum of two of the same kind.
    ///
    /// A check without an exploration claims nothing about orders, so [`Evidence::Checked`] does not weaken the other.
    pub fn and(self, other: Evidence) -> Evidence {
        match (self, other) {
            (Checked, one) | (one, Checked) => one,
            (Tried { runs: a }, Tried { runs: b }) => Tried {
                runs: a.saturating_add(b),
            },
            (tried @ Tried { .. }, _) | (_, tried @ Tried { .. }) => tried,
            (Proved { runs: a }, Proved { runs: b }) => Proved {
                runs: a.saturating_add(b),
            },
            (proved @ Proved { .. }, _) | (_, proved @ Proved { .. }) => proved,
            (Counted { interleavings: a }, Counted { interleavings: b }) => Counted {
                interleavings: a.saturating_add(b),
            },
        }
    }

    /// The claim as the end of a sentence, e.g. `proved for every order of the steps`; `None` where nothing was explored.
    pub fn claim(self) -> Option<String> {
        match self {
            Checked => None,
            Counted { .. } | Proved { .. } => Some("proved for every order of the steps".into()),
            Tried { runs: 1 } => Some("nothing found in one order; not all were tried".into()),
            Tried { runs } => Some(format!(
                "nothing found in {} orders; not all were tried",
                drawing::number::whole(runs)
            )),
        }
    }
}

impl Evidence {
    /// What was tried, as a sentence; `None` where nothing was explored.
    pub fn tried(self) -> Option<String> {
        let whole = drawing::number::whole;
        match self {
            Checked => None,
            Counted { interleavings: 1 } => {
                Some("There is one order of its steps, and it is right.".into())
            }
            Counted { interleavings } => Some(format!(
                "All {} orders of its steps were tried, and it is right in each.",
                whole(interleavings)
            )),
            Proved { runs: 1 } => {
                Some("One run stands for every order of its steps, and it is right.".into())
            }
            Proved { runs } => Some(format!(
                "It is right in {} runs, which stand for every order of its steps.",
                whole(runs)
            )),
            Tried { runs: 1 } => Some(
                "It is right in the one order of its steps that was tried; there are more.".into(),
            ),
            Tried { runs } => Some(format!(
                "It is right in {} orders of its steps; there are more, and those were not tried.",
                whole(runs)
            )),
        }
    }
}

/// What the explorations of this process have shown so far.
static SHOWN: Mutex<Evidence> = Mutex::new(Checked);

/// Records what an exploration of the check has shown. Of all explorations of a check the weakest counts.
pub fn report(evidence: Evidence) {
    let mut shown = SHOWN.lock().unwrap_or_else(PoisonError::into_inner);
    *shown = shown.and(evidence);
}

/// What all explorations of the check have shown together.
pub(crate) fn reported() -> Evidence {
    *SHOWN.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weakest_exploration_counts() {
        let (counted, proved) = (Counted { interleavings: 6 }, Proved { runs: 12 });
        let tried = Tried { runs: 1_200 };
        assert_eq!(Checked.and(proved), proved);
        assert_eq!(counted.and(proved), proved);
        assert_eq!(proved.and(tried).and(counted), tried);
        assert_eq!(tried.and(Tried { runs: 34 }), Tried { runs: 1_234 });
    }

    #[test]
    fn what_was_tried_is_told_with_its_number() {
        let told = |evidence: Evidence| evidence.tried().unwrap_or_default();
        assert_eq!(told(Checked), "");
        assert!(told(Counted { interleavings: 6 }).starts_with("All 6 orders"));
        assert!(told(Proved { runs: 2_620 }).contains("2,620 runs"));
        assert!(told(Tried { runs: 2_620 }).ends_with("those were not tried."));
    }

    #[test]
    fn only_what_covers_every_order_is_called_proved() {
        let claim = |evidence: Evidence| evidence.claim().unwrap_or_default();
        assert_eq!(claim(Checked), "");
        assert_eq!(
            claim(Counted { interleavings: 6 }),
            claim(Proved { runs: 2 })
        );
        assert_eq!(
            claim(Tried { runs: 2_620 }),
            "nothing found in 2,620 orders; not all were tried"
        );
    }
}
