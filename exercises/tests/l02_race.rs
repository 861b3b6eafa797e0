//! The checks of lesson 2.

exercises::exercise! {
    "l02_race/counter";
    rejected:
        stronger_ordering,
        a_swap_for_a_store,
        a_sleep_before_counting,
        a_yield_in_between,
        a_lock_given_back,
        separate_locks,
        a_lock_of_its_own,
        a_guard_that_is_dropped,
        an_exchange_that_fails,
        a_try_lock_that_gives_up,
        one_count_for_all,
        a_flag_looked_at_then_set,
        a_thread_that_nobody_joins,
        a_read_lock,
        a_maximum,
        given_back_before_the_store,
        std_behind_the_back;

    use exercises::explored::{drawn, explore, of_all, refuse_failures};
    use exercises::verdict::Wrong;
    use interleave::sync::Arc;
    use interleave::{ObjectKind, Op, Step, StepResult, Trace, thread};

    /// The final count after each of so many threads has incremented so often.
    fn counted(threads: usize, increments: usize) {
        let expected = (threads * increments).to_string();
        let exploration = explore(move || {
            let counter = Arc::new(answer::Counter::new());
            let handles: Vec<_> = (0..threads)
                .map(|_| {
                    let counter = Arc::clone(&counter);
                    thread::spawn(move || (0..increments).for_each(|_| counter.increment()))
                })
                .collect();
            handles.into_iter().for_each(|handle| handle.join().unwrap());
            counter.get()
        });
        refuse_failures(&exploration);
        let wrong = exploration.outcomes.iter().filter(|outcome| outcome.value != expected);
        let Some(outcome) = wrong.min_by_key(|outcome| outcome.trace.as_ref().map(|trace| (trace.switches, trace.steps.len()))) else {
            return;
        };
        let lost = exploration.outcomes.iter().filter(|outcome| outcome.value != expected);
        let lost = lost.map(|outcome| outcome.interleavings).sum();
        let trace = outcome.trace.clone().unwrap_or_default();
        let (because, question) = match exploration.outcome(&expected) {
            _ if leaves_threads(&trace, threads) => UNFINISHED,
            Some(_) => misconception(&trace),
            None => ALWAYS,
        };
        Wrong::because(because)
            .seen(format!(
                "{threads} threads, {}: the count is wrong in {}.",
                if increments == 1 { "one increment each".to_string() } else { format!("{increments} increments each") },
                of_all(lost, &exploration)
            ))
            .expected(format!("{expected} at the end of every one."))
            .picture(drawn(&format!("The simplest that ends at {}:", outcome.value), &trace))
            .ask(question)
            .refuse()
    }

    const UNFINISHED: (&str, &str) = (
        "increment returns before it has counted",
        "who waits for the thread that `increment` starts?",
    );

    const ALWAYS: (&str, &str) = (
        "the count is wrong in every order, so it is not the order that is to blame",
        "what does one `increment` alone change, and by how much?",
    );

    /// Whether the counter starts threads of its own, and nobody but the check joins any.
    fn leaves_threads(trace: &Trace, threads: usize) -> bool {
        let joins = |step: &&Step| step.thread > 0 && matches!(step.op, Op::Join | Op::JoinScope);
        trace.threads.len() > threads + 1 && !trace.steps.iter().any(|step| joins(&step))
    }

    /// What the program seems to rely on, told from the operations of a run that lost an update.
    fn misconception(trace: &Trace) -> (&'static str, &'static str) {
        let any = |is: &dyn Fn(&Step) -> bool| trace.steps.iter().any(is);
        if any(&|step| matches!(step.op, Op::TryLock | Op::TryWrite) && step.result == StepResult::Failed) {
            return (
                "a try_lock that fails leaves the work undone",
                "in the failing step: what does your code do when somebody else has the lock?",
            );
        }
        let counts = |op: Op| any(&|step| step.thread > 0 && step.op == op);
        let locks: Vec<&Step> = trace.steps.iter().filter(|step| matches!(step.op, Op::Lock | Op::Write) && step.thread > 0).collect();
        if locks.is_empty() && counts(Op::Read) {
            return (
                "who has a read lock does not keep other readers out, and they write too",
                "while your thread holds its read lock, which other locks can be taken?",
            );
        }
        if !locks.is_empty() {
            return about_locks(trace, &locks);
        }
        if any(&|step| matches!(step.op, Op::CompareExchange | Op::CompareExchangeWeak) && step.result == StepResult::Failed) {
            return (
                "a compare_exchange that fails has written nothing",
                "in the failing step: what stands in the counter afterwards, and what does your code do about it?",
            );
        }
        if any(&|step| matches!(step.op, Op::YieldNow | Op::Sleep)) && !any(&|step| step.wrote.as_deref() == Some("true")) {
            return (
                "a pause keeps nobody out: another thread still gets in between",
                "between which two of your lines does the other thread run, and what would have to be there to keep it out?",
            );
        }
        if !(counts(Op::Load) && (counts(Op::Store) || counts(Op::Swap))) {
            return (
                "reading and writing are two steps, and another thread gets in between",
                "when your thread writes, is what it has read still true? What could make both one step?",
            );
        }
        (
            "the load and the store are two steps, and another thread gets in between",
            "when your thread stores, is what it has loaded still true? What could make both one step?",
        )
    }

    fn about_locks(trace: &Trace, locks: &[&Step]) -> (&'static str, &'static str) {
        let of = |thread: usize| locks.iter().filter(move |step| step.thread == thread);
        let first = locks[0].thread;
        let objects = |thread| of(thread).map(|step| step.object).collect::<std::collections::BTreeSet<_>>();
        let shared = (1..trace.threads.len()).all(|thread| thread == first || !objects(thread).is_disjoint(&objects(first)));
        let unlocked_data = trace.objects.iter().any(|object| object.kind == ObjectKind::Atomic);
        let held_at_store = trace.steps.iter().enumerate().filter(|(_, step)| matches!(step.op, Op::Store | Op::Swap)).all(|(at, step)| {
            let own = trace.steps[..at].iter().filter(|other| other.thread == step.thread);
            let locked = own.clone().filter(|other| other.op == Op::Lock).count();
            locked > own.filter(|other| other.op == Op::Unlock).count()
        });
        match () {
            () if !shared => (
                "every call locks a lock of its own, and nobody else ever wants it",
                "which lock does the other thread lock in the same place: the same one?",
            ),
            () if unlocked_data && !held_at_store => (
                "the lock is given back before the work begins",
                "for how long does the guard live: where is it dropped?",
            ),
            () if objects(first).len() > 1 => (
                "two locks do not keep each other's holders out",
                "while one thread holds the second lock, which lock must the other one hold in order to read?",
            ),
            () => (
                "the lock is given back between reading and writing",
                "where does the guard of the first lock end, and who may have the lock before you lock again?",
            ),
        }
    }

    #[test]
    fn every_increment_counts_by_one() {
        let exploration = explore(|| {
            let counter = answer::Counter::new();
            let before = counter.get();
            let after = [(); 3].map(|()| {
                counter.increment();
                counter.get()
            });
            (before, after)
        });
        refuse_failures(&exploration);
        if exploration.values().len() > 1 {
            Wrong::because(UNFINISHED.0)
                .seen(format!("one thread increments three times and gets the count each time: {} different results.", exploration.values().len()))
                .expected("one result: 1, 2, 3.")
                .ask(UNFINISHED.1)
                .refuse();
        }
        if exploration.values() != ["(0, [1, 2, 3])"] {
            Wrong::because("it counts wrong even when one thread uses it alone")
                .seen(format!("`get` before, and after each of three increments: {}.", exploration.values().join(" or ")))
                .expected("(0, [1, 2, 3]).")
                .ask("by how much does `increment` change what `get` returns, and when?")
                .refuse();
        }
    }

    #[test]
    fn no_increment_of_two_threads_is_lost() {
        counted(2, 1);
    }

    #[test]
    fn no_increment_is_lost_when_threads_count_twice() {
        counted(2, 2);
    }

    #[test]
    fn no_increment_of_three_threads_is_lost() {
        counted(3, 1);
    }

    #[test]
    fn every_counter_counts_by_itself() {
        let exploration = explore(|| {
            let (one, other) = (answer::Counter::new(), answer::Counter::new());
            one.increment();
            other.get()
        });
        refuse_failures(&exploration);
        if exploration.values() != ["0"] {
            Wrong::because("two counters share what should be each one's own")
                .seen(format!("two counters, one of them incremented: the other stands at {}.", exploration.values().join(" or ")))
                .expected("0.")
                .ask("where is the count kept: in the counter?")
                .refuse();
        }
    }

    #[test]
    fn a_count_is_seen_at_once() {
        let exploration = explore(|| {
            let counter = Arc::new(answer::Counter::new());
            let other = Arc::clone(&counter);
            let handle = thread::spawn(move || other.increment());
            counter.increment();
            let seen = counter.get();
            handle.join().unwrap();
            seen >= 1
        });
        refuse_failures(&exploration);
        if let Some(outcome) = exploration.outcome("false") {
            Wrong::because("what a thread has counted is not seen by itself afterwards")
                .seen(format!("right after its own increment a thread gets 0 in {}.", of_all(outcome.interleavings, &exploration)))
                .expected("at least 1, whatever the other thread does.")
                .picture(drawn("The simplest of them:", outcome.trace.as_ref().unwrap_or(&Trace::default())))
                .ask("where is the count between `increment` and `get`?")
                .refuse();
        }
    }
}

