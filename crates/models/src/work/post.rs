//! A post office of one thread: it answers questions when somebody calls it, to callbacks and to futures.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::task::{Context, Poll, Waker};

type Letter = (u64, Box<dyn FnOnce(u64)>);

/// The items of which a program asks, one after the other.
#[derive(Debug)]
pub struct Items {
    number: u64,
    largest: Arc<AtomicUsize>,
}

impl Items {
    /// This number of items.
    pub fn new(number: u64) -> Items {
        Items {
            number,
            largest: Arc::default(),
        }
    }

    /// The items, from 0.
    pub fn each(&self) -> impl Iterator<Item = u64> {
        0..self.number
    }

    /// A post office that answers questions about them.
    pub fn post(&self) -> Post {
        Post(Rc::new(Office {
            asked: RefCell::default(),
            largest: Arc::clone(&self.largest),
        }))
    }

    /// The size in bytes of the largest callback or future that its post offices were given.
    pub fn largest(&self) -> usize {
        self.largest.load(Relaxed)
    }
}

/// Questions that wait for their answers; a clone is the same post office.
#[derive(Clone)]
pub struct Post(Rc<Office>);

struct Office {
    asked: RefCell<VecDeque<Letter>>,
    largest: Arc<AtomicUsize>,
}

impl Post {
    /// Asks; `then` is called with the answer, later.
    pub fn ask<T: FnOnce(u64) + 'static>(&self, question: u64, then: T) {
        self.weigh::<T>();
        self.enter(question, Box::new(then));
    }

    /// Asks; the future gives the answer. Nothing is asked before it is polled.
    pub fn reply(&self, question: u64) -> Reply {
        Reply {
            post: self.clone(),
            question,
            answer: None,
        }
    }

    /// Answers the oldest question; `false` when there is none.
    pub fn deliver(&self) -> bool {
        let letter = self.0.asked.borrow_mut().pop_front();
        match letter {
            None => false,
            Some((question, then)) => {
                then(question % 97 + 3);
                true
            }
        }
    }

    /// Polls a future, and answers a question after each poll that was not the last.
    pub fn drive<F: Future>(&self, future: F) -> F::Output {
        self.weigh::<F>();
        let mut future = pin!(future);
        // One thread does both, so nobody has to be woken.
        let mut context = Context::from_waker(Waker::noop());
        loop {
            if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
                return output;
            }
            self.deliver();
        }
    }

    fn enter(&self, question: u64, then: Box<dyn FnOnce(u64)>) {
        self.0.asked.borrow_mut().push_back((question, then));
    }

    fn weigh<T>(&self) {
        self.0.largest.fetch_max(size_of::<T>(), Relaxed);
    }
}

/// The answer to a question, once it is there.
pub struct Reply {
    post: Post,
    question: u64,
    answer: Option<Rc<Cell<Option<u64>>>>,
}

impl Future for Reply {
    type Output = u64;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<u64> {
        if let Some(answer) = &self.answer {
            return answer.get().map_or(Poll::Pending, Poll::Ready);
        }
        let (answer, waker) = (Rc::new(Cell::new(None)), context.waker().clone());
        let letter = Rc::clone(&answer);
        self.post.enter(
            self.question,
            Box::new(move |number| {
                letter.set(Some(number));
                waker.wake();
            }),
        );
        self.answer = Some(answer);
        Poll::Pending
    }
}
