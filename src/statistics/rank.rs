//! How many rounds to leave out at either end of an interval, and means of pairs by rank.

/// 1 - 0.02 / 2 of the normal distribution: the interval covers 98 %.
const QUANTILE: f64 = 2.326;
/// The sign test's probability of being wrong on one side.
const BY_SIGNS: f64 = 0.0125;

/// The number of pairwise means outside of the interval at either end: the largest signed-rank sum with a probability
/// of at most 1 %, by the normal approximation, which never exceeds it.
pub fn by_ranks(rounds: usize) -> usize {
    let n = rounds as f64;
    let mean = n * (n + 1.0) / 4.0;
    let deviation = (n * (n + 1.0) * (2.0 * n + 1.0) / 24.0).sqrt();
    (mean - QUANTILE * deviation) as usize
}

/// The number of rounds outside of the interval at either end: the largest count that tosses of a coin reach with a
/// probability of at most [`BY_SIGNS`].
pub fn by_signs(rounds: usize) -> usize {
    let n = rounds as f64;
    if rounds > 1_000 {
        return (n / 2.0 - 2.25 * n.sqrt() / 2.0) as usize;
    }
    let mut term = 0.5_f64.powi(rounds as i32);
    let (mut sum, mut count) = (term, 0);
    while sum <= BY_SIGNS {
        term *= (rounds - count) as f64 / (count + 1) as f64;
        sum += term;
        count += 1;
    }
    count.saturating_sub(1)
}

pub fn hodges_lehmann(logs: &[f64]) -> f64 {
    let pairs = logs.len() * (logs.len() + 1) / 2;
    (walsh(logs, pairs.div_ceil(2)) + walsh(logs, pairs / 2 + 1)) / 2.0
}

/// The mean of rank `rank` (from 1) among the means of all pairs, each number with itself included.
///
/// Bisection over the value, so that 10,000 rounds need no list of 50 million means.
pub fn walsh(sorted: &[f64], rank: usize) -> f64 {
    let (mut low, mut high) = (sorted[0], sorted[sorted.len() - 1]);
    for _ in 0..40 {
        let middle = (low + high) / 2.0;
        match up_to(sorted, middle).0 >= rank {
            true => high = middle,
            false => low = middle,
        }
    }
    up_to(sorted, high).1
}

/// The number of pairwise means up to `limit`, and the largest of them.
fn up_to(sorted: &[f64], limit: f64) -> (usize, f64) {
    let (mut count, mut largest) = (0, sorted[0]);
    let (mut first, mut end) = (0, sorted.len());
    while first < end {
        let mean = (sorted[first] + sorted[end - 1]) / 2.0;
        if mean <= limit {
            count += end - first;
            largest = f64::max(largest, mean);
            first += 1;
        } else {
            end -= 1;
        }
    }
    (count, largest)
}

#[cfg(test)]
mod tests {
    use super::super::paired::ENOUGH;
    use super::super::simulated::Numbers;
    use super::*;

    /// The exact probability that a signed-rank sum of `rounds` fair signs is at most `sum`.
    fn signed_rank(rounds: usize, sum: usize) -> f64 {
        let mut ways = vec![0.0_f64; rounds * (rounds + 1) / 2 + 1];
        ways[0] = 1.0;
        for rank in 1..=rounds {
            for total in (rank..ways.len()).rev() {
                ways[total] += ways[total - rank];
            }
        }
        ways[..=sum].iter().sum::<f64>() / 2.0_f64.powi(rounds as i32)
    }

    #[test]
    fn ranks_leave_out_no_more_than_the_exact_distribution_allows() {
        for rounds in ENOUGH..=60 {
            let cut = by_ranks(rounds);
            assert!(signed_rank(rounds, cut) <= 0.01, "{rounds}");
            assert!(signed_rank(rounds, cut) > 0.005, "{rounds}: too careful");
        }
    }

    #[test]
    fn signs_leave_out_what_the_tables_say() {
        for (rounds, cut) in [(7, 0), (9, 0), (10, 1), (13, 2), (15, 2), (25, 6)] {
            assert_eq!(by_signs(rounds), cut, "{rounds}");
        }
        assert!(by_signs(1_000).abs_diff(by_signs(1_001)) <= 2);
    }

    #[test]
    fn means_of_pairs_have_the_rank_that_a_sorted_list_gives_them() {
        let mut numbers = Numbers::new(1);
        for length in [1, 2, 3, 10, 31] {
            let mut sample: Vec<f64> = (0..length)
                .map(|_| (numbers.normal() * 4.0).round())
                .collect();
            sample.sort_by(f64::total_cmp);
            let pairs = (0..length).flat_map(|i| (i..length).map(move |j| (i, j)));
            let mut means: Vec<f64> = pairs.map(|(i, j)| (sample[i] + sample[j]) / 2.0).collect();
            means.sort_by(f64::total_cmp);
            for (index, mean) in means.iter().enumerate() {
                assert_eq!(walsh(&sample, index + 1), *mean, "{sample:?}");
            }
        }
    }
}
