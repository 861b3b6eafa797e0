//! A diary of a run on a clock that jumps.

use crate::virtual_time::elapsed;
use drawing::duration;
use std::time::Duration;

/// Lines of a diary that are shown.
const LINES: usize = 14;

/// What happened, and when.
#[derive(Debug, Clone, Default)]
pub struct Diary(Vec<(Duration, String)>);

impl Diary {
    /// A diary without an entry.
    pub const fn new() -> Diary {
        Diary(Vec::new())
    }

    /// Notes that this happens now.
    pub fn note(&mut self, what: impl Into<String>) {
        self.0.push((elapsed(), what.into()));
    }

    /// Its last lines.
    pub fn drawn(&self) -> String {
        let left_out = self.0.len().saturating_sub(LINES);
        let mut drawn = String::from("What happened, by virtual time:\n");
        if left_out > 0 {
            drawn += &format!("           ({left_out} lines before)\n");
        }
        for (at, what) in &self.0[left_out..] {
            drawn += &format!("{:>9}  {what}\n", duration(*at));
        }
        drawn
    }
}
