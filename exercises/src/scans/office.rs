//! The office: scans pages, reads them, looks for something in them, and lets these stages wait for each other as a
//! check wants it.

use super::{Scan, Text};
use interleave::Named;
use interleave::sync::{Barrier, OnceLock};
use std::ops::ControlFlow::{self, Break, Continue};
use std::sync::{Arc, Mutex, PoisonError};

/// Makes a text of a scan.
pub type Read = Box<dyn FnMut(Scan) -> Text + Send>;
/// Looks for something in a text; `Break` when it is found.
pub type Look = Box<dyn FnMut(Text) -> ControlFlow<()> + Send>;

/// Where the stages wait until all three are at work.
pub const MEETING: &str = "the meeting";
/// The stages of the pipeline.
pub const STAGES: usize = 3;

/// A stage that hands something on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Makes scans.
    Scanner,
    /// Makes texts.
    Reader,
}

/// What happens while pages are scanned, read and searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scene {
    /// Nothing is held up.
    Plain,
    /// What is looked for stands on the page with this number.
    Found(usize),
    /// The first page is searched, the second one read and the third one scanned until all three are.
    Meeting,
    /// A page is scanned, or the scanner ends, when the pages before have been searched.
    OneByOne,
    /// The stage after this one keeps a page until this one has made that of another page.
    Ahead {
        /// The one that is ahead.
        stage: Stage,
        /// The page that the next stage keeps.
        kept: usize,
        /// The page that it waits for.
        until: usize,
    },
    /// So many pages are scanned, and then the scanner waits for ever.
    Idle(usize),
    /// The first page is searched for ever.
    Endless,
    /// What is looked for stands on the first page, and the scanner waits for ever before the second one.
    FoundBeforeIdle,
}

/// An office for one run.
pub struct Office {
    pages: usize,
    scene: Scene,
    meeting: Barrier,
    /// Which never opens.
    for_ever: Barrier,
    /// Set for each page when it has been scanned, read or searched, where somebody waits for it.
    done: Vec<OnceLock<()>>,
    scanned: Mutex<usize>,
    /// The pages in the order in which they were searched.
    searched: Mutex<Vec<usize>>,
}

impl Office {
    pub fn new(pages: usize, scene: Scene) -> Arc<Office> {
        let waits = match scene {
            Scene::OneByOne => "the search of page",
            Scene::Ahead { stage, .. } => stage.product(),
            _ => "",
        };
        let gates = if waits.is_empty() { 0 } else { pages };
        Arc::new(Office {
            pages,
            scene,
            meeting: Barrier::new(STAGES).named(MEETING),
            for_ever: Barrier::new(STAGES + 1).named("what never comes"),
            done: (0..gates)
                .map(|page| OnceLock::new().named(&format!("{waits} {page}")))
                .collect(),
            scanned: Mutex::default(),
            searched: Mutex::default(),
        })
    }

    pub fn scanner(self: &Arc<Office>) -> Scanner {
        Scanner {
            office: Arc::clone(self),
            next: 0,
            ended: false,
        }
    }

    pub fn read(self: &Arc<Office>) -> Read {
        let office = Arc::clone(self);
        Box::new(move |scan| office.read_one(scan.page))
    }

    pub fn look(self: &Arc<Office>) -> Look {
        let office = Arc::clone(self);
        Box::new(move |text| office.look_at(text.page))
    }

    fn read_one(&self, page: usize) -> Text {
        self.meet(page == 1);
        self.keep(Stage::Scanner, page);
        self.made(Stage::Reader, page);
        Text { page }
    }

    fn look_at(&self, page: usize) -> ControlFlow<()> {
        self.meet(page == 0);
        self.keep(Stage::Reader, page);
        if self.scene == Scene::Endless && page == 0 {
            self.for_ever.wait();
        }
        let searched = self.searched.lock();
        searched.unwrap_or_else(PoisonError::into_inner).push(page);
        if self.scene == Scene::OneByOne {
            self.is_done(page);
        }
        match self.scene {
            Scene::Found(found) if found == page => Break(()),
            Scene::FoundBeforeIdle => Break(()),
            _ => Continue(()),
        }
    }

    fn meet(&self, is_one_of_them: bool) {
        if self.scene == Scene::Meeting && is_one_of_them {
            self.meeting.wait();
        }
    }

    /// The stage after `this` keeps a page, if that is what happens in this scene.
    fn keep(&self, this: Stage, page: usize) {
        match self.scene {
            Scene::Ahead { stage, kept, until } if stage == this && kept == page => {
                self.done[until].wait();
            }
            _ => {}
        }
    }

    fn made(&self, this: Stage, page: usize) {
        if matches!(self.scene, Scene::Ahead { stage, .. } if stage == this) {
            self.is_done(page);
        }
    }

    fn is_done(&self, page: usize) {
        // Twice only where a page comes twice, which is told of where nobody waits for it.
        let _ = self.done[page].set(());
    }

    /// What the scanner waits for before it scans the page with this number, or ends.
    fn before(&self, page: usize) {
        match self.scene {
            Scene::OneByOne if page > 0 => {
                self.done[page - 1].wait();
            }
            Scene::Idle(pages) if page >= pages => {
                self.for_ever.wait();
            }
            Scene::FoundBeforeIdle if page > 0 => {
                self.for_ever.wait();
            }
            _ => self.meet(page == 2),
        }
    }

    /// How many pages have been scanned.
    pub fn scanned(&self) -> usize {
        *self.scanned.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The pages in the order in which they were searched.
    pub fn searched(&self) -> Vec<usize> {
        let searched = self.searched.lock();
        searched.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Stage {
    /// What it makes of a page, as somebody who waits for it names it.
    pub fn product(self) -> &'static str {
        match self {
            Stage::Scanner => "the scan of page",
            Stage::Reader => "the text of page",
        }
    }
}

/// Scans one page after the other.
pub struct Scanner {
    office: Arc<Office>,
    next: usize,
    ended: bool,
}

impl Iterator for Scanner {
    type Item = Scan;

    fn next(&mut self) -> Option<Scan> {
        if self.ended {
            return None;
        }
        let page = self.next;
        self.office.before(page);
        if page == self.office.pages {
            self.ended = true;
            return None;
        }
        self.next += 1;
        *self
            .office
            .scanned
            .lock()
            .unwrap_or_else(PoisonError::into_inner) += 1;
        self.office.made(Stage::Scanner, page);
        Some(Scan { page })
    }
}
