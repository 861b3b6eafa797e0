//! Uses what the facade offers of atomics, with results that do not depend on the interleaving.
//! `sync` and `thread` are those of the grandparent module: std's or interleave's.

use super::super::sync;
use std::panic::catch_unwind;
use sync::atomic::{
    AtomicBool, AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicIsize, AtomicPtr, AtomicU8,
    AtomicU16, AtomicU32, AtomicU64, AtomicUsize, Ordering, compiler_fence, fence,
};

pub fn integers() -> Vec<i64> {
    use Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};
    let mut all = Vec::new();
    macro_rules! every {
        ($($name:ident)*) => {
            $(
                let mut n = $name::new(6);
                n.store(12, Release);
                all.push(n.load(Acquire) as i64);
                all.push(n.swap(10, AcqRel) as i64);
                all.push(n.compare_exchange(10, 12, SeqCst, Relaxed).unwrap() as i64);
                all.push(n.compare_exchange(1, 2, SeqCst, Relaxed).unwrap_err() as i64);
                all.push(n.compare_exchange_weak(1, 2, SeqCst, Relaxed).unwrap_err() as i64);
                all.push(n.fetch_add(3, Relaxed) as i64 + n.fetch_sub(1, SeqCst) as i64);
                all.push(n.fetch_and(6, SeqCst) as i64 + n.fetch_or(9, SeqCst) as i64);
                all.push(n.fetch_xor(5, SeqCst) as i64 + n.fetch_max(99, SeqCst) as i64);
                all.push(n.fetch_min(4, SeqCst) as i64);
                all.push(n.fetch_update(SeqCst, SeqCst, |n| n.checked_mul(2)).unwrap() as i64);
                all.push(n.fetch_update(SeqCst, SeqCst, |_| None).unwrap_err() as i64);
                n.fetch_nand(0, SeqCst);
                *n.get_mut() = 3;
                all.push(format!("{n:?}").parse().unwrap());
                all.push(n.into_inner() as i64 + $name::from(1).into_inner() as i64 + $name::default().into_inner() as i64);
            )*
        };
    }
    every! {
        AtomicI8 AtomicI16 AtomicI32 AtomicI64 AtomicIsize AtomicU8 AtomicU16 AtomicU32 AtomicU64 AtomicUsize
    }
    all
}

pub fn flags() -> Vec<bool> {
    use Ordering::SeqCst;
    let mut flag = AtomicBool::new(true);
    flag.store(false, SeqCst);
    let mut all = vec![
        flag.load(SeqCst),
        flag.swap(true, SeqCst),
        flag.fetch_and(false, SeqCst),
    ];
    all.extend([
        flag.fetch_or(true, SeqCst),
        flag.fetch_xor(true, SeqCst),
        flag.fetch_nand(true, SeqCst),
    ]);
    all.extend([
        flag.fetch_not(SeqCst),
        flag.compare_exchange(false, true, SeqCst, SeqCst).is_ok(),
    ]);
    all.push(
        flag.fetch_update(SeqCst, SeqCst, |flag| Some(!flag))
            .is_ok(),
    );
    *flag.get_mut() = true;
    all.extend([
        flag.into_inner(),
        AtomicBool::default().into_inner(),
        AtomicBool::from(true).into_inner(),
    ]);
    all
}

pub fn statics() -> usize {
    static NEXT: AtomicUsize = AtomicUsize::new(10);
    let took = NEXT.fetch_add(1, Ordering::Relaxed);
    NEXT.fetch_add(1, Ordering::Relaxed);
    took
}

pub fn fences() -> bool {
    fence(Ordering::SeqCst);
    catch_unwind(|| AtomicBool::new(true).load(Ordering::SeqCst)).is_ok()
}

pub fn updates() -> (u32, u32, Result<u32, u32>, Result<u32, u32>, bool, bool) {
    use Ordering::SeqCst;
    let number = AtomicU32::new(1);
    let before = number
        .fetch_update(SeqCst, SeqCst, |n| Some(n + 1))
        .unwrap();
    let flag = AtomicBool::new(false);
    let refused = number.fetch_update(SeqCst, SeqCst, |n| n.checked_sub(5));
    let accepted = number.fetch_update(SeqCst, SeqCst, |n| n.checked_mul(5));
    let was = flag.fetch_update(SeqCst, SeqCst, |f| Some(!f)).unwrap();
    (
        before,
        number.into_inner(),
        refused,
        accepted,
        was,
        flag.into_inner(),
    )
}

pub fn extremes() -> (u8, i8, u64, i64, i16, usize) {
    use Ordering::SeqCst;
    let (small, signed) = (AtomicU8::new(u8::MAX), AtomicI8::new(i8::MIN));
    small.fetch_add(2, SeqCst);
    signed.fetch_sub(1, SeqCst);
    let (large, least) = (AtomicU64::new(u64::MAX), AtomicI64::new(i64::MIN));
    assert_eq!(
        large.compare_exchange(u64::MAX, u64::MAX - 1, SeqCst, SeqCst),
        Ok(u64::MAX)
    );
    least.fetch_max(-1, SeqCst);
    let short = AtomicI16::new(-2);
    short.fetch_xor(-1, SeqCst);
    let size = AtomicUsize::new(usize::MAX);
    (
        small.load(SeqCst),
        signed.load(SeqCst),
        large.load(SeqCst),
        least.load(SeqCst),
        short.load(SeqCst),
        size.swap(0, SeqCst),
    )
}

pub fn exclusive_access() -> (u32, u32, String) {
    use Ordering::SeqCst;
    let mut number = AtomicU32::new(1);
    *number.get_mut() += 1;
    number.fetch_add(1, SeqCst);
    *number.get_mut() *= 10;
    let seen = number.load(SeqCst);
    *number.get_mut() += 1;
    let text = format!("{number:?}");
    (seen, number.into_inner(), text)
}

pub fn pointers() -> Vec<bool> {
    use Ordering::SeqCst;
    static FIRST: u32 = 1;
    static SECOND: u32 = 2;
    let first = std::ptr::from_ref(&FIRST).cast_mut();
    let second = std::ptr::from_ref(&SECOND).cast_mut();
    let mut pointer = AtomicPtr::new(first);
    let mut all = vec![pointer.load(SeqCst) == first];
    pointer.store(second, SeqCst);
    all.push(pointer.swap(first, SeqCst) == second);
    all.push(pointer.compare_exchange(first, second, SeqCst, SeqCst) == Ok(first));
    all.push(pointer.compare_exchange_weak(first, second, SeqCst, SeqCst) == Err(second));
    all.push(pointer.fetch_update(SeqCst, SeqCst, |_| Some(first)) == Ok(second));
    all.push(format!("{pointer:?}") == format!("{first:?}"));
    all.push(format!("{pointer:p}") == format!("{first:p}"));
    *pointer.get_mut() = second;
    all.push(pointer.load(SeqCst) == second);
    all.push(pointer.into_inner() == second);
    all.push(AtomicPtr::<u32>::default().into_inner().is_null());
    all.push(AtomicPtr::from(first).into_inner() == first);
    all
}

pub fn fences_of_the_compiler() -> bool {
    compiler_fence(Ordering::SeqCst);
    let relaxed = std::hint::black_box(Ordering::Relaxed);
    catch_unwind(|| compiler_fence(relaxed)).is_err() && catch_unwind(|| fence(relaxed)).is_err()
}
