//! The checks of `blocking_call`.

exercises::exercise! {
    "l04_blocking/blocking_call";

    use exercises::blocking::{Archive, Beside, Blocked, Record, beside_a_heart, beside_a_heart_urged, need_threads};
    use exercises::verdict::Wrong;
    use std::sync::{Arc, Mutex};

    /// A right answer is polled a few times a call; one that yields and asks again, as often as the heart beats: 40 times.
    const POLLS: usize = 15;
    /// As many calls at the same time as the exercise speaks of.
    const CALLS: u32 = 200;

    fn records(keys: &[u32]) -> Result<Vec<Beside<Record>>, Blocked> {
        beside_a_heart(keys.iter().map(|key| answer::record(*key)).collect())
    }

    /// The same, where the calls return one after the other, that of the last task first.
    fn last_first(keys: &[u32]) -> Result<Vec<Beside<Record>>, Blocked> {
        Archive::hold_back();
        let waiting = Arc::new(Mutex::new(keys.to_vec()));
        let let_go = move || match waiting.lock().unwrap().pop() {
            Some(key) => {
                Archive::let_go(key);
                true
            }
            None => {
                Archive::let_all_go();
                false
            }
        };
        let_go();
        let tasks = keys.iter().map(|key| {
            let (key, let_go) = (*key, let_go.clone());
            async move {
                let record = answer::record(key).await;
                let_go();
                record
            }
        });
        // The next one when a task is done, or where nothing comes of the last one.
        beside_a_heart_urged(tasks.collect(), let_go.clone())
    }

    fn times(calls: usize) -> String {
        match calls {
            1 => "look_up was called once.".into(),
            calls => format!("look_up was called {calls} times."),
        }
    }

    fn refuse(blocked: Blocked) -> ! {
        blocked
            .wrong("look_up", &times(Archive::now().given.len()))
            .expected("the other tasks go on: the heart beats while the call lasts.")
            .refuse()
    }

    #[test]
    fn the_heart_beats_while_the_call_lasts() {
        for record in records(&[7]).unwrap_or_else(|blocked| refuse(blocked)) {
            if record.polls > POLLS {
                Wrong::because("Your task asks again and again whether the call is done.")
                    .seen(format!("during one call the heart beat 40 times, and your task was polled more than {POLLS} times without being finished."))
                    .expected("a few polls: a task that waits sleeps until somebody wakes it.")
                    .ask("how does your task find out that the call is done: does somebody tell it, or does it keep asking?")
                    .refuse();
            }
            exercises::remark(match record.polls {
                1 => "Its task is polled once for one call: the poll lasts as long as the call.".to_string(),
                polls => format!("Its task is polled {polls} times for one call, and another thread is kept as long as the call lasts."),
            });
        }
    }

    #[test]
    fn every_task_returns_what_its_own_call_gave() {
        let keys = [0, 7, 70_000, u32::MAX, 7, 7];
        let mut got = last_first(&keys[..5]).unwrap_or_else(|blocked| refuse(blocked));
        // Once more, when the first call with this key is over; and one that waits by the clock waits in vain.
        Archive::outlast();
        got.extend(records(&keys[5..]).unwrap_or_else(|blocked| refuse(blocked)));
        let mut given = Archive::now().given;
        let question = "where do the key and the record go between the tasks and the threads?";
        if given.is_empty() {
            Wrong::because("Your code never called `look_up`.")
                .seen("the task returned a record, and nothing was looked up in the archive.")
                .expected("each task calls look_up once, with its key, and returns what it gives.")
                .ask("where does your record come from?")
                .refuse();
        }
        for (key, record) in keys.iter().zip(&got) {
            if record.value.key() != *key {
                Wrong::because("A task returned the record of another key.")
                    .seen(match keys.contains(&record.value.key()) {
                        true => "a task was called with one key, and returned the record that belongs to another task's.".into(),
                        false => format!("the task with the key {key} returned the record of the key {}, which no task was called with.", record.value.key()),
                    })
                    .expected("each task returns the record of its own key.")
                    .ask(question)
                    .refuse();
            }
            let Some(call) = given.iter().position(|one| *one == record.value) else {
                Wrong::because("A task returned a record that no call of its own gave.")
                    .seen(format!("the record of the key {key} is not one of look_up, or another task returned it already; {}", times(Archive::now().given.len())))
                    .expected("each task calls look_up once, with its key, and returns what it gives. The archive changes all the time.")
                    .ask(question)
                    .refuse()
            };
            given.swap_remove(call);
        }
        if !given.is_empty() {
            Wrong::because("`look_up` was called for nothing.")
                .seen(format!("{} For {} of these calls no task returned what they gave.", times(Archive::now().given.len()), given.len()))
                .expected("6 tasks call look_up 6 times, once each.")
                .ask(question)
                .refuse();
        }
    }

    #[test]
    fn calls_of_many_tasks_last_at_the_same_time() {
        need_threads(CALLS as usize + 10);
        // As many threads as on a small machine, so that a pool for computing has the same size everywhere.
        let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build_global();
        pool.expect("nobody has used rayon in this process before");
        Archive::expect_meeting_of(CALLS as usize);
        // Several tasks have the same key.
        let keys: Vec<u32> = (0..CALLS).map(|task| task / 3).collect();
        let Err(blocked) = records(&keys) else { return };
        let archive = Archive::now();
        match blocked {
            Blocked::NeverWoken | Blocked::Endless if archive.inside > 0 => {
                Wrong::because("The calls of several tasks wait for each other.")
                    .seen(format!("{CALLS} tasks call `record` at the same time. Of their calls of look_up, {} are under way, and no other one begins.", archive.inside))
                    .expected("all of them at the same time: here no call returns before all have begun.")
                    .ask("what keeps the next call from beginning while others last: a lock, or too few threads?")
                    .refuse()
            }
            blocked => refuse(blocked),
        }
    }
}
