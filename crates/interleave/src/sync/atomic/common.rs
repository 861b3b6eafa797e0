//! The operations that all atomic types have, written once.

/// The operations that all atomic types have.
///
/// `$bits` and `$from` turn a value into 64 bits and back, `$shown` into what is recorded.
macro_rules! atomic_common {
    ([$($generic:ident)?] $name:ident, $int:ty, $default:expr, $bits:expr, $from:expr, $shown:expr) => {
        impl $(<$generic>)? $name $(<$generic>)? {
            /// Makes an atomic with this value. As a `static`, it has this value again at the start of every run.
            #[must_use]
            #[track_caller]
            pub const fn new(value: $int) -> Self {
                let handle = Handle::unregistered(ObjectKind::Atomic, Location::caller());
                Self {
                    handle,
                    own: std::sync::atomic::$name::new(value),
                    lent: std::sync::atomic::AtomicBool::new(false),
                }
            }

            /// The value.
            #[track_caller]
            pub fn load(&self, order: Ordering) -> $int {
                check_load(order);
                self.step(Op::Load, Location::caller(), |value| {
                    (value.load(order), false)
                })
            }

            /// Writes `new`.
            #[track_caller]
            pub fn store(&self, new: $int, order: Ordering) {
                check_store(order);
                let object = self.index();
                let call = Call::new(Op::Store, Some(object), Location::caller());
                perform(call, |world, _| {
                    let old = std::mem::replace(world.objects[object].atomic_mut(), ($bits)(new));
                    let (old, new) = (($shown)(world, ($from)(old)), ($shown)(world, new));
                    world.wrote(old, new);
                });
            }

            /// Writes `new` and returns the value before.
            #[track_caller]
            pub fn swap(&self, new: $int, order: Ordering) -> $int {
                self.step(Op::Swap, Location::caller(), |value| {
                    (value.swap(new, order), true)
                })
            }

            /// Writes `new` if the value is `current`.
            ///
            /// # Errors
            ///
            /// The value, when it was another one.
            #[track_caller]
            pub fn compare_exchange(
                &self,
                current: $int,
                new: $int,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$int, $int> {
                check_exchange(success, failure);
                self.exchange(Op::CompareExchange, Location::caller(), current, new)
            }

            /// Writes `new` if the value is `current`. Does not fail for other reasons.
            ///
            /// # Errors
            ///
            /// The value, when it was another one.
            #[track_caller]
            pub fn compare_exchange_weak(
                &self,
                current: $int,
                new: $int,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$int, $int> {
                check_exchange(success, failure);
                self.exchange(Op::CompareExchangeWeak, Location::caller(), current, new)
            }

            /// Loads the value and writes what `f` makes of it. Tries again when another thread has written in between.
            ///
            /// # Errors
            ///
            /// The value for which `f` returned `None`.
            #[track_caller]
            pub fn fetch_update<F>(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                mut f: F,
            ) -> Result<$int, $int>
            where
                F: FnMut($int) -> Option<$int>,
            {
                let mut old = self.load(fetch_order);
                while let Some(new) = f(old) {
                    match self.compare_exchange_weak(old, new, set_order, fetch_order) {
                        Ok(old) => return Ok(old),
                        Err(now) => old = now,
                    }
                }
                Err(old)
            }

            /// Like [`fetch_update`](Self::fetch_update), under std's newer name.
            ///
            /// # Errors
            ///
            /// The value for which `f` returned `None`.
            #[track_caller]
            pub fn try_update(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: impl FnMut($int) -> Option<$int>,
            ) -> Result<$int, $int> {
                self.fetch_update(set_order, fetch_order, f)
            }

            /// Like [`try_update`](Self::try_update) with an `f` that always has a new value. Returns the value before.
            #[track_caller]
            pub fn update(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                mut f: impl FnMut($int) -> $int,
            ) -> $int {
                match self.fetch_update(set_order, fetch_order, |old| Some(f(old))) {
                    Ok(old) | Err(old) => old,
                }
            }

            /// The value, to be changed while nobody else can see it.
            #[track_caller]
            pub fn get_mut(&mut self) -> &mut $int {
                let now = self.now();
                *self.lent.get_mut() = true;
                let own = self.own.get_mut();
                *own = now;
                own
            }

            /// The value.
            pub fn into_inner(self) -> $int {
                self.now()
            }

            /// The value in the current run. Outside of runs, and in a run that has not used the object yet, its own.
            fn now(&self) -> $int {
                let own = || self.own.load(Ordering::Relaxed);
                match self.handle.value() {
                    Some(bits) if !self.lent.load(Ordering::Relaxed) => ($from)(bits),
                    _ => own(),
                }
            }

            #[track_caller]
            fn index(&self) -> ObjectIdx {
                let own = || ($bits)(self.own.load(Ordering::Relaxed));
                let object = self.handle.index_or_register(|| Model::Atomic(own()));
                if self.lent.swap(false, Ordering::Relaxed) {
                    crate::runtime::with(|world| *world.objects[object].atomic_mut() = own());
                }
                object
            }

            #[track_caller]
            pub(crate) fn name(&self, name: &str) {
                self.index();
                self.handle.name(name);
            }

            /// An operation that returns the value before, and whether it can change it.
            #[track_caller]
            fn step(
                &self,
                op: Op,
                place: Loc,
                act: impl FnOnce(&std::sync::atomic::$name $(<$generic>)?) -> ($int, bool),
            ) -> $int {
                let object = self.index();
                perform(Call::new(op, Some(object), place), |world, _| {
                    let value = world.objects[object].atomic_mut();
                    let atomic = std::sync::atomic::$name::new(($from)(*value));
                    let (old, writes) = act(&atomic);
                    let new = atomic.into_inner();
                    *value = ($bits)(new);
                    let wrote = if writes {
                        ($shown)(world, new)
                    } else {
                        Value::None
                    };
                    let read = ($shown)(world, old);
                    world.observe(read, wrote);
                    old
                })
            }

            #[track_caller]
            fn exchange(
                &self,
                op: Op,
                place: Loc,
                current: $int,
                new: $int,
            ) -> Result<$int, $int> {
                let object = self.index();
                perform(Call::new(op, Some(object), place), |world, _| {
                    let value = world.objects[object].atomic_mut();
                    let old = ($from)(*value);
                    if old == current {
                        *value = ($bits)(new);
                        let (read, wrote) = (($shown)(world, old), ($shown)(world, new));
                        world.observe(read, wrote);
                        Ok(old)
                    } else {
                        let read = ($shown)(world, old);
                        world.observe(read, Value::None);
                        world.failed();
                        Err(old)
                    }
                })
            }
        }

        impl $(<$generic>)? Default for $name $(<$generic>)? {
            #[track_caller]
            fn default() -> Self {
                let mut new = Self::new($default);
                new.handle.count();
                new
            }
        }

        impl $(<$generic>)? From<$int> for $name $(<$generic>)? {
            #[track_caller]
            fn from(value: $int) -> Self {
                Self::new(value)
            }
        }

        impl $(<$generic>)? std::fmt::Debug for $name $(<$generic>)? {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Debug::fmt(&self.now(), f)
            }
        }
    };
}
pub(super) use atomic_common;