exercises::exercise! {
    "l02_race/issue_once";
    rejected:
        load_then_store,
        a_swap_whose_result_is_ignored,
        an_exchange_whose_result_is_ignored,
        looks_under_one_lock_takes_under_another,
        nobody_wins,
        the_value_before_taken_for_the_answer,
        a_try_lock_that_is_given_back,
        asks_whether_it_is_set_by_now,
        the_last_one_wins,
        a_once_that_is_asked,
        counted_then_looked;

    use exercises::explored::{drawn, explore, of_all, refuse_failures};
    use exercises::verdict::Wrong;
    use interleave::sync::Arc;
    use interleave::{Exploration, Op, Step, Trace, thread};

    /// How many of so many callers get the ticket.
    fn winners(callers: usize) -> Exploration {
        let exploration = explore(move || {
            let ticket = Arc::new(answer::Ticket::new());
            let handles: Vec<_> = (0..callers)
                .map(|_| {
                    let ticket = Arc::clone(&ticket);
                    thread::spawn(move || ticket.claim())
                })
                .collect();
            handles.into_iter().filter_map(|handle| handle.join().ok()).filter(|won| *won).count()
        });
        refuse_failures(&exploration);
        exploration
    }

    fn one_of(callers: usize) {
        let exploration = winners(callers);
        for outcome in &exploration.outcomes {
            if outcome.value == "1" {
                continue;
            }
            let trace = outcome.trace.clone().unwrap_or_default();
            let none = outcome.value == "0";
            let (because, question) = match exploration.outcome("1") {
                _ if none => NOBODY,
                Some(_) => misconception(&trace),
                None => EVERYBODY,
            };
            Wrong::because(because)
                .seen(format!(
                    "{callers} callers at the same time: {} of them {} the ticket in {}.",
                    if none { "none" } else { outcome.value.as_str() },
                    if none { "gets" } else { "get" },
                    of_all(outcome.interleavings, &exploration)
                ))
                .expected("exactly one, whatever the order.")
                .picture(drawn("The simplest of them:", &trace))
                .ask(question)
                .refuse();
        }
    }

    const NOBODY: (&str, &str) = (
        "there are orders in which nobody gets it",
        "what does each caller see of the others when it decides, and can all of them decide to lose?",
    );

    const EVERYBODY: (&str, &str) = (
        "several callers get it in every order, so it is not the order that is to blame",
        "what does `claim` return to the first caller, what to the others, and which line makes the difference?",
    );

    /// What the program seems to rely on, told from the operations of a run with several winners.
    fn misconception(trace: &Trace) -> (&'static str, &'static str) {
        let any = |is: &dyn Fn(&Step) -> bool| trace.steps.iter().any(is);
        if any(&|step| step.op == Op::Swap) {
            return (
                "what the swap found is not looked at",
                "two threads swap. What does the second swap return, and who looks at it?",
            );
        }
        if any(&|step| matches!(step.op, Op::CompareExchange | Op::CompareExchangeWeak)) {
            return (
                "what the compare_exchange found is not looked at",
                "two threads exchange. What does the second compare_exchange return, and who looks at it?",
            );
        }
        let most_locks = (1..trace.threads.len())
            .map(|thread| trace.steps.iter().filter(|step| step.thread == thread && matches!(step.op, Op::Lock | Op::Read | Op::Write)).count())
            .max();
        match most_locks {
            Some(2..) => (
                "the lock is given back between looking and taking",
                "where does the guard of the first lock end, and who may look before you lock again?",
            ),
            Some(1) => (
                "the lock does not cover both the looking and the taking",
                "what does each thread do before it locks and after it has unlocked?",
            ),
            _ if any(&|step| step.op == Op::TryLock) || in_turn(trace) => LATE,
            _ => (
                "two callers look before either of them takes",
                "when the second caller takes, is what it has seen still true? What could make looking and taking one step?",
            ),
        }
    }

    /// Whether each caller had finished when the next one began.
    fn in_turn(trace: &Trace) -> bool {
        let callers = trace.steps.iter().map(|step| step.thread).filter(|thread| *thread > 0);
        let mut turns: Vec<usize> = callers.collect();
        turns.dedup();
        let all = turns.len();
        turns.sort_unstable();
        turns.dedup();
        turns.len() == all
    }

    const LATE: (&str, &str) = (
        "whoever comes when the first has finished gets it too",
        "what remains of the first claim when `claim` has returned?",
    );

    #[test]
    fn a_lone_caller_gets_it() {
        let exploration = winners(1);
        if exploration.values() != ["1"] {
            Wrong::because("a lone caller does not get it")
                .seen("one caller, nobody else, and `claim` returns false.")
                .expected("true: of all calls exactly one gets the ticket.")
                .ask("what does the operation that you use return: what was there before, or what is there now?")
                .refuse();
        }
    }

    #[test]
    fn who_comes_later_does_not() {
        let exploration = explore(|| {
            let ticket = answer::Ticket::new();
            [(); 3].map(|()| ticket.claim())
        });
        refuse_failures(&exploration);
        if exploration.values() == ["[true, false, false]"] {
            return;
        }
        let taken_twice = exploration.values().iter().any(|calls| calls.matches("true").count() > 1);
        let (because, question) = match taken_twice {
            true => LATE,
            false => ("the first caller does not get it", "what does the first call find, and what does it return then?"),
        };
        Wrong::because(because)
            .seen(format!("three calls of one thread, one after the other: {}.", exploration.values().join(" or ")))
            .expected("[true, false, false].")
            .ask(question)
            .refuse();
    }

    #[test]
    fn every_ticket_is_issued_by_itself() {
        let exploration = explore(|| [(); 2].map(|()| answer::Ticket::new().claim()));
        refuse_failures(&exploration);
        if exploration.values() == ["[true, false]"] {
            Wrong::because("two tickets share what should be each one's own")
                .seen("two tickets, each claimed once: the second is not issued.")
                .expected("each is issued to its one caller.")
                .ask("where is it kept that a ticket is taken: in the ticket?")
                .refuse();
        }
    }

    #[test]
    fn exactly_one_of_two_gets_it() {
        one_of(2);
    }

    #[test]
    fn exactly_one_of_three_gets_it() {
        one_of(3);
    }
}

