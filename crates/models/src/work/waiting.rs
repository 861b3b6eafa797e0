//! Items to fetch: every model gets the same items with the same delays.

use crate::trace::Recorder;
use crate::work::origin::Origin;
use anyhow::Result;
use fastrand::Rng;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

/// Where the documents come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A real HTTP server on this machine, over real sockets
    Http,
    /// A sleep in place of the network; scales to 100,000 items
    Sleep,
}

/// One thing to fetch. A clone is the same item, and cheap.
#[derive(Debug, Clone)]
pub struct Item {
    /// Position among the items, from 0.
    pub id: usize,
    pub(super) delay: Duration,
    pub(super) shared: Arc<Shared>,
}

#[derive(Debug)]
pub(super) struct Shared {
    pub(super) recorder: Recorder,
    pub(super) address: Option<SocketAddr>,
}

/// The items of one experiment, with the server behind them when there is one.
#[derive(Debug)]
pub struct Waiting {
    /// The items, by id.
    pub items: Arc<[Item]>,
    /// The longest delay: no model can be faster.
    pub slowest: Duration,
    /// Records the spans of traced runs.
    pub recorder: Recorder,
    /// Keeps the server alive as long as the items are in use.
    pub origin: Option<Arc<Origin>>,
}

impl Waiting {
    /// Makes `items` items that take between half of `delay` and `delay`; the
    /// slowest takes exactly `delay`.
    ///
    /// The same seed gives the same delays. Fails when the server can't be
    /// started.
    pub fn new(
        items: usize,
        delay: Duration, // the longest
        source: Source,
        seed: u64,
    ) -> Result<Waiting> {
        let delays = delays(items, delay, seed);
        let origin = match source {
            Source::Http => {
                let origin = Origin::start(delays.clone(), None)?;
                Some(Arc::new(origin))
            }
            Source::Sleep => None,
        };
        let recorder = Recorder::default();
        let shared = Arc::new(Shared {
            recorder: recorder.clone(),
            address: origin.as_ref().map(|origin| origin.address()),
        });
        let items = delays.iter().enumerate().map(|(id, &delay)| Item {
            id,
            delay,
            shared: Arc::clone(&shared),
        });
        Ok(Waiting {
            items: items.collect(),
            slowest: delays.iter().copied().max().unwrap_or_default(),
            recorder,
            origin,
        })
    }
}

fn delays(items: usize, longest: Duration, seed: u64) -> Vec<Duration> {
    let mut random = Rng::with_seed(seed);
    let mut delays: Vec<Duration> = (0..items)
        .map(|_| longest.mul_f64(0.5 + random.f64() / 2.0))
        .collect();
    if items > 0 {
        let slowest = random.usize(0..items);
        delays[slowest] = longest;
    }
    delays
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_delays_again_and_another_seed_others() {
        let delay = Duration::from_millis(100);
        assert_eq!(delays(20, delay, 7), delays(20, delay, 7));
        assert_ne!(delays(20, delay, 7), delays(20, delay, 8));
    }

    #[test]
    fn delays_lie_between_half_and_all_of_the_longest_which_occurs() {
        let longest = Duration::from_millis(100);
        for seed in 0..50 {
            let delays = delays(10, longest, seed);
            assert_eq!(delays.iter().max(), Some(&longest));
            assert!(delays.iter().all(|&delay| delay >= longest / 2));
        }
        assert_eq!(delays(0, longest, 1), []);
    }
}
