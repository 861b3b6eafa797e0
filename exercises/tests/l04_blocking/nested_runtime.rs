//! The checks of `nested_runtime`.

exercises::exercise! {
    "l04_blocking/nested_runtime";

    use exercises::blocking::{Blocked, Driver, Finish, Record, Service, beside_a_heart};
    use exercises::verdict::Wrong;

    fn loaded(lists: &[&[u32]]) -> Vec<Vec<Record>> {
        match beside_a_heart(lists.iter().map(|keys| answer::load_all(keys.to_vec())).collect()) {
            Ok(given) => given.into_iter().map(|given| given.value).collect(),
            Err(blocked) => refuse(blocked),
        }
    }

    fn refuse(blocked: Blocked) -> ! {
        let made = match Service::now().given.len() {
            1 => "One request was made.".to_string(),
            made => format!("{made} requests were made."),
        };
        let wrong = blocked.wrong("request", &made);
        wrong.expected("the other tasks go on: the heart beats while the requests are on their way.").refuse()
    }

    fn refuse_foreign_drivers() {
        let driven = Service::now().driven;
        for (driver, because, who) in [
            (Driver::OtherRuntime, "A second runtime drives the requests.", "by another runtime than the one in which your task runs"),
            (Driver::NoRuntime, "An executor of its own drives the requests.", "by something that is not the runtime in which your task runs"),
            (Driver::OtherThread, "Another thread than the runtime's worker polls the requests.", "on another thread than the worker's, which is kept as long as the request takes"),
        ] {
            if driven.contains(&Some(driver)) {
                Wrong::because(because)
                    .seen(format!("a request was polled {who}."))
                    .expected("the worker thread of the runtime that is there polls every request.")
                    .ask("who polls your requests, and what does that one do for a request that an .await could not do?")
                    .refuse();
            }
        }
    }

    fn refuse_wrong_requests(lists: &[&[u32]]) {
        let mut made: Vec<u32> = Service::now().given.iter().map(Record::key).collect();
        let mut wanted: Vec<u32> = lists.concat();
        made.sort_unstable();
        wanted.sort_unstable();
        if made == wanted {
            return;
        }
        let because = match (made.len(), made.len().cmp(&wanted.len())) {
            (0, _) => "Your code never called `request`.",
            (_, std::cmp::Ordering::Less) => "Fewer requests were made than there are keys.",
            (_, std::cmp::Ordering::Greater) => "More requests were made than there are keys.",
            _ => "A request was made with a key that is not in the list.",
        };
        Wrong::because(because)
            .seen(match made.len() > wanted.len() {
                true => format!("more than {} requests were made for {} keys, some of which come twice.", wanted.len(), wanted.len()),
                false => format!("{} requests were made for {} keys, some of which come twice.", made.len(), wanted.len()),
            })
            .expected("one request for each entry of the list, with its key.")
            .ask("which keys do you ask for, and how often each?")
            .refuse();
    }

    #[test]
    fn records_are_loaded_inside_a_runtime() {
        loaded(&[&[7]]);
        refuse_foreign_drivers();
        // Both ways are right, and a learner hears which one it is.
        loaded(&[&[7, 8, 9]]);
        exercises::remark(match Service::now().most {
            1 => "It makes one request after the other, which is allowed here: a list takes as long as all its requests together. At the same time, as in lesson 1, it would take as long as the slowest one.",
            _ => "It has several requests under way at the same time: a list takes as long as its slowest request.",
        });
    }

    fn in_order(finish: Finish) {
        Service::finishes(finish);
        let many: Vec<u32> = (0..130).map(|number| number * 7_919 % 131).collect();
        let lists = [&[5, 3, 8, 3, 0, u32::MAX, 70_000, 5][..], &[2], &[], &many];
        let got = loaded(&lists);
        refuse_foreign_drivers();
        refuse_wrong_requests(&lists);
        let mut given = Service::now().given;
        let order = match finish {
            Finish::OldestFirst => "oldest",
            Finish::NewestFirst => "newest",
        };
        for (keys, got) in lists.iter().zip(&got) {
            let keys_got: Vec<u32> = got.iter().map(Record::key).collect();
            if keys_got.len() != keys.len() {
                let fewer = keys_got.len() < keys.len();
                Wrong::because(if fewer { "Records are missing." } else { "There are more records than keys." })
                    .seen(format!("{} records for {} keys, some of which come twice.", got.len(), keys.len()))
                    .expected("one record for each entry of the list.")
                    .ask("what becomes of each record on its way into the list?")
                    .refuse();
            }
            let wrong = keys.iter().zip(&keys_got).position(|(key, got)| key != got);
            if let Some(wrong) = wrong {
                Wrong::because("The records come in another order than the keys.")
                    .seen(format!("record {} of {} is that of the key {}. Of the requests that were under way, the service answered the {order} one first.", wrong + 1, keys.len(), keys_got[wrong]))
                    .expected(format!("the record of the key {}: the order of the keys, whatever the order of the answers.", keys[wrong]))
                    .ask("in which order are the requests awaited, and in which order are their records kept?")
                    .refuse();
            }
            for record in got {
                let Some(made) = given.iter().position(|one| one == record) else {
                    Wrong::because("A record is in the lists twice, or comes from no request.")
                        .seen(format!("a record of the key {} is not the one that its request gave.", record.key()))
                        .expected("each request gives the record for its own entry of the list.")
                        .ask("where does each record of the list come from?")
                        .refuse()
                };
                given.swap_remove(made);
            }
        }
    }

    #[test]
    fn records_come_in_the_order_of_the_keys() {
        in_order(Finish::OldestFirst);
    }

    #[test]
    fn records_come_in_that_order_also_when_the_last_request_ends_first() {
        in_order(Finish::NewestFirst);
    }
}
