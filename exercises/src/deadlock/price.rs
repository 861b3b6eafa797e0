//! Threads that ask for prices, and whether they are told the right ones.

use crate::bicycle::{Prices, known, parts};
use crate::explored::driven::{self, Judged, Test, Text};
use crate::explored::{drawn, explore_with, of_all, together};
use crate::verdict::Wrong;
use crate::waiting::{self, must_end};
use interleave::Exploration;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

/// The function of an answer.
pub type Price = fn(&Prices, &'static str) -> u32;

/// Prices of things.
type List = &'static [(&'static str, u32)];

/// Threads that ask for one thing's price each, at the same time.
#[derive(Debug, Clone, Copy)]
pub struct Shop {
    price: Price,
    known: List,
    asked: &'static [&'static str],
    /// How often a thread K locks the prices, and enters another one for the bell.
    keeper: Option<usize>,
}

/// The names of the threads that ask.
const NAMES: [&str; 3] = ["A", "B", "C"];
const KEEPER: &str = "K";
const BELL: &str = "bell";

/// What a run gave: the prices told, in the order asked, and those known in the end.
type Told = (Vec<u32>, BTreeMap<String, u32>);

/// Threads A, B, C that ask for these things, where these prices are known.
pub fn shop(price: Price, known: List, asked: &'static [&'static str]) -> Shop {
    Shop {
        price,
        known,
        asked,
        keeper: None,
    }
}

impl Shop {
    /// With a thread K that locks the prices so often, and enters a price for the bell each time.
    #[must_use]
    pub fn kept(self, times: usize) -> Shop {
        Shop {
            keeper: Some(times),
            ..self
        }
    }

    fn run(&self) -> Text {
        let prices = known(self.known);
        let told = Mutex::new(vec![0; self.asked.len()]);
        together(&self.names(), &|name| {
            if name == KEEPER {
                return self.keep(&prices);
            }
            for index in (0..self.asked.len()).filter(|index| NAMES[*index] == name) {
                let price = (self.price)(&prices, self.asked[index]);
                told.lock().unwrap_or_else(PoisonError::into_inner)[index] = price;
            }
        });
        let told = told.into_inner().unwrap_or_else(PoisonError::into_inner);
        let known = prices.into_inner().unwrap_or_default();
        Text(serde_json::to_string(&(told, known)).expect("names and numbers are valid JSON"))
    }

    fn keep(&self, prices: &Prices) {
        for round in 0..self.keeper.unwrap_or_default() {
            if let Ok(mut prices) = prices.lock() {
                prices.insert(BELL, u32::try_from(round).unwrap_or_default());
            }
        }
    }

