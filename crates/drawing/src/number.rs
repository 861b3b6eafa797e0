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

/// Numbers with the same decimals, so that they align on the point: the smallest one above zero keeps three digits,
/// but with at most two decimals beside numbers from 10 on, and three otherwise. Zero stays `0`; commas stand in
/// numbers from 10,000 on.
pub fn aligned(numbers: &[f64]) -> Vec<String> {
    let smallest = numbers.iter().copied().filter(|&number| number > 0.0);
    let largest = numbers.iter().copied().fold(0.0, f64::max);
    let decimals = match smallest.fold(f64::INFINITY, f64::min) {
        number if number < 0.9995 && largest < 9.9995 => 3,
        number => decimals(number),
    };
    let written = |&number: &f64| match number {
        0.0 => "0".to_string(),
        10_000.0.. => with_commas(&format!("{number:.decimals$}")),
        _ => format!("{number:.decimals$}"),
    };
    numbers.iter().map(written).collect()
}

/// Commas between the thousands before the point.
fn with_commas(number: &str) -> String {
    let (before, after) = number.split_at(number.find('.').unwrap_or(number.len()));
    match before.parse() {
        Ok(before) => whole(before) + after,
        Err(_) => number.to_string(),
    }
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
    fn numbers_of_a_column_have_the_same_decimals() {
        assert_eq!(aligned(&[752.3, 101.1, 9.98]), ["752.30", "101.10", "9.98"]);
        assert_eq!(aligned(&[0.6404, 1497.12]), ["0.64", "1497.12"]);
        assert_eq!(aligned(&[0.0, 25_599.7]), ["0", "25,600"]);
        assert_eq!(aligned(&[0.6404, 1.5]), ["0.640", "1.500"]);
        assert!(aligned(&[]).is_empty());
    }

    #[test]
    fn thousands_have_commas() {
        assert_eq!(whole(999), "999");
        assert_eq!(whole(1_000), "1,000");
        assert_eq!(whole(1_234_567), "1,234,567");
    }
}
