//! Keeping the record of a run: steps are appended, and what the last one did is added to it.

use super::ids::ThreadIdx;
use super::step::{Call, Fact, Note, RawStep, Value};
use super::world::World;
use crate::data::Op;

impl World {
    /// Appends a step for the running thread.
    pub fn record(&mut self, call: &Call, counted: bool) {
        self.steps.push(RawStep {
            thread: self.current,
            op: call.op,
            object: call.object,
            mutex: call.mutex,
            place: call.place,
            read: Value::None,
            wrote: Value::None,
            note: Note::None,
            counted,
            spurious: false,
        });
        self.facts.push(Fact::default());
    }

    /// Adds what the last step read and wrote. A step that left its object as it was may be a wait in a loop.
    pub fn observe(&mut self, read: Value, wrote: Value) {
        let changed = wrote != Value::None && wrote != read;
        let step = self
            .steps
            .last_mut()
            .expect("a value belongs to a recorded step");
        step.read = read;
        step.wrote = wrote;
        self.mix(read);
        if changed {
            self.version += 1
        } else {
            self.nothing_new()
        }
    }

    /// Adds a remark to the last step.
    pub fn note(&mut self, note: Note) {
        self.steps
            .last_mut()
            .expect("a remark belongs to a recorded step")
            .note = note;
        if note == Note::Failed {
            self.mix(Value::Bool(false));
            self.nothing_new();
        }
    }

    /// Adds what the last step wrote without looking. What was there before decides whether it changed anything.
    pub fn wrote(&mut self, old: Value, new: Value) {
        self.observe(old, new);
        self.steps.last_mut().expect("just observed").read = Value::None;
    }

    /// The last step had no effect, by its own report.
    pub fn failed(&mut self) {
        self.steps
            .last_mut()
            .expect("a remark belongs to a recorded step")
            .note = Note::Failed;
    }

    /// The last step turned out to be another operation than was announced.
    pub fn rename(&mut self, op: Op) {
        self.steps.last_mut().expect("a step has been recorded").op = op;
    }

    pub fn fair_yield(&mut self, thread: ThreadIdx) {
        self.fair.yielded(thread);
    }

    /// The object was changed by the last step.
    pub fn changed(&mut self) {
        self.version += 1;
    }

    fn mix(&mut self, value: Value) {
        self.trace_hash = super::mix(self.trace_hash, value.bits());
    }

    /// A thread that reads the same thing at the same line while nothing has changed is spinning: treated as a yield.
    fn nothing_new(&mut self) {
        let step = self.steps.last().expect("called after a step");
        let key = (
            std::ptr::from_ref(step.place) as usize,
            step.object.unwrap_or(usize::MAX),
            self.version,
        );
        let me = self.current;
        let thread = &mut self.threads[me];
        if thread.reads.contains(&key) {
            self.fair.yielded(me);
        } else {
            thread.reads[thread.next_read] = key;
            thread.next_read = (thread.next_read + 1) % thread.reads.len();
        }
    }
}
