//! The checks of lesson 3.

exercises::exercise! {
    "l03_deadlock/transfer";
    rejected:
        argument_order,
        a_sleep_in_between,
        one_lock_for_all,
        a_lock_of_std,
        ordered_but_twice_the_same,
        one_account_after_the_other,
        gives_up,
        keeps_one_while_it_tries,
        reads_first_and_writes_later,
        a_rule_for_odd_and_even,
        the_wrong_direction,
        read_before_locking;

    use exercises::bank::{Account, accounts};
    use exercises::explored::{drawn, explore_with, of_all, refuse_failures};
    use exercises::waiting::{self, comes_to_nothing, deadlock, endless, kind, picture};
    use exercises::verdict::Wrong;
    use interleave::{DeadlockKind, Exploration, FailureKind, StepResult, Trace, thread};

    /// From the index of one account to that of another one, and how much.
    type Order = (usize, usize, i64);

    const OPENING: i64 = 100;

    /// Every transfer on a thread of its own, then the balances.
    fn transferred<const N: usize>(orders: &'static [Order]) {
        let found = explore_with(&waiting::budget(), move || {
            let accounts: [Account; N] = accounts(OPENING);
            thread::scope(|scope| {
                for &(from, to, amount) in orders {
                    let accounts = &accounts;
                    scope.spawn(move || answer::transfer(&accounts[from], &accounts[to], amount));
                }
            });
            accounts.map(|account| account.balance.into_inner().unwrap())
        });
        ended(&found);
        let mut expected = [OPENING; N];
        for (from, to, amount) in orders {
            expected[*from] -= amount;
            expected[*to] += amount;
        }
        balanced(&found, &expected, orders);
    }

    /// Refuses what never ends.
    fn ended(found: &Exploration) {
        if found.failure(FailureKind::Panic).is_some() {
            refuse_failures(found);
        }
        if let Some(failure) = deadlock(found) {
            let wrong = match kind(failure) {
                Some(DeadlockKind::LockCycle) => Wrong::because("each of two transfers holds one account and waits for the other one")
                    .ask("for any two accounts: which of them does your function lock first, and does that depend on who calls it?"),
                Some(DeadlockKind::SelfDeadlock) => Wrong::because("a thread waits for a lock that it holds itself")
                    .ask("a transfer may go from an account to the same account. How often does your function lock it then?"),
                Some(DeadlockKind::LockNeverReleased) => Wrong::because("an account stays locked after its transfer")
                    .ask("what becomes of your guards on each way out of the function?"),
                _ => Wrong::because("a transfer waits for something that never comes")
                    .ask("who was to end this wait, and what is it doing?"),
            };
            wrong
                .seen(format!("in {}, no thread can go on.", of_all(failure.interleavings, found)))
                .expected("every transfer ends, whatever the order of the steps.")
                .picture(picture(failure))
                .refuse();
        }
        if let Some(failure) = endless(found) {
            let (because, question) = comes_to_nothing(failure).unwrap_or((
                "it tries for ever, and holds what the others need meanwhile",
                "while your thread tries to get the second account, who else may be waiting for the first?",
            ));
            Wrong::because(because)
                .seen(format!("in {}, it goes round and round.", of_all(failure.interleavings, found)))
                .expected("every transfer ends, whatever the order of the steps.")
                .picture(picture(failure))
                .ask(question)
                .refuse();
        }
    }

    fn balanced(found: &Exploration, expected: &[i64], orders: &[Order]) {
        let Some(outcome) = found.outcomes.iter().find(|outcome| outcome.value != format!("{expected:?}")) else {
            return;
        };
        let balances: Vec<i64> = serde_json::from_str(&outcome.value).expect("a list of numbers");
        let fails = |trace: &Trace| trace.steps.iter().any(|step| step.result == StepResult::Failed);
        let gives_up = outcome.trace.as_ref().is_some_and(fails);
        let kept = balances.iter().sum::<i64>() == expected.iter().sum::<i64>();
        let wrong = match kept {
            _ if found.outcome(&format!("{expected:?}")).is_none() => Wrong::because("the balances are wrong in every order, so it is not the order that is to blame")
                .ask("follow one transfer alone through your function: is it made, which account pays, and which one gets?"),
            true if gives_up => Wrong::because("a transfer is left out when an account is taken")
                .ask("what does your function do when it can't have both accounts at once, and who makes the transfer later?"),
            true => Wrong::because("a transfer undoes another one")
                .ask("between your reading of a balance and your writing of it: who may have changed it?"),
            false => Wrong::because("money is lost or made")
                .ask("between your reading of a balance and your writing of it: who may have changed it?"),
        };
        let told: Vec<String> = orders.iter().map(|(from, to, amount)| format!("{amount} from account {} to {}", from + 1, to + 1)).collect();
        wrong
            .seen(format!("after {} the balances were {balances:?}.", told.join(" and ")))
            .expected(format!("{expected:?}: every transfer is made once, on top of {OPENING} in each account."))
            .picture(outcome.trace.as_ref().map(|trace| drawn("The simplest such run:", trace)).unwrap_or_default())
            .refuse();
    }

    #[test]
    fn two_transfers_in_opposite_directions_both_end() {
        transferred::<2>(&[(0, 1, 30), (1, 0, 50)]);
        // Two odd numbers, two even ones: a rule that looks at one of the two accounts alone fails for some pair.
        transferred::<3>(&[(0, 2, 30), (2, 0, 50)]);
        transferred::<4>(&[(1, 3, 30), (3, 1, 50)]);
    }

    #[test]
    fn three_transfers_in_a_circle_all_end() {
        transferred::<3>(&[(0, 1, 10), (1, 2, 20), (2, 0, 40)]);
    }

    #[test]
    fn a_transfer_to_the_same_account_changes_nothing() {
        transferred::<1>(&[(0, 0, 30)]);
        transferred::<2>(&[(1, 1, 30), (0, 1, 20)]);
    }

    #[test]
    fn several_transfers_in_the_same_direction_are_all_made() {
        transferred::<2>(&[(0, 1, 70), (0, 1, 60)]);
        transferred::<2>(&[(1, 0, 0), (1, 0, 10)]);
    }

    #[test]
    fn the_sum_of_two_accounts_is_the_same_at_any_moment() {
        for (from, to) in [(0, 1), (1, 0)] {
            let found = explore_with(&waiting::budget(), move || {
                let accounts: [Account; 2] = accounts(OPENING);
                thread::scope(|scope| {
                    scope.spawn(|| answer::transfer(&accounts[from], &accounts[to], 30));
                    let auditor = scope.spawn(|| {
                        // Never waits while it holds one, so that it is in nobody's way.
                        let first = accounts[0].balance.try_lock().ok()?;
                        let second = accounts[1].balance.try_lock().ok()?;
                        Some(*first + *second)
                    });
                    auditor.join().unwrap().unwrap_or(2 * OPENING)
                })
            });
            ended(&found);
            if let Some(outcome) = found.outcomes.iter().find(|outcome| outcome.value != format!("{}", 2 * OPENING)) {
                Wrong::because("for a moment the money is in neither account, or in both")
                    .seen(format!("an auditor who had locked both accounts found {} in them.", outcome.value))
                    .expected(format!("{} at any moment: nobody can see a transfer half done.", 2 * OPENING))
                    .picture(outcome.trace.as_ref().map(|trace| drawn("The simplest such run:", trace)).unwrap_or_default())
                    .ask("between taking the money out and putting it in: which locks does your function hold?")
                    .refuse();
            }
        }
    }

    #[test]
    fn transfers_between_other_accounts_go_on() {
        let found = explore_with(&waiting::budget(), || {
            let accounts: [Account; 4] = accounts(OPENING);
            thread::scope(|scope| {
                // Somebody keeps account 4 until the transfer between 1 and 2 is made.
                let kept = accounts[3].balance.lock().unwrap();
                scope.spawn(|| answer::transfer(&accounts[2], &accounts[3], 10));
                scope.spawn(|| answer::transfer(&accounts[0], &accounts[1], 10)).join().unwrap();
                drop(kept);
            });
        });
        if let Some(failure) = deadlock(&found).or(endless(&found)) {
            Wrong::because("a transfer waits for accounts that it has nothing to do with")
                .seen(format!("account 4 was locked for as long as a transfer from 1 to 2 takes. That transfer never ended in {}.", of_all(failure.interleavings, &found)))
                .expected("transfers between other accounts go on while one waits.")
                .picture(picture(failure))
                .ask("what do two transfers without a common account have in common in your function?")
                .refuse();
        }
    }
}

