use super::*;
use crate::lessons::l13_async_patterns::{failing, saving};

const MS: Duration = Duration::from_millis(1);

/// Five downloads, of which the third one fails first.
fn failing() -> Downloads {
    Downloads::new(Plan {
        delays: [200, 220, 60, 240, 260].map(|ms| ms * MS).to_vec(),
        failing: Some(2),
        save: Duration::ZERO,
    })
    .expect("it starts")
}

/// What a model leaves behind.
fn after(model: fn(&Downloads) -> Result<Vec<Document>, Failure>) -> Counted {
    let downloads = failing();
    let failure = model(&downloads).expect_err("one of them fails");
    assert_eq!(failure.to_string(), "download 2: the server answered 503");
    downloads.settle("it");
    downloads.counted("it")[0]
}

#[test]
fn futures_end_with_who_polls_them_and_tasks_do_not() {
    for model in [
        failing::join_all::fetch_all,
        failing::await_in_order::fetch_all,
        failing::try_join_tasks::fetch_all,
    ] {
        let counted = after(model);
        assert_eq!((counted.for_nobody, counted.dropped), (4, 0));
        assert_eq!(counted.at_once, 5);
    }
    for model in [
        failing::try_join_all::fetch_all,
        failing::join_set::fetch_all,
    ] {
        let counted = after(model);
        assert_eq!((counted.for_nobody, counted.dropped), (0, 4));
        assert_eq!(counted.running, 0);
    }
}

fn saved(model: impl Fn(&Downloads) -> Result<u64, Failure>) -> Counted {
    let downloads = Downloads::new(Plan {
        delays: (0..6).map(|id| (10 + id) * MS).collect(),
        failing: None,
        save: 5 * MS,
    })
    .expect("it starts");
    assert_eq!(model(&downloads), Ok(15));
    downloads.settle("it");
    downloads.counted("it")[0]
}

#[test]
fn a_stream_begins_nothing_while_its_loop_waits() {
    let stream = saved(|downloads| saving::stream::save_all(downloads, 2));
    assert_eq!((stream.at_once, stream.began_while_saving), (2, 0));
    let channel = saved(|downloads| saving::channel::save_all(downloads, 2));
    assert!(channel.at_once <= 2 && channel.began_while_saving > 0);
    let all = saved(saving::all_at_once::save_all);
    assert_eq!((all.at_once, all.began_while_saving), (6, 0));
    let one = saved(saving::one_by_one::save_all);
    assert_eq!((one.at_once, one.held), (1, 1));
}
