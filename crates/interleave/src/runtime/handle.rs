//! How an object of the program finds its model in the current run.

use super::object::Model;
use super::world::{Loc, ObjectIdx, World};
use super::{hook::MISUSE, with, with_existing};
use crate::data::ObjectKind;
use std::sync::atomic::{AtomicU64, Ordering};

/// The run to which an object belongs and its index there, in one word.
#[derive(Debug)]
pub(crate) struct Handle {
    kind: ObjectKind,
    tag: AtomicU64,
    made: Loc,
    /// How many objects of this kind `default` had made at this line before.
    nth: usize,
}

const INDEX_BITS: u32 = 20;

impl Handle {
    /// A handle that finds its place in a run at the first use: for objects that may be a `static`.
    pub const fn unregistered(kind: ObjectKind, made: Loc) -> Self {
        Self {
            kind,
            tag: AtomicU64::new(0),
            made,
            nth: 0,
        }
    }

    /// To be called by `default`: its line is the same for all fields of a struct whose `Default` is derived, and only
    /// their order tells them apart.
    pub fn count(&mut self) {
        with_existing(|world| {
            self.nth = world.count_default(self.kind, self.made);
            if let Some(object) = self.find(world) {
                world.objects[object].nth = self.nth;
            }
        });
    }

    /// A handle of an object that is made by the current run.
    #[track_caller]
    pub fn register(kind: ObjectKind, model: Model, made: Loc) -> Self {
        let handle = Self::unregistered(kind, made);
        with(|world| handle.add(world, model));
        handle
    }

    #[track_caller]
    fn add(&self, world: &mut World, model: Model) -> ObjectIdx {
        let index = world.add_object(self.kind, model, self.made);
        world.objects[index].nth = self.nth;
        assert!(
            index < 1 << INDEX_BITS,
            "{MISUSE}a run can't have more than {} objects",
            1 << INDEX_BITS
        );
        self.tag
            .store(world.epoch << INDEX_BITS | index as u64, Ordering::Relaxed);
        index
    }

    fn find(&self, world: &World) -> Option<ObjectIdx> {
        let tag = self.tag.load(Ordering::Relaxed);
        if tag >> INDEX_BITS == world.epoch {
            return Some((tag & ((1 << INDEX_BITS) - 1)) as ObjectIdx);
        }
        if tag == 0 {
            return None;
        }
        // A run on another OS thread may use the same `static`, and have overwritten the tag.
        let address = std::ptr::from_ref(self) as usize;
        let mut known = world.by_address.iter().rev();
        known
            .find(|(of, _)| *of == address)
            .map(|(_, object)| *object)
    }

    /// The value of an atomic, if the current run has met it.
    pub fn value(&self) -> Option<u64> {
        let value = |world: &mut World| Some(*world.objects[self.find(world)?].atomic());
        with_existing(value).flatten()
    }

    /// The object's index. Panics when the object was made by another run.
    #[track_caller]
    pub fn index(&self) -> ObjectIdx {
        match with(|world| self.find(world)) {
            Some(index) => index,
            None => panic!(
                "{MISUSE}the {} made at {}:{} belongs to another run; make it inside the closure that is explored",
                self.kind,
                self.made.file(),
                self.made.line()
            ),
        }
    }

    /// The object's index. Registers the object at its first use in a run.
    #[track_caller]
    pub fn index_or_register(&self, model: impl FnOnce() -> Model) -> ObjectIdx {
        with(|world| match self.find(world) {
            Some(index) => index,
            None => {
                let index = self.add(world, model());
                let address = std::ptr::from_ref(self) as usize;
                world.by_address.push((address, index));
                index
            }
        })
    }

    /// For destructors: the index, if the object belongs to the current run.
    pub fn existing(&self) -> Option<ObjectIdx> {
        with_existing(|world| self.find(world)).flatten()
    }

    pub fn made(&self) -> Loc {
        self.made
    }

    /// Names the object, where names are kept. It must have been registered.
    pub fn name(&self, name: &str) {
        with_existing(|world| {
            if let Some(index) = self.find(world).filter(|_| world.limits.full) {
                world.objects[index].name = Some(name.to_owned());
            }
        });
    }
}