exercises::exercise! {
    "l03_deadlock/relock";
    rejected:
        as_it_was,
        a_guard_with_a_name,
        copied_inside_the_match,
        a_thread_for_the_parts,
        never_remembers,
        looks_only_when_it_is_free,
        waits_for_its_own_lock,
        asks_itself_again,
        computed_inside_entry,
        an_old_map_put_back;

    use exercises::bicycle::bought;
    use exercises::explored::{drawn, explore_with, of_all, refuse_failures};
    use exercises::waiting::{self, comes_to_nothing, deadlock, endless, kind, picture};
    use exercises::verdict::Wrong;
    use interleave::{DeadlockKind, Exploration, FailureKind, thread};
    use std::collections::BTreeMap;

    /// Each thing's price asked for on a thread of its own: the answers, and the prices known afterwards.
    fn asked(things: &'static [&'static str]) -> Exploration {
        let found = explore_with(&waiting::budget(), move || {
            let prices = bought();
            let told: Vec<u32> = thread::scope(|scope| {
                let threads: Vec<_> = things.iter().map(|thing| scope.spawn(|| answer::price(&prices, thing))).collect();
                threads.into_iter().map(|thread| thread.join().unwrap()).collect()
            });
            (told, prices.into_inner().unwrap())
        });
        ended(&found);
        found
    }

    /// Refuses what never ends.
    fn ended(found: &Exploration) {
        if found.failure(FailureKind::Panic).is_some() {
            refuse_failures(found);
        }
        if let Some(failure) = deadlock(found) {
            let wrong = match kind(failure) {
                Some(DeadlockKind::SelfDeadlock) => Wrong::because("a thread waits for a lock that it holds itself")
                    .ask("at the line where it waits: which guards are still alive, and at which line would each of them be dropped?"),
                Some(DeadlockKind::MixedCycle) => Wrong::because("a thread waits for another one that waits for its lock")
                    .ask("which guards are alive while your thread waits for the other one to end?"),
                _ => Wrong::because("a thread waits for something that never comes")
                    .ask("who was to end this wait, and what is it doing?"),
            };
            wrong
                .seen(format!("in {}, no thread can go on.", of_all(failure.interleavings, found)))
                .expected("every price is told in the end.")
                .picture(picture(failure))
                .refuse();
        }
        if let Some(failure) = endless(found) {
            let (because, question) = comes_to_nothing(failure).unwrap_or((
                "it tries for ever, and holds what the others need meanwhile",
                "who holds the lock that your thread tries to take, and can it give it back meanwhile?",
            ));
            Wrong::because(because)
                .seen(format!("in {}, it goes round and round.", of_all(failure.interleavings, found)))
                .expected("every price is told in the end.")
                .picture(picture(failure))
                .ask(question)
                .refuse();
        }
    }

    fn priced(things: &'static [&'static str], expected: &[u32], known: &[(&str, u32)]) {
        let found = asked(things);
        let raw = [("frame", 200), ("hub", 30), ("rim", 40)];
        let all: BTreeMap<&str, u32> = raw.iter().chain(known).copied().collect();
        let Some(outcome) = found.outcomes.iter().find(|outcome| outcome.value != format!("{:?}", (expected, &all))) else {
            return;
        };
        let picture = outcome.trace.as_ref().map(|trace| drawn("The simplest such run:", trace)).unwrap_or_default();
        let seen = format!("asked for {things:?}, the answers and the prices known afterwards were {}.", outcome.value);
        if !outcome.value.starts_with(&format!("({expected:?}")) {
            Wrong::because("a price is wrong")
                .seen(seen)
                .expected(format!("{expected:?}."))
                .picture(picture)
                .ask("what does your function do when the lock is taken at that moment?")
                .refuse();
        }
        Wrong::because("a price that was computed is not remembered")
            .seen(seen)
            .expected(format!("{all:?} are known afterwards, so that nobody has to compute them again."))
            .picture(picture)
            .ask("where does your function put a price that it has computed?")
            .refuse();
    }

    #[test]
    fn a_known_price_is_told() {
        priced(&["rim"], &[40], &[]);
    }

    #[test]
    fn an_unknown_price_is_computed_from_the_parts_and_remembered() {
        priced(&["wheel"], &[70], &[("wheel", 70)]);
        priced(&["bicycle"], &[340], &[("bicycle", 340), ("wheel", 70)]);
    }

    #[test]
    fn two_threads_may_ask_at_the_same_time() {
        priced(&["hub", "wheel"], &[30, 70], &[("wheel", 70)]);
        priced(&["wheel", "wheel"], &[70, 70], &[("wheel", 70)]);
        priced(&["bicycle", "wheel"], &[340, 70], &[("bicycle", 340), ("wheel", 70)]);
    }
}

