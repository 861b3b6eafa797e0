//! What the numbers of a run show: sentences chosen from them, true also on one core and for a tie.

use super::computing;
use crate::findings::Finding;
use crate::measure::Comparison;
use crate::name;
use crate::words::cores;

/// TO WRITE: what the reader should have seen.
pub fn all(comparisons: &[Comparison], number_of_cores: usize) -> Vec<Finding> {
    let finding = |comparison| on_threads(comparison, number_of_cores);
    comparisons.iter().filter_map(finding).collect()
}

fn on_threads(comparison: &Comparison, number_of_cores: usize) -> Option<Finding> {
    let (threads, sequential) = (name!(computing::threads), name!(computing::sequential));
    let Some(told) = comparison.told(threads, sequential) else {
        let fastest = comparison.fastest()?;
        return Some(Finding::new(format!("Only {} was measured.", fastest.name)));
    };
    Some(Finding::new(format!(
        "On {}, {threads} {told}.",
        cores(number_of_cores)
    )))
}
