//! The flags that every lesson takes, and the parsers of values that flags share.

use crate::render::number::whole;
use clap::Args;
use serde::{Serialize, Serializer};
use std::time::Duration;

/// The flags that every lesson takes, parsed once for each run.
#[derive(Debug, Clone, Default, Args, Serialize)]
pub struct RunOptions {
    /// Measured runs of each model [default: as many as fit the time budget, at least 3]
    #[arg(long, value_name = "N", value_parser = count(1, 10_000), allow_hyphen_values = true, help_heading = COMMON)]
    pub runs: Option<usize>,
    /// Small sizes and three runs: a glance, not a measurement
    #[arg(long, help_heading = COMMON)]
    pub quick: bool,
    /// Only these models, separated by commas, e.g. sequential,threads
    #[arg(long, value_name = "MODELS", value_delimiter = ',', help_heading = COMMON)]
    pub only: Vec<String>,
    /// Seed of everything random, so that a run can be repeated
    #[arg(long, value_name = "N", default_value_t = 1, help_heading = COMMON)]
    pub seed: u64,
    /// Show the source of each model: the very code that is timed
    #[arg(long, help_heading = COMMON)]
    pub code: bool,
    /// Leave out the timelines
    #[arg(long, help_heading = COMMON)]
    pub no_timeline: bool,
    /// Show everything: every timeline and every table. On a terminal only those that make the point are shown
    #[arg(long, help_heading = COMMON)]
    pub all: bool,
    /// Do not wait for Enter between the parts
    #[arg(long, help_heading = COMMON)]
    pub no_pause: bool,
    /// Do not ask for a prediction
    #[arg(long, help_heading = COMMON)]
    pub no_predict: bool,
    /// How to write the report
    #[arg(long, value_enum, default_value_t = Format::Text, help_heading = COMMON)]
    pub format: Format,
}

const COMMON: &str = "Flags of every lesson";

impl RunOptions {
    /// `normal`, or `quick` with `--quick`.
    pub fn sized<T>(&self, normal: T, quick: T) -> T {
        if self.quick { quick } else { normal }
    }
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// For people, at the terminal's width
    #[default]
    Text,
    /// Tables for a document
    Markdown,
    /// One object with every number
    Json,
    /// One row for each model
    Csv,
}

/// A parser of whole numbers from `least` to `most`, whose error says what is allowed.
pub fn count(least: usize, most: usize) -> impl Fn(&str) -> Result<usize, String> + Clone {
    move |text| {
        let number = text
            .parse()
            .ok()
            .filter(|number| (least..=most).contains(number));
        let most = whole(most as u64);
        number.ok_or_else(|| format!("use a whole number from {least} to {most}"))
    }
}

/// Parses a duration such as `100ms`, `1s` or `0.5s`, from 1 µs to an hour.
///
/// Fails with one line that says what is allowed.
pub fn duration(text: &str) -> Result<Duration, String> {
    between(
        text,
        Duration::from_micros(1)..=Duration::from_secs(3600),
        "use a number with a unit, e.g. 100ms or 1s, from 1us to 1h",
    )
}

/// Parses a duration from 1 ms to `most`; `allowed` gives an example and the range, e.g. `2ms, from 1ms to 1s`.
///
/// Fails with one line that says what is allowed.
pub fn milliseconds(text: &str, most: Duration, allowed: &str) -> Result<Duration, String> {
    let allowed = format!("use a time with a unit, e.g. {allowed}");
    between(text, Duration::from_millis(1)..=most, &allowed)
}

fn between(
    text: &str,
    range: std::ops::RangeInclusive<Duration>,
    allowed: &str,
) -> Result<Duration, String> {
    let parsed = humantime::parse_duration(text).ok();
    parsed
        .filter(|time| range.contains(time))
        .ok_or_else(|| allowed.to_string())
}

/// Writes a time in seconds, as every time in a report for other programs.
pub fn seconds<S: Serializer>(time: &Duration, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_f64(time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_parsed_within_their_range() {
        assert_eq!(duration("100ms"), Ok(Duration::from_millis(100)));
        assert_eq!(duration("1s"), Ok(Duration::from_secs(1)));
        for wrong in ["-1", "0s", "5", "2h", "", "soon"] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
    }
}
