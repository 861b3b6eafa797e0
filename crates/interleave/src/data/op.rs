//! The names of operations and of kinds of objects.

macro_rules! names {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = concat!("`", $text, "`")] $variant,)*
        }

        impl $name {
            /// The name as it stands in a schedule.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }
    };
}

names! {
    /// What a thread did in a step: the name of std's method, or a plain word where std has none.
    Op {
        Load = "load",
        Store = "store",
        Swap = "swap",
        CompareExchange = "compare_exchange",
        CompareExchangeWeak = "compare_exchange_weak",
        FetchAdd = "fetch_add",
        FetchSub = "fetch_sub",
        FetchAnd = "fetch_and",
        FetchNand = "fetch_nand",
        FetchOr = "fetch_or",
        FetchXor = "fetch_xor",
        FetchNot = "fetch_not",
        FetchMax = "fetch_max",
        FetchMin = "fetch_min",
        Fence = "fence",
        Lock = "lock",
        TryLock = "try_lock",
        Unlock = "unlock",
        IsPoisoned = "is_poisoned",
        ClearPoison = "clear_poison",
        Read = "read",
        TryRead = "try_read",
        UnlockRead = "unlock_read",
        Write = "write",
        TryWrite = "try_write",
        UnlockWrite = "unlock_write",
        Downgrade = "downgrade",
        QueueWrite = "queue_for_write",
        Wait = "wait",
        Wake = "wake",
        NotifyOne = "notify_one",
        NotifyAll = "notify_all",
        Arrive = "arrive",
        PassBarrier = "pass",
        CallOnce = "call_once",
        CallOnceForce = "call_once_force",
        WaitOnce = "wait_once",
        InitDone = "initialised",
        IsCompleted = "is_completed",
        Get = "get",
        Set = "set",
        GetOrInit = "get_or_init",
        Force = "force",
        Send = "send",
        TrySend = "try_send",
        SendDone = "sent",
        Recv = "recv",
        TryRecv = "try_recv",
        QueueRecv = "queue_for_recv",
        DropSender = "drop_sender",
        DropReceiver = "drop_receiver",
        Spawn = "spawn",
        Join = "join",
        JoinScope = "join_scope",
        IsFinished = "is_finished",
        YieldNow = "yield_now",
        Sleep = "sleep",
        Park = "park",
        Unpark = "unpark",
        Poll = "poll",
        Await = "await",
        Ready = "ready",
        Drop = "drop",
        Return = "return",
    }
}

names! {
    /// The type of a shared object.
    ObjectKind {
        Atomic = "atomic",
        Mutex = "mutex",
        RwLock = "rwlock",
        Condvar = "condvar",
        Barrier = "barrier",
        Once = "once",
        OnceLock = "once lock",
        LazyLock = "lazy lock",
        Channel = "channel",
    }
}
