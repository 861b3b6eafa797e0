//! The lab: takes the photos, develops them, and lets camera and consumers wait for each other as a check wants it.

use super::{Photo, Print};
use interleave::Named;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Barrier, OnceLock};
use std::sync::{Arc, Mutex, PoisonError};

/// Develops a photo, on the thread that calls it.
pub type Develop = Box<dyn Fn(Photo) -> Print + Send + Sync>;

/// Where photos that are developed at the same time wait for each other.
pub const MEETING: &str = "the meeting";
/// What the camera or a slow consumer waits for: a photo that is developed, by its number; and that all have come.
pub const PRINT: &str = "the print of photo";
pub const MET: &str = "the end of the meeting";

/// What happens while photos are taken and developed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scene {
    /// Nothing is held up.
    Plain,
    /// It is counted how many photos are developed at the same time.
    Counted,
    /// As many photos as there are consumers are each developed until all of them are. The camera waits for that too.
    Meeting,
    /// The photo with this number is developed until all others have been.
    Slow(usize),
    /// The camera takes the next photo, or ends, when those before are developed.
    OneByOne,
    /// The camera takes so many photos, and then waits for ever.
    Idle(usize),
    /// The photo with this number is developed for ever.
    Endless(usize),
    /// Every photo is.
    AllEndless,
}

/// A lab for one run.
pub struct Lab {
    photos: usize,
    consumers: usize,
    scene: Scene,
    /// How often each photo has been developed.
    developed: Mutex<Vec<usize>>,
    now: AtomicUsize,
    /// The most photos that were developed at the same time.
    most: Mutex<usize>,
    meeting: Barrier,
    /// Which never opens.
    for_ever: Barrier,
    /// Set when a photo is developed, where somebody waits for it.
    developed_by_now: Vec<OnceLock<()>>,
    met: OnceLock<()>,
}

impl Lab {
    pub fn new(photos: usize, consumers: usize, scene: Scene) -> Arc<Lab> {
        Arc::new(Lab {
            photos,
            consumers,
            scene,
            developed: Mutex::new(vec![0; photos]),
            now: AtomicUsize::new(0).named("developed now"),
            most: Mutex::new(0),
            meeting: Barrier::new(consumers).named(MEETING),
            // More than ever arrive.
            for_ever: Barrier::new(photos + 2).named("what never comes"),
            developed_by_now: (0..photos)
                .map(|photo| OnceLock::new().named(&format!("{PRINT} {photo}")))
                .collect(),
            met: OnceLock::new().named(MET),
        })
    }

    pub fn camera(self: &Arc<Lab>) -> Camera {
        Camera {
            lab: Arc::clone(self),
            next: 0,
            ended: false,
        }
    }

    pub fn develop(self: &Arc<Lab>) -> Develop {
        let lab = Arc::clone(self);
        Box::new(move |photo| lab.developed_by_the_caller(photo))
    }

    fn developed_by_the_caller(&self, photo: Photo) -> Print {
        let Photo { number } = photo;
        match self.scene {
            Scene::Plain | Scene::Idle(_) => {}
            Scene::Counted => self.count(self.now.fetch_add(1, SeqCst) + 1),
            Scene::Meeting if number < self.consumers => {
                if self.meeting.wait().is_leader() {
                    let _ = self.met.set(());
                }
            }
            Scene::Slow(slow) if number == slow => {
                let others = (0..self.photos).filter(|other| *other != slow);
                others.for_each(|other| self.await_print(other));
            }
            Scene::Slow(_) | Scene::OneByOne => {
                // One that is developed twice is told of where nobody waits for it.
                let _ = self.developed_by_now[number].set(());
            }
            Scene::Endless(endless) if number != endless => {}
            Scene::Endless(_) | Scene::AllEndless => {
                self.for_ever.wait();
            }
            Scene::Meeting => {}
        }
        self.developed
            .lock()
            .unwrap_or_else(PoisonError::into_inner)[number] += 1;
        if self.scene == Scene::Counted {
            self.now.fetch_sub(1, SeqCst);
        }
        Print { photo: number }
    }

    fn count(&self, now: usize) {
        let mut most = self.most.lock().unwrap_or_else(PoisonError::into_inner);
        *most = now.max(*most);
    }

    fn await_print(&self, photo: usize) {
        self.developed_by_now[photo].wait();
    }

    /// What the camera waits for before it takes the photo with this number, or ends.
    fn before(&self, number: usize) {
        match self.scene {
            Scene::OneByOne if number > 0 => self.await_print(number - 1),
            Scene::Meeting if number == self.consumers => {
                self.met.wait();
            }
            Scene::Idle(photos) if number >= photos => {
                self.for_ever.wait();
            }
            _ => {}
        }
    }

    /// How often each photo has been developed so far.
    pub fn developed(&self) -> Vec<usize> {
        let developed = self.developed.lock();
        developed.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The most photos that were developed at the same time, where they are counted.
    pub fn most(&self) -> usize {
        *self.most.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes one photo after the other.
pub struct Camera {
    lab: Arc<Lab>,
    next: usize,
    ended: bool,
}

impl Iterator for Camera {
    type Item = Photo;

    fn next(&mut self) -> Option<Photo> {
        if self.ended {
            return None;
        }
        self.lab.before(self.next);
        if self.next == self.lab.photos {
            self.ended = true;
            return None;
        }
        self.next += 1;
        Some(Photo {
            number: self.next - 1,
        })
    }
}