exercises::exercise! {
    "l02_race/schedule";
    rejected:
        two_is_impossible,
        alternates_for_two,
        one_is_possible,
        too_few_turns,
        whole_increments,
        other_letters;

    use exercises::three_increments::{TURNS, drawn, run};
    use exercises::verdict::Wrong;
    use interleave::Ending;

    fn ends_at(target: usize) {
        let Some(text) = answer::turns(target) else {
            if target != 1 {
                Wrong::because("there is an order that ends there")
                    .seen(format!("`turns({target})` is None: it says that no order of turns ends at {target}."))
                    .expected(format!("turns that end at {target}."))
                    .ask("how many stores can one late store wipe out? Is it one update, or all that the other thread has done since your load?")
                    .refuse();
            }
            return;
        };
        let turns = letters(target, text);
        let (count, drawing) = followed(&turns);
        if count != target.to_string() {
            Wrong::because("the turns end at another number")
                .seen(format!("`turns({target})` ends at {count}."))
                .expected(match target {
                    // That there is no such order is the answer.
                    1 => "turns that end at 1, or None if there are none.".to_string(),
                    _ => format!("turns that end at {target}."),
                })
                .picture(drawing)
                .ask("who writes last, what has that thread read, and who wrote that?")
                .refuse();
        }
    }

    /// The turns, if they are six of A and six of B.
    fn letters(target: usize, text: &str) -> Vec<char> {
        let turns: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        if let Some(other) = turns.iter().find(|letter| !matches!(letter, 'A' | 'B')) {
            Wrong::because("there are letters that name no thread")
                .seen(format!("{other:?} in `turns({target})`."))
                .expected("A and B, the names of the two threads; spaces are free.")
                .ask("which threads are there?")
                .refuse();
        }
        for name in ['A', 'B'] {
            let seen = turns.iter().filter(|letter| **letter == name).count();
            if seen != TURNS {
                Wrong::because("a thread has another number of turns than it needs")
                    .seen(format!("{seen} turns of {name} in `turns({target})`."))
                    .expected(format!("{TURNS} turns of each: three times a load and a store."))
                    .ask("which increment does the thread not come to, or what is it to do after its last one?")
                    .refuse();
            }
        }
        turns
    }

    fn followed(turns: &[char]) -> (String, String) {
        let replay = run(turns).expect("threads that have turns left can take them");
        match replay.ending {
            Ending::Outcome(count) => (count, drawn("Your turns:", &replay.trace)),
            Ending::Failure(failure) => panic!("nothing can fail in this program: {}", failure.message),
        }
    }

    #[test]
    fn nothing_is_lost() {
        ends_at(6);
    }

    #[test]
    fn one_update_is_lost() {
        ends_at(5);
    }

    #[test]
    fn half_of_them_are_lost() {
        ends_at(3);
    }

    #[test]
    fn all_but_two_are_lost() {
        ends_at(2);
    }

    #[test]
    fn all_but_one_are_lost() {
        ends_at(1);
    }
}