    fn names(&self) -> Vec<&'static str> {
        let keeper = self.keeper.map(|_| KEEPER);
        keeper
            .into_iter()
            .chain(NAMES.into_iter().take(self.asked.len()))
            .collect()
    }

    fn test(&self) -> Test {
        let shop = *self;
        driven::test(move || shop.run())
    }

    /// Tries every order, or as many as there is room for.
    pub fn explored(&self) -> Exploration {
        let shop = *self;
        let found = explore_with(&waiting::budget(), move || shop.run());
        self.judge(&found);
        found
    }

    /// K keeps the prices while A makes thousands of steps, after each number of its first ones.
    pub fn kept_for_long(&self) {
        let alone = Shop {
            keeper: None,
            ..*self
        };
        let places = driven::operations("A", &alone.test());
        driven::kept(KEEPER, &["A"], places, &self.test(), &|run| self.judge(run));
    }

    /// K enters a price, again and again, after each few steps of A.
    pub fn overtaken(&self) {
        const UNIT: usize = 2;
        let (few, many) = (self.kept(driven::FEW), self.kept(driven::MANY));
        driven::overtaken(
            [KEEPER, "A"],
            UNIT,
            &Judged {
                test: &few.test(),
                judge: &|run| few.judge(run),
            },
            &Judged {
                test: &many.test(),
                judge: &|run| many.judge(run),
            },
        );
    }

    /// The right price of a thing, and what is known once it was asked for.
    fn right(&self, thing: &'static str, known: &mut BTreeMap<String, u32>) -> u32 {
        if let Some(price) = known.get(thing) {
            return *price;
        }
        let price = parts(thing)
            .iter()
            .map(|part| self.right(part, known))
            .sum();
        known.insert(thing.into(), price);
        price
    }

    fn expected(&self) -> Told {
        let mut known = self
            .known
            .iter()
            .map(|(thing, price)| (thing.to_string(), *price))
            .collect();
        let told = self
            .asked
            .iter()
            .map(|thing| self.right(thing, &mut known))
            .collect();
        if let Some(times) = self.keeper {
            known.insert(BELL.into(), u32::try_from(times - 1).unwrap_or_default());
        }
        (told, known)
    }

    fn judge(&self, found: &Exploration) {
        if driven::is_cut(found) {
            return;
        }
        must_end(found);
        let expected = self.expected();
        let read = |value: &str| serde_json::from_str::<Told>(value).expect("the check wrote it");
        let Some(outcome) = found
            .outcomes
            .iter()
            .find(|outcome| read(&outcome.value) != expected)
        else {
            return;
        };
        let told = read(&outcome.value);
        let (because, question) = self.reason(&told, &expected);
        Wrong::because(because)
            .seen(format!(
                "asked for {}, {} in {}.",
                self.asked.join(" and "),
                sentence(&told),
                of_all(outcome.interleavings, found)
            ))
            .expected(format!("{}.", sentence(&expected)))
            .picture(
                outcome
                    .trace
                    .as_ref()
                    .map(|trace| drawn("The simplest such run:", trace))
                    .unwrap_or_default(),
            )
            .ask(question)
            .refuse()
    }

    fn reason(&self, told: &Told, expected: &Told) -> (String, &'static str) {
        let wrong = (0..self.asked.len()).find(|index| told.0[*index] != expected.0[*index]);
        if let Some(index) = wrong {
            return self.wrong_price(self.asked[index], told.0[index], &expected.1);
        }
        let (known, right) = (&told.1, &expected.1);
        let missing = right.keys().find(|thing| !known.contains_key(*thing));
        if let Some(thing) = missing {
            let before = self.known.iter().any(|(known, _)| known == thing) || thing == BELL;
            return match before {
                true => (
                    format!("The price of the {thing}, which was known, is gone."),
                    "what of the list does your function write, and what may another thread have entered meanwhile?",
                ),
                false => (
                    format!("The price of the {thing} was computed, and is not known afterwards."),
                    "where does your function put a price that it has computed?",
                ),
            };
        }
        match known
            .iter()
            .find(|(thing, price)| right.get(*thing) != Some(price))
        {
            Some((thing, price)) if right.contains_key(thing) => (
                format!("The price that is known of the {thing} afterwards is wrong: {price}."),
                "what does your function enter, and may it be old by then?",
            ),
            _ => (
                "Prices are known afterwards that nobody needed.".into(),
                "which things does your function enter?",
            ),
        }
    }

    fn wrong_price(
        &self,
        thing: &'static str,
        told: u32,
        right: &BTreeMap<String, u32>,
    ) -> (String, &'static str) {
        let known = self.known.iter().any(|(known, _)| *known == thing);
        let price = |part: &&str| right.get(*part).copied().unwrap_or_default();
        let sum: u32 = parts(thing).iter().map(price).sum();
        let different: BTreeSet<&str> = parts(thing).iter().copied().collect();
        if known {
            return (
                format!("The {thing} has a price that is known, and another one is told."),
                "what does your function do first: look whether the price is known, or compute it?",
            );
        }
        if told != sum && told == different.iter().map(price).sum::<u32>() {
            return (
                format!("A part of the {thing} that is needed twice is counted once."),
                "how often does each part stand among the parts, and how often do you add it?",
            );
        }
        (
            format!("The price of the {thing} is wrong: {told}."),
            "which prices does your function add, and what does it do when the lock is taken at that moment?",
        )
    }
}

fn sentence((told, known): &Told) -> String {
    let told: Vec<String> = told.iter().map(u32::to_string).collect();
    let known: Vec<String> = known
        .iter()
        .map(|(thing, price)| format!("{thing} {price}"))
        .collect();
    format!(
        "{} told, and known afterwards: {}",
        told.join(" and "),
        known.join(", ")
    )
}

/// Two lists with other prices do not know of each other.
pub fn lists_are_apart(price: Price) {
    const LISTS: [List; 2] = [&[("hub", 3), ("rim", 4)], &[("hub", 70_000), ("rim", 5)]];
    let found = explore_with(&waiting::budget(), move || {
        let lists = LISTS.map(known);
        lists.each_ref().map(|list| price(list, "wheel"))
    });
    must_end(&found);
    if found.values() != ["[7, 70005]"] {
        Wrong::because("A price is told that another list knows, or none.")
            .seen(format!(
                "two lists with other prices, both asked for a wheel: {}.",
                found.values().join(" or ")
            ))
            .expected("[7, 70005].")
            .ask("where are your prices known: in the list that was given?")
            .refuse();
    }
}
