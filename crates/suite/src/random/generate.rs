//! Programs from a seed.

/// What a program may contain besides the usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavour {
    Plain,
    /// Panics, caught or as results of threads.
    Panics,
    /// Loops that wait for an atomic, and attempts again and again.
    Spins,
}

/// The objects are made by `run`; a number tells which of a kind.
#[derive(Clone, Copy, Debug)]
pub enum Op {
    Load(usize),
    Store(usize),
    Add(usize),
    Exchange(usize),
    Lock(usize),
    TryLock(usize),
    Read,
    Write,
    TryRead,
    TryWrite,
    Unlock,
    Wait(usize),
    NotifyOne,
    NotifyAll,
    Send(usize),
    TrySend(usize),
    Receive(usize),
    TryReceive(usize),
    DropSender(usize),
    DropReceiver(usize),
    SharedReceive,
    SharedSend,
    Arrive,
    CallOnce,
    IsCompleted,
    Get,
    Set,
    GetOrInit,
    Park,
    Unpark(usize),
    /// The thread before this one.
    Join,
    IsFinished,
    Spawn,
    Yield,
    Panic,
    /// The following operation, with its panic and its guards inside.
    Catch(usize),
    SpinUntil(usize),
    SpinLock(usize),
}

#[derive(Clone, Debug)]
pub struct Program {
    pub threads: Vec<Vec<Op>>,
    /// The bounds of the two channels, and which thread has the receiver.
    pub bounds: [Option<usize>; 2],
    pub receivers: [usize; 2],
    pub barrier: usize,
    pub scoped: bool,
}

/// SplitMix64.
pub struct Rng(u64);

impl Rng {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }
}

/// The kinds of objects of which a program uses up to three.
const KINDS: usize = 11;

impl Program {
    pub fn new(seed: u64, flavour: Flavour) -> Self {
        let mut rng = Rng(seed ^ ((flavour as u64) << 40));
        let count = 2 + rng.below(3);
        let spins = flavour == Flavour::Spins;
        let most = if spins { [3, 2, 1] } else { [4, 3, 2] }[count - 2];
        let mut kinds: Vec<usize> = (0..1 + rng.below(3)).map(|_| rng.below(KINDS)).collect();
        if spins {
            // An atomic, or nothing is ever waited for.
            kinds[0] = 0;
        }
        let bounds = [(); 2].map(|()| [None, Some(0), Some(1), Some(2)][rng.below(4)]);
        let receivers = [rng.below(count), rng.below(count)];
        let mut threads = Vec::new();
        for me in 0..count {
            let length = 1 + rng.below(most);
            let mut ops = Vec::new();
            while ops.len() < length {
                let kind = kinds[rng.below(kinds.len())];
                let op = operation(&mut rng, kind, me, count, &receivers);
                ops.push(special(&mut rng, flavour).unwrap_or(op));
            }
            threads.push(ops);
        }
        Self {
            threads,
            bounds,
            receivers,
            barrier: 2 + rng.below(2),
            scoped: rng.below(2) == 0,
        }
    }
}

fn special(rng: &mut Rng, flavour: Flavour) -> Option<Op> {
    let of_flavour = match flavour {
        Flavour::Plain => return None,
        Flavour::Panics => [
            Op::Panic,
            Op::Catch(1 + rng.below(2)),
            Op::Panic,
            Op::Catch(1),
        ],
        Flavour::Spins => [
            Op::SpinUntil(0),
            Op::SpinLock(0),
            Op::SpinUntil(1),
            Op::Yield,
        ],
    };
    let chance = rng.below(4) == 0;
    chance.then(|| of_flavour[rng.below(4)])
}

fn operation(rng: &mut Rng, kind: usize, me: usize, count: usize, receivers: &[usize; 2]) -> Op {
    let which = rng.below(2);
    let other = rng.below(count);
    let mine = receivers[which] == me;
    match (kind, rng.below(6)) {
        (0, 0 | 1) => Op::Load(which),
        (0, 2) => Op::Store(which),
        (0, 3) => Op::Add(which),
        (0, _) => Op::Exchange(which),
        (1, 0 | 1) => Op::Lock(which),
        (1, 2) => Op::TryLock(which),
        (1, 3) => Op::Unlock,
        (1, _) => Op::Lock(0),
        (2, 0) => Op::Read,
        (2, 1) => Op::Write,
        (2, 2) => Op::TryRead,
        (2, 3) => Op::TryWrite,
        (2, _) => Op::Unlock,
        (3, 0 | 1) => Op::Wait(which),
        (3, 2) => Op::NotifyAll,
        (3, 3) => Op::Unlock,
        (3, _) => Op::NotifyOne,
        (4 | 5, 0 | 1) if mine => Op::Receive(which),
        (4 | 5, 2) if mine => Op::TryReceive(which),
        (4 | 5, 3) if mine => Op::DropReceiver(which),
        (4 | 5, 0) => Op::DropSender(which),
        (4 | 5, 1) => Op::TrySend(which),
        (4 | 5, _) => Op::Send(which),
        (6, 0..3) => Op::SharedReceive,
        (6, _) => Op::SharedSend,
        (7, 0) => Op::CallOnce,
        (7, 1) => Op::IsCompleted,
        (7, 2) => Op::Get,
        (7, 3) => Op::Set,
        (7, _) => Op::GetOrInit,
        (8, 0..3) => Op::Park,
        (8, _) => Op::Unpark(other),
        (9, 0) => Op::Spawn,
        (9, 1) => Op::Arrive,
        (9, 2) => Op::Yield,
        (9, 3) if me > 0 => Op::Join,
        (9, 4 | 5) if me > 0 => Op::IsFinished,
        (9, _) => Op::Load(which),
        (_, 0 | 1) => Op::Arrive,
        (_, 2) => Op::Spawn,
        (_, 3) if me > 0 => Op::Join,
        _ => Op::Add(which),
    }
}
