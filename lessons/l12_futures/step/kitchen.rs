//! Two futures, the bells that they wait for, and what a poll, a ring or a drop does.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::task::{Context, Poll, Wake, Waker};

/// How a future stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It was never polled.
    NotBegun,
    /// A bell has its waker.
    Waits,
    /// Its waker was called, and it was not polled since.
    Woken,
    /// It gave this.
    Ready(&'static str),
    /// It was dropped.
    Dropped,
}

/// A future, and what the executor knows of it.
pub struct Dish {
    /// The name of its async function.
    pub name: &'static str,
    /// How often it was polled.
    pub polls: u64,
    /// How often it was polled without a wake, after the first time.
    pub wasted: u64,
    future: Option<Pin<Box<dyn Future<Output = &'static str>>>>,
    gave: Option<&'static str>,
    woken: Arc<Wakes>,
    seen: u64,
    at: Option<&'static str>,
    bells: Vec<Bell>,
}

#[derive(Default)]
struct Wakes(AtomicU64);

impl Wake for Wakes {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Relaxed);
    }
}

/// Something to wait for, once.
#[derive(Clone)]
struct Bell {
    name: &'static str,
    state: Rc<RefCell<Rung>>,
}

#[derive(Default)]
struct Rung {
    rang: bool,
    waker: Option<Waker>,
}

impl Bell {
    fn new(name: &'static str) -> Bell {
        Bell {
            name,
            state: Rc::default(),
        }
    }

    fn rang(&self) -> bool {
        self.state.borrow().rang
    }
}

impl Future for Bell {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.state.borrow_mut();
        if state.rang {
            return Poll::Ready(());
        }
        state.waker = Some(context.waker().clone());
        Poll::Pending
    }
}

async fn tea(kettle: Bell, timer: Bell) -> &'static str {
    kettle.await;
    timer.await;
    "tea"
}

async fn toast(toaster: Bell) -> &'static str {
    toaster.await;
    "toast"
}

/// Both futures.
pub struct Kitchen {
    dishes: Vec<Dish>,
}

impl Kitchen {
    /// Two futures that nobody has polled.
    pub fn new() -> Kitchen {
        let (kettle, timer, toaster) = (
            Bell::new("kettle"),
            Bell::new("timer"),
            Bell::new("toaster"),
        );
        Kitchen {
            dishes: vec![
                Dish::new(
                    "tea",
                    Box::pin(tea(kettle.clone(), timer.clone())),
                    vec![kettle, timer],
                ),
                Dish::new("toast", Box::pin(toast(toaster.clone())), vec![toaster]),
            ],
        }
    }

    /// The futures, in order.
    pub fn dishes(&self) -> &[Dish] {
        &self.dishes
    }

    /// Whether no future can go on.
    pub fn has_ended(&self) -> bool {
        self.dishes.iter().all(|dish| dish.future.is_none())
    }

    /// The bell that has the waker of a future.
    pub fn would_wake(&self, dish: &Dish) -> Option<&'static str> {
        let bell = dish
            .bells
            .iter()
            .find(|bell| bell.state.borrow().waker.is_some());
        bell.map(|bell| bell.name)
    }

    /// Polls a future, and says what happened.
    pub fn poll(&mut self, name: &str) -> String {
        match self.dishes.iter_mut().find(|dish| dish.name == name) {
            None => format!("There is no future called {name}: use tea or toast."),
            Some(dish) => dish.poll(),
        }
    }

    /// Rings a bell, and says what happened.
    pub fn ring(&mut self, name: &str) -> String {
        let bells = || self.dishes.iter().flat_map(|dish| &dish.bells);
        let Some(bell) = bells().find(|bell| bell.name == name) else {
            return format!("There is no bell called {name}: use kettle, timer or toaster.");
        };
        if bell.rang() {
            return format!("The {name} has rung already.");
        }
        let waker = {
            let mut state = bell.state.borrow_mut();
            state.rang = true;
            state.waker.take()
        };
        match waker {
            None => format!("The {name} rang. It had no waker, so nobody was woken."),
            Some(waker) => {
                waker.wake();
                format!(
                    "The {name} rang, and called the waker that it had. That ran no code of the future: it only says that a poll is worth it."
                )
            }
        }
    }

    /// Drops a future, and says what that means.
    pub fn drop(&mut self, name: &str) -> String {
        let Some(dish) = self.dishes.iter_mut().find(|dish| dish.name == name) else {
            return format!("There is no future called {name}: use tea or toast.");
        };
        let stands_at = dish.stands_at();
        if dish.future.take().is_none() {
            return format!("{name} has ended already.");
        }
        for bell in &dish.bells {
            bell.state.borrow_mut().waker = None;
        }
        match stands_at {
            None => format!("{name} was dropped before it began: none of its code will ever run."),
            Some(bell) => format!(
                "{name} was dropped at {bell}: what stands below that line will never run. That is how async code is cancelled."
            ),
        }
    }
}

impl Dish {
    fn new(
        name: &'static str,
        future: Pin<Box<dyn Future<Output = &'static str>>>,
        bells: Vec<Bell>,
    ) -> Dish {
        Dish {
            name,
            polls: 0,
            wasted: 0,
            future: Some(future),
            gave: None,
            woken: Arc::default(),
            seen: 0,
            at: None,
            bells,
        }
    }

    /// How often its waker was called.
    pub fn wakes(&self) -> u64 {
        self.woken.0.load(Relaxed)
    }

    /// How it stands.
    pub fn state(&self) -> State {
        match (self.gave, &self.future) {
            (Some(value), _) => State::Ready(value),
            (None, None) => State::Dropped,
            (None, Some(_)) if self.polls == 0 => State::NotBegun,
            (None, Some(_)) if self.wakes() > self.seen => State::Woken,
            (None, Some(_)) => State::Waits,
        }
    }

    /// The await at which it stands; `None` before the first poll and after the end.
    pub fn stands_at(&self) -> Option<String> {
        self.future.as_ref()?;
        self.at.map(|bell| format!("{bell}.await"))
    }

    fn poll(&mut self) -> String {
        let (name, was) = (self.name, self.state());
        let Some(future) = &mut self.future else {
            return format!("{name} has ended: a future that has ended must not be polled.");
        };
        self.polls += 1;
        self.seen = self.woken.0.load(Relaxed);
        let waker = Waker::from(Arc::clone(&self.woken));
        let polled = future.as_mut().poll(&mut Context::from_waker(&waker));
        if let Poll::Ready(value) = polled {
            self.gave = Some(value);
            self.future = None;
            return format!("{name} ran to its end: Ready({value:?}).");
        }
        // It left its waker at the bell that it waits for.
        let waits = |bell: &&Bell| bell.state.borrow().waker.is_some();
        self.at = self.bells.iter().find(waits).map(|bell| bell.name);
        if was == State::Waits {
            self.wasted += 1;
            return format!(
                "{name} gave Pending again: nothing had changed. That poll was wasted."
            );
        }
        let at = self.stands_at().unwrap_or_default();
        format!(
            "{name} ran as far as {at}, left its waker there, and gave Pending. Your thread is free."
        )
    }
}
