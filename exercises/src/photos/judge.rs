//! The checks of the exercise `fan_out`, for any answer.

use super::lab::{Lab, Scene};
use super::{Camera, Develop, Print, held_up, told};
use crate::explored::driven::{self, Text};
use crate::explored::{explore_with, together};
use crate::queues::{CALLER, leaves_nobody, must_wait};
use crate::waiting;
use interleave::Exploration;
use std::sync::{Mutex, PoisonError};

/// The function of an answer.
pub type FanOut = fn(Camera, usize, Develop) -> Vec<Print>;

/// Photos that a number of consumers develop.
#[derive(Debug, Clone, Copy)]
pub struct Film {
    fan_out: FanOut,
    pub(super) photos: usize,
    pub(super) consumers: usize,
}

/// So many photos for so many consumers.
pub fn film(fan_out: FanOut, photos: usize, consumers: usize) -> Film {
    Film {
        fan_out,
        photos,
        consumers,
    }
}

impl Film {
    /// Nothing if all is well, or else what went wrong, as a sentence.
    fn run(&self, scene: Scene) -> Text {
        let lab = Lab::new(self.photos, self.consumers, scene);
        let prints = Mutex::new(Vec::new());
        together(&[CALLER], &|_| {
            let made = (self.fan_out)(lab.camera(), self.consumers, lab.develop());
            prints
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .extend(made);
        });
        let prints = prints.into_inner().unwrap_or_else(PoisonError::into_inner);
        Text(told::fault(&lab, self, &prints).unwrap_or_default())
    }

    fn explored_in(&self, scene: Scene) -> Exploration {
        let film = *self;
        explore_with(&waiting::budget(), move || film.run(scene))
    }

    /// Tries every order, or as many as there is room for.
    pub fn explored(&self) -> Exploration {
        let found = self.explored_in(Scene::Plain);
        self.judge(&found);
        found
    }

    /// The same, and counts how many photos are developed at the same time.
    pub fn counted(&self) {
        self.judge(&self.explored_in(Scene::Counted));
    }

    /// Runs once.
    pub fn once(&self) {
        let film = *self;
        let calls = 2 * (self.photos + self.consumers) + 1;
        let found = driven::alone(calls, move || film.run(Scene::Plain));
        told::must_be_few(self, &found);
        self.judge(&found);
    }

    /// As many photos as there are consumers are each developed until all of them are.
    pub fn meets(&self) {
        self.judge_in(Scene::Meeting, &self.explored_in(Scene::Meeting));
    }

    /// The same in a few orders, for more consumers than can be tried in every order.
    pub fn meets_once(&self) {
        let film = *self;
        let calls = 4 * (self.photos + self.consumers);
        let found = driven::alone(calls, move || film.run(Scene::Meeting));
        self.judge_in(Scene::Meeting, &found);
    }

    /// One photo, whichever it is, is developed until all others have been.
    pub fn one_is_slow(&self) {
        const STEPS: u64 = 20_000;
        let film = *self;
        for slow in 0..self.photos {
            let scene = Scene::Slow(slow);
            let budget = waiting::budget().total_steps(STEPS);
            self.judge_in(scene, &explore_with(&budget, move || film.run(scene)));
        }
    }

    /// The camera takes a photo only when those before are developed.
    pub fn one_by_one(&self) {
        self.judge_in(Scene::OneByOne, &self.explored_in(Scene::OneByOne));
    }

    /// The camera takes no more photos, and does not end, after each number of photos.
    pub fn camera_waits(&self) {
        for photos in 0..=self.photos {
            self.must_wait(Scene::Idle(photos), "while the camera waits");
        }
    }

    /// A photo, whichever it is, is developed for ever.
    pub fn consumer_is_busy(&self) {
        for photo in 0..self.photos {
            self.must_wait(Scene::Endless(photo), "while the last photo is developed");
        }
    }

    /// All consumers are busy for ever, and photos are left.
    pub fn all_are_busy(&self) {
        self.must_wait(Scene::AllEndless, "while all consumers are busy");
    }

    /// Nothing ends there, and threads wait. A loop that does not wait is found in a few orders.
    fn must_wait(&self, scene: Scene, when: &str) {
        const STEPS: u64 = 10_000;
        let film = *self;
        let budget = waiting::budget().total_steps(STEPS);
        must_wait(&explore_with(&budget, move || film.run(scene)), when);
    }

    /// A thread of the answer goes on for as long as it can after each number of the caller's first steps.
    pub fn consumer_is_fast(&self) {
        const PLACES: usize = 12;
        let film = *self;
        let test = driven::test(move || film.run(Scene::Plain));
        let run = driven::along(&[], &test);
        let outcomes = run.iter().flat_map(|run| &run.outcomes);
        let threads = outcomes
            .filter_map(|one| one.trace.as_ref())
            .flat_map(|trace| &trace.threads);
        // The first two are the main thread and the caller.
        for consumer in threads.skip(2).take(self.consumers) {
            // A few names in a process that ends with this check.
            let name: &'static str = consumer.name.clone().leak();
            driven::stopped([CALLER, name], PLACES, &test, &|run| {
                if !driven::is_cut(run) {
                    self.judge(run);
                }
            });
        }
    }

    /// All threads have ended when the function returns, in every interleaving.
    pub fn leaves_nobody(&self) {
        let film = *self;
        leaves_nobody(
            move || Lab::new(film.photos, film.consumers, Scene::Plain),
            move |lab| drop((film.fan_out)(lab.camera(), film.consumers, lab.develop())),
        );
    }

    fn judge(&self, found: &Exploration) {
        waiting::must_end(found);
        told::must_be_right(self, found);
    }

    fn judge_in(&self, scene: Scene, found: &Exploration) {
        if let Some(failure) = waiting::stuck(found) {
            held_up::refuse(self, scene, failure, found);
        }
        self.judge(found);
    }
}
