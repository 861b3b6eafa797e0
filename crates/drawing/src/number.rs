//! The one formatter of durations, and columns of numbers that align on the decimal point.

use std::time::Duration;

const UNITS: [(f64, &str); 4] = [(1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns")];

/// A duration with three significant digits and the unit that suits it, e.g. `1.23 s` or `45.6 ms`.
pub fn duration(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    let (size, unit) = unit_of(seconds);
    let number = seconds / size;
    // 999.7 ms has three digits as "1.00 s", not as "1000 ms".
    if number >= 999.5 && size < 1.0 {
        return format!(
            "{:.2} {}",
            1.0,
            UNITS[UNITS.iter().position(|u| u.1 == unit).unwrap_or(1) - 1].1
        );
    }
    format!("{number:.*} {unit}", decimals(number))
}

/// Durations in one unit and with the same decimals, so that they align: the smallest keeps three digits,
/// or fewer where the largest would get more than five before its point.
///
/// Gives the unit and the numbers.
pub fn column(times: &[Duration]) -> (&'static str, Vec<String>) {
    let smallest = times
        .iter()
        .min()
        .copied()
        .unwrap_or_default()
        .as_secs_f64();
    let largest = times.iter().max().copied().unwrap_or_default();
    let fits = |&(size, _): &(f64, &str)| largest.as_secs_f64() / size < 99_999.5;
    let fine = unit_of(smallest);
    let (size, unit) = match fits(&fine) {
        true => fine,
        false => UNITS.into_iter().rev().find(fits).unwrap_or(UNITS[0]),
    };
    let decimals = decimals(smallest / size);
    let numbers = times
        .iter()
        .map(|time| format!("{:.*}", decimals, time.as_secs_f64() / size));
    (unit, numbers.collect())
}

fn unit_of(seconds: f64) -> (f64, &'static str) {
    let fits = UNITS
        .iter()
        .copied()
        .find(|(size, _)| seconds >= *size * 0.999_999_9);
    fits.unwrap_or(if seconds == 0.0 { UNITS[1] } else { UNITS[3] })
}

fn decimals(number: f64) -> usize {
    match number {
        n if n == 0.0 || n >= 99.95 => 0,
        n if n >= 9.995 => 1,
        _ => 2,
    }
}

/// A whole number with a comma between thousands, e.g. `100,000`.
pub fn whole(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digits_in_the_unit_that_suits() {
        for (nanoseconds, text) in [
            (0, "0 ms"),
            (7, "7.00 ns"),
            (999, "999 ns"),
            (1_000, "1.00 µs"),
            (45_600, "45.6 µs"),
            (1_234_567, "1.23 ms"),
            (99_960_000, "100 ms"),
            (100_400_000, "100 ms"),
            (999_400_000, "999 ms"),
            (999_700_000, "1.00 s"),
            (1_234_000_000, "1.23 s"),
            (150_000_000_000, "150 s"),
        ] {
            assert_eq!(duration(Duration::from_nanos(nanoseconds)), text);
        }
    }

    #[test]
    fn a_column_has_one_unit_and_the_same_decimals() {
        let times = [752_300, 101_100, 9_980].map(Duration::from_micros);
        assert_eq!(
            column(&times),
            ("ms", vec!["752.30".into(), "101.10".into(), "9.98".into()])
        );
        assert_eq!(column(&[]), ("ms", vec![]));
        let far_apart = [640, 497_120].map(Duration::from_micros);
        assert_eq!(
            column(&far_apart),
            ("ms", vec!["0.64".into(), "497.12".into()])
        );
    }

    #[test]
    fn thousands_have_commas() {
        assert_eq!(whole(999), "999");
        assert_eq!(whole(1_000), "1,000");
        assert_eq!(whole(1_234_567), "1,234,567");
    }
}