exercises::exercise! {
    "l03_deadlock/philosophers";
    rejected:
        left_first,
        a_waiter_who_lets_in_all_five,
        one_at_a_time,
        a_waiter_who_lets_in_one,
        gives_up,
        forks_put_back_before_the_meal,
        one_fork,
        holds_one_and_tries,
        looks_once_after_waiting,
        guards_without_a_name,
        sorts_before_the_remainder;

    use exercises::explored::{drawn, explore_with, of_all, refuse_failures};
    use exercises::waiting::{self, comes_to_nothing, deadlock, endless, kind, picture};
    use exercises::verdict::Wrong;
    use interleave::sync::Barrier;
    use interleave::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use interleave::{DeadlockKind, Exploration, FailureKind, Named, Trace, thread};
    use std::sync::Mutex;

    const SEATS: usize = 5;

    /// Every philosopher of `seats` dines once, on a thread of its own.
    fn dined(table: &answer::Table, seats: &[usize], eat: &(impl Fn(usize) + Sync)) {
        thread::scope(|scope| {
            for &seat in seats {
                thread::Builder::new()
                    .name(format!("seat {seat}"))
                    .spawn_scoped(scope, move || table.dine(seat, || eat(seat)))
                    .expect("a thread of an exploration costs nothing");
            }
        });
    }

    /// Refuses what never ends.
    fn ended(found: &Exploration) {
        if found.failure(FailureKind::Panic).is_some() {
            refuse_failures(found);
        }
        if let Some(failure) = deadlock(found) {
            let wrong = match kind(failure) {
                Some(DeadlockKind::LockCycle) => Wrong::because("everybody holds one fork and waits for the next one")
                    .ask("walk round the circle: at which seat could it be broken, and what would have to be different there?"),
                Some(DeadlockKind::SelfDeadlock) => Wrong::because("a philosopher waits for a fork that it holds itself")
                    .ask("which two forks does your function take at this seat?"),
                _ => Wrong::because("somebody waits for something that never comes")
                    .ask("who was to end this wait, and what has it done instead?"),
            };
            wrong
                .seen(format!("in {}, no thread can go on.", of_all(failure.interleavings, found)))
                .expected("everybody eats in the end, whatever the order of the steps.")
                .picture(picture(failure))
                .refuse();
        }
        if let Some(failure) = endless(found) {
            let (because, question) = comes_to_nothing(failure).unwrap_or((
                "they try for ever, and hold what the others need meanwhile",
                "while a philosopher tries to get the second fork, who waits for the first?",
            ));
            Wrong::because(because)
                .seen(format!("in {}, they go round and round.", of_all(failure.interleavings, found)))
                .expected("everybody eats in the end, whatever the order of the steps.")
                .picture(picture(failure))
                .ask(question)
                .refuse();
        }
    }

    /// These philosophers dine once each; gives the meals eaten, in all orders of the steps.
    fn meals(seats: &'static [usize]) {
        // Five threads have too many interleavings to go through them one by one; chance finds a circle soon.
        let budget = waiting::budget().dfs_schedules(200).total_steps(100_000);
        let found = explore_with(&budget, move || {
            let table = answer::Table::new();
            let eaten = Mutex::new(Vec::new());
            dined(&table, seats, &|seat| eaten.lock().unwrap().push(seat));
            let mut eaten = eaten.into_inner().unwrap();
            eaten.sort_unstable();
            eaten
        });
        ended(&found);
        let expected = {
            let mut seats = seats.to_vec();
            seats.sort_unstable();
            seats
        };
        if let Some(outcome) = found.outcomes.iter().find(|outcome| outcome.value != format!("{expected:?}")) {
            Wrong::because("somebody goes without a meal")
                .seen(format!("those who ate sat at {}.", outcome.value))
                .expected(format!("each of {expected:?} eats once each time it dines."))
                .picture(outcome.trace.as_ref().map(|trace| drawn("The simplest such run:", trace)).unwrap_or_default())
                .ask("what does a philosopher of yours do when a fork is not there?")
                .refuse();
        }
    }

    #[test]
    fn all_five_eat_in_the_end() {
        meals(&[0, 1, 2, 3, 4]);
    }

    #[test]
    fn who_has_eaten_leaves_everything_for_the_next_meal() {
        let found = explore_with(&waiting::budget(), || {
            let table = answer::Table::new();
            for _ in 0..6 {
                table.dine(0, || ());
            }
            dined(&table, &[0, 1], &|_| ());
        });
        ended(&found);
    }

    #[test]
    fn neighbours_never_eat_at_the_same_time() {
        for seat in 0..SEATS {
            let next = (seat + 1) % SEATS;
            let found = explore_with(&waiting::budget(), move || {
                let table = answer::Table::new();
                let eating = AtomicUsize::new(0).named("eating");
                let most = Mutex::new(0);
                dined(&table, &[seat, next], &|_| {
                    let others = eating.fetch_add(1, Ordering::SeqCst);
                    let mut most = most.lock().unwrap();
                    *most = (others + 1).max(*most);
                    drop(most);
                    eating.fetch_sub(1, Ordering::SeqCst);
                });
                most.into_inner().unwrap()
            });
            ended(&found);
            if let Some(outcome) = found.outcomes.iter().find(|outcome| outcome.value == "2") {
                beside_each_other(&format!("seats {seat} and {next} were eating at the same time, with one fork between them."), outcome.trace.as_ref());
            }
        }
    }

    #[test]
    fn neighbours_of_a_neighbour_are_no_exception() {
        // Who waits for one neighbour may find the other one eating when it goes on.
        for seat in 0..SEATS {
            let three = [seat, (seat + 1) % SEATS, (seat + 2) % SEATS];
            let found = explore_with(&waiting::budget().dfs_schedules(200), move || {
                let table = answer::Table::new();
                let eats: [AtomicBool; SEATS] = std::array::from_fn(|seat| AtomicBool::new(false).named(&format!("{seat} eats")));
                let now = Mutex::new(Vec::new());
                let met = Mutex::new(false);
                dined(&table, &three, &|seat| {
                    eats[seat].store(true, Ordering::SeqCst);
                    let beside = |other: &usize| (other + 1) % SEATS == seat || (seat + 1) % SEATS == *other;
                    *met.lock().unwrap() |= now.lock().unwrap().iter().any(beside);
                    now.lock().unwrap().push(seat);
                    eats[seat].store(false, Ordering::SeqCst);
                    now.lock().unwrap().retain(|other| *other != seat);
                });
                met.into_inner().unwrap()
            });
            ended(&found);
            if let Some(outcome) = found.outcome("true") {
                beside_each_other(&format!("seats {three:?} dined, and two neighbours among them were eating at the same time."), outcome.trace.as_ref());
            }
        }
    }

    fn beside_each_other(seen: &str, trace: Option<&Trace>) -> ! {
        Wrong::because("neighbours eat at the same time")
            .seen(seen)
            .expected("who eats holds both forks, from the first bite to the last.")
            .picture(trace.map(|trace| drawn("The simplest such run:", trace)).unwrap_or_default())
            .ask("which forks does a philosopher of yours hold while it eats, and when exactly is each of the guards dropped?")
            .refuse()
    }

    #[test]
    fn two_who_share_no_fork_can_eat_at_the_same_time() {
        for seat in 0..SEATS {
            let other = (seat + 2) % SEATS;
            let found = explore_with(&waiting::budget(), move || {
                let table = answer::Table::new();
                // Each of the two eats until the other one eats too.
                let both = Barrier::new(2).named("both eat");
                dined(&table, &[seat, other], &|_| {
                    both.wait();
                });
            });
            if let Some(failure) = deadlock(&found).or(endless(&found)) {
                Wrong::because("only one eats at a time, though others have both forks free")
                    .seen(format!("seat {seat} ate until seat {other} should eat too, which it never did in {}.", of_all(failure.interleavings, &found)))
                    .expected("two philosophers without a common fork can eat at the same time.")
                    .picture(picture(failure))
                    .ask("what else than the two forks does a philosopher of yours need, and who has it meanwhile?")
                    .refuse();
            }
        }
    }
}
