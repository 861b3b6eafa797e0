//! The classic bugs, each found with the default settings, and their corrected versions, which pass.

use crate::programs::*;
use interleave::{DeadlockKind, Exploration, FailureKind, explore};

#[track_caller]
fn assert_passes<T: std::fmt::Debug>(test: impl Fn() -> T + Send + Sync + 'static) -> Exploration {
    let exploration = explore(test);
    assert_eq!(exploration.failures, [], "the corrected version passes");
    assert!(!exploration.outcomes.is_empty());
    exploration
}

#[track_caller]
fn assert_deadlocks<T: std::fmt::Debug>(
    kind: DeadlockKind,
    test: impl Fn() -> T + Send + Sync + 'static,
) {
    let exploration = explore(test);
    let found = exploration
        .deadlock(kind)
        .unwrap_or_else(|| panic!("no {kind} in {exploration:#?}"));
    assert_eq!(found.kind, FailureKind::Deadlock);
    assert!(found.schedules > 0 && found.interleavings > 0 && found.first_at > 0);
}

#[test]
fn lost_update_is_an_outcome() {
    let exploration = assert_passes(counter::load_then_store);
    assert_eq!(exploration.values(), ["1", "2"]);
    assert_eq!(assert_passes(counter::fetch_add).values(), ["2"]);
    assert_eq!(
        assert_passes(counter::lock_split_in_two).values(),
        ["1", "2"]
    );
    assert_eq!(assert_passes(counter::one_lock).values(), ["2"]);
}

#[test]
fn check_then_act_gives_two_winners() {
    let exploration = explore(issue_once::check_then_act);
    let failure = exploration
        .failure(FailureKind::Panic)
        .expect("two winners");
    assert_eq!(failure.trace.switches, 3, "{:#?}", failure.trace);
    assert!(
        failure.message.contains("issued 2 times"),
        "{}",
        failure.message
    );
    assert_passes(issue_once::swap);
}

#[test]
fn ab_ba_is_a_lock_cycle() {
    assert_deadlocks(DeadlockKind::LockCycle, transfer::in_argument_order);
    assert_passes(transfer::ordered);
}

#[test]
fn three_way_cycle_is_a_lock_cycle() {
    assert_deadlocks(DeadlockKind::LockCycle, || philosophers::left_first(3));
    assert_passes(|| philosophers::ordered(3));
}

#[test]
fn five_philosophers_deadlock() {
    assert_deadlocks(DeadlockKind::LockCycle, || philosophers::left_first(5));
    assert_passes(|| philosophers::ordered(5));
}

#[test]
fn locking_twice_is_a_self_deadlock() {
    assert_deadlocks(DeadlockKind::SelfDeadlock, relock::twice);
    assert_passes(relock::once);
}

#[test]
fn notification_before_the_wait_is_lost() {
    assert_deadlocks(DeadlockKind::LostWakeup, latch::flag_outside_the_lock);
    assert_deadlocks(DeadlockKind::LostWakeup, latch::wait_without_looking);
    assert_passes(latch::correct);
}

#[test]
fn forgotten_notification_is_missed() {
    assert_deadlocks(DeadlockKind::MissedNotify, latch::nobody_notifies);
}

#[test]
fn notify_one_for_two_waiters_is_a_lost_wakeup_or_a_missed_one() {
    let exploration = explore(latch::notify_one_of_two);
    assert!(exploration.failure(FailureKind::Deadlock).is_some());
}

#[test]
fn stolen_wakeup_needs_while() {
    let exploration = explore(bounded_queue::with_if);
    assert!(
        exploration.failure(FailureKind::Panic).is_some(),
        "{exploration:#?}"
    );
    assert_passes(bounded_queue::with_while);
}

#[test]
fn sender_kept_alive_keeps_the_receiver_waiting() {
    assert_deadlocks(DeadlockKind::ReceiverWaits, channels::sender_kept_alive);
    assert_passes(channels::sender_dropped);
}

#[test]
fn join_before_draining_fills_the_channel() {
    assert_deadlocks(DeadlockKind::SenderWaits, channels::join_before_draining);
    assert_passes(channels::drain_then_join);
}

#[test]
fn rendezvous_with_oneself_blocks() {
    assert_deadlocks(DeadlockKind::SenderWaits, channels::rendezvous_alone);
    assert_passes(channels::rendezvous);
}

#[test]
fn second_read_behind_a_writer_is_a_reader_writer_deadlock() {
    assert_deadlocks(DeadlockKind::ReaderWriter, rwlock::read_twice);
    assert_deadlocks(DeadlockKind::SelfDeadlock, rwlock::upgrade);
    assert_deadlocks(DeadlockKind::SelfDeadlock, rwlock::two_upgrades);
    assert_passes(rwlock::read_once);
}

#[test]
fn livelock_goes_round() {
    let exploration = explore(livelock::polite);
    let failure = exploration
        .failure(FailureKind::Livelock)
        .expect("in lockstep they never meet");
    let cycle = failure.cycle.expect("a lockstep repeats itself");
    assert_eq!(failure.trace.steps.len(), cycle.start + cycle.len);
    assert!(cycle.len > 2 && cycle.len < 40, "{cycle:?}");
    assert_passes(livelock::ordered);
}

#[test]
fn waiting_for_nobody_is_a_livelock() {
    let exploration = explore(livelock::flag_never_set);
    assert_eq!(
        exploration
            .failure(FailureKind::Livelock)
            .and_then(|f| f.cycle)
            .map(|c| c.len),
        Some(2)
    );
    assert_passes(livelock::flag_set);
    assert_passes(livelock::flag_set_and_yield);
    assert_passes(livelock::spin_lock);
}

#[test]
fn barrier_that_never_fills() {
    assert_deadlocks(DeadlockKind::BarrierNotFull, barrier::too_large);
    assert_passes(barrier::right_size);
}

#[test]
fn join_while_holding_is_a_cycle_of_waits() {
    assert_deadlocks(DeadlockKind::MixedCycle, relock::join_while_holding);
}

#[test]
fn parked_for_ever() {
    assert_deadlocks(DeadlockKind::Parked, || interleave::thread::park());
    assert_passes(parking::unparked);
}

#[test]
fn forgotten_guard_never_unlocks() {
    assert_deadlocks(DeadlockKind::LockNeverReleased, relock::forgotten_guard);
}
