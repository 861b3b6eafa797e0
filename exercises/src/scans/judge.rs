//! The checks of the exercise `bounded_pipeline`, for any answer.

pub use super::office::Stage;
use super::office::{Office, Scene};
use super::{Look, Read, Scanner, held_up, told};
use crate::explored::driven::{self, Text};
use crate::explored::{explore_with, together};
use crate::queues::{CALLER, leaves_nobody, must_wait};
use crate::waiting;
use interleave::Exploration;

/// The function of an answer.
pub type Pipeline = fn(Scanner, Read, Look, usize);

/// Pages that go through a pipeline.
#[derive(Debug, Clone, Copy)]
pub struct Search {
    pipeline: Pipeline,
    pub(super) pages: usize,
    pub(super) capacity: usize,
}

/// So many pages, with room for so many between two stages.
pub fn search(pipeline: Pipeline, pages: usize, capacity: usize) -> Search {
    Search {
        pipeline,
        pages,
        capacity,
    }
}

impl Search {
    /// Nothing if all is well, or else what went wrong, as a sentence.
    fn run(&self, scene: Scene) -> Text {
        let office = Office::new(self.pages, scene);
        together(&[CALLER], &|_| self.call(&office));
        Text(told::fault(&office, self, scene).unwrap_or_default())
    }

    fn call(&self, office: &std::sync::Arc<Office>) {
        (self.pipeline)(
            office.scanner(),
            office.read(),
            office.look(),
            self.capacity,
        );
    }

    fn explored_in(&self, scene: Scene) -> Exploration {
        // Enough to prove it for channels; queues made by hand have more orders than can be tried in a second.
        const STEPS: u64 = 15_000;
        let search = *self;
        let budget = waiting::budget().total_steps(STEPS);
        explore_with(&budget, move || search.run(scene))
    }

    fn once_in(&self, scene: Scene) -> Exploration {
        let search = *self;
        let calls = 3 * (self.pages + 1);
        driven::alone(calls, move || search.run(scene))
    }

    /// Tries every order, or as many as there is room for.
    pub fn explored(&self) -> Exploration {
        let found = self.explored_in(Scene::Plain);
        self.judge(Scene::Plain, &found);
        found
    }

    /// Runs once.
    pub fn once(&self) {
        self.judge(Scene::Plain, &self.once_in(Scene::Plain));
    }

    /// All three stages are at work until all three are.
    pub fn meets(&self) {
        self.judge(Scene::Meeting, &self.explored_in(Scene::Meeting));
    }

    /// A page is scanned only when those before have been searched.
    pub fn one_by_one(&self) {
        self.judge(Scene::OneByOne, &self.explored_in(Scene::OneByOne));
    }

    /// What is looked for stands on the page with this number.
    pub fn found_on(&self, page: usize) {
        let scene = Scene::Found(page);
        self.judge(scene, &self.explored_in(scene));
    }

    /// The same in a few orders.
    pub fn found_once_on(&self, page: usize) {
        let scene = Scene::Found(page);
        self.judge(scene, &self.once_in(scene));
    }

    /// As much waits for the next stage as there is room for, and no more, while that one keeps a page.
    pub fn fills(&self, stage: Stage) {
        let enough = self.ahead(stage, 0, self.capacity);
        self.judge(enough, &self.explored_in(enough));
        let too_many = self.ahead(stage, 0, self.capacity + 2);
        told::must_be_bounded(self, stage, &self.explored_in(too_many));
    }

    /// The same in a few orders, where the next stage keeps a later page.
    pub fn fills_once(&self, stage: Stage, kept: usize) {
        let enough = self.ahead(stage, kept, self.capacity);
        self.judge(enough, &self.once_in(enough));
        let too_many = self.ahead(stage, kept, self.capacity + 2);
        told::must_be_bounded(self, stage, &self.once_in(too_many));
    }

    fn ahead(&self, stage: Stage, kept: usize, by: usize) -> Scene {
        let until = kept + by;
        Scene::Ahead { stage, kept, until }
    }

    /// The scanner scans no more pages, and does not end, after each number of pages.
    pub fn scanner_waits(&self) {
        for pages in 0..=self.pages {
            self.must_wait(Scene::Idle(pages), "while the scanner waits");
        }
    }

    /// The first page is searched for ever.
    pub fn search_takes_long(&self) {
        self.must_wait(Scene::Endless, "while the first page is searched");
    }

    /// Something is found, and the scanner still takes for ever.
    pub fn scanner_is_awaited(&self) {
        self.must_wait(Scene::FoundBeforeIdle, "after the `Break`");
    }

    /// Nothing ends there, and threads wait. A loop that does not wait is found in a few orders.
    fn must_wait(&self, scene: Scene, when: &str) {
        const STEPS: u64 = 10_000;
        let search = *self;
        let budget = waiting::budget().total_steps(STEPS);
        must_wait(&explore_with(&budget, move || search.run(scene)), when);
    }

    /// All threads have ended when the function returns, in every interleaving.
    pub fn leaves_nobody(&self) {
        self.leaves_nobody_in(Scene::Plain);
    }

    /// The same when something is found on the first page.
    pub fn leaves_nobody_when_found(&self) {
        self.leaves_nobody_in(Scene::Found(0));
    }

    fn leaves_nobody_in(&self, scene: Scene) {
        let search = *self;
        leaves_nobody(
            move || Office::new(search.pages, scene),
            move |office| search.call(office),
        );
    }

    fn judge(&self, scene: Scene, found: &Exploration) {
        if let Some(failure) = waiting::stuck(found) {
            held_up::refuse(self, scene, failure, found);
        }
        waiting::must_end(found);
        told::must_be_right(self, scene, found);
    }
}
