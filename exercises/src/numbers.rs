//! A list of numbers whose squares are to be summed, which nobody else knows, and a note of who summed which.

mod calls;
pub mod parts;
mod ranges;

use std::ops::Range;

/// The sum of the squares of the numbers at the positions in `range`, computed on the calling thread.
pub fn sum_of_squares(range: Range<u64>) -> u64 {
    calls::enter(&range);
    sum(range)
}

/// The sum without a note.
fn sum(range: Range<u64>) -> u64 {
    range.map(|position| number(position).pow(2)).sum()
}

/// The number at a position, below 2^20: scattered, so that no formula gives their sum (SplitMix64 by Steele, Lea and
/// Flood, OOPSLA 2014).
fn number(position: u64) -> u64 {
    let mut z = position.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (z ^ (z >> 31)) >> 44
}

#[cfg(test)]
mod tests {
    use super::{number, sum};

    #[test]
    fn sums_need_more_than_32_bits_soon_and_64_never() {
        assert!(sum(0..20) > u64::from(u32::MAX));
        let most = u128::from((0..1_000).map(number).max().unwrap_or(0));
        assert!(most < 1 << 20 && 1_000_000 * (most * most) < u128::from(u64::MAX));
    }

    #[test]
    fn parts_add_up() {
        assert_eq!(sum(0..70) + sum(70..101) + sum(101..101), sum(0..101));
    }
}
