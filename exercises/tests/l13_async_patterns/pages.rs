//! The checks of `pages`.

exercises::exercise! {
    "l13_async_patterns/pages";

    use exercises::pages::Does::{GivesUp, Looks, Takes, TakesAll, Works};
    use exercises::pages::{Does, check_two};
    use exercises::virtual_time::{Costs, Polls};

    const DAYS: u64 = 24 * 60 * 60 * 1_000;
    /// Pages: how many records each has, and how long its request takes.
    const THREE: [(Option<usize>, u64); 3] = [(Some(2), 10), (Some(3), 20), (Some(1), 30)];

    fn check(pages: &[(Option<usize>, u64)], does: &'static [Does]) {
        exercises::pages::check(|source| Box::pin(answer::pages(source)), pages, does);
    }

    #[test]
    fn as_many_pages_are_asked_for_as_are_used() {
        check(&THREE, &[Takes(3)]);
        check(&THREE, &[Takes(2)]);
        check(&THREE, &[Takes(1)]);
        check(&THREE, &[]);
        check(&[(Some(2), 10); 100], &[Takes(2), Takes(2), Takes(1)]);
    }

    #[test]
    fn nothing_is_asked_for_while_nobody_waits() {
        check(&THREE, &[Works(100), Takes(1), Works(100), Takes(1), Works(100), Takes(1), Works(100), TakesAll]);
        check(&THREE, &[Works(100)]);
    }

    #[test]
    fn all_records_come_and_then_the_end() {
        check(&THREE, &[TakesAll]);
        check(&[(Some(4), 10)], &[TakesAll]);
        check(&[(Some(5), 10), (Some(1), 10), (Some(700), 10), (Some(5), 0)], &[Takes(5), Works(5), TakesAll]);
        Costs::tell(Polls::OfAnswer("For 711 records on 4 pages its stream is polled"), (715, 0));
    }

    #[test]
    fn an_empty_page_is_not_the_end() {
        check(&[(Some(0), 10), (Some(2), 20), (Some(0), 5), (Some(0), 10), (Some(1), 5), (Some(0), 10)], &[TakesAll]);
        check(&[(Some(1), 10), (Some(0), 10), (Some(1), 10)], &[Takes(1), Works(50), TakesAll]);
        check(&[(Some(0), 10)], &[TakesAll]);
        let mut many = vec![(Some(0), 0); 2_000];
        many.push((Some(1), 10));
        check(&many, &[TakesAll]);
    }

    #[test]
    fn an_error_comes_once_and_is_the_end() {
        check(&[(Some(2), 10), (None, 20), (Some(2), 10)], &[TakesAll]);
        check(&[(None, 10)], &[TakesAll]);
        check(&[(Some(1), 10), (Some(0), 10), (None, 10)], &[Takes(1), Works(100), Takes(1), Works(100), TakesAll]);
    }

    #[test]
    fn a_request_is_not_lost_when_the_reader_gives_up() {
        check(&THREE, &[GivesUp(5), Works(2), TakesAll]);
        check(&THREE, &[GivesUp(2), GivesUp(2), Works(100), Takes(2), GivesUp(15), Takes(4), TakesAll]);
        check(&THREE, &[Looks, Takes(2), Looks, Works(5), Looks, TakesAll]);
        check(&[(Some(0), 10), (Some(1), 10)], &[Looks, Works(50), Looks, Takes(1), TakesAll]);
        check(&THREE, &[GivesUp(5)]);
    }

    #[test]
    fn two_streams_do_not_disturb_each_other() {
        let other = [(Some(1), 5), (Some(2), 25), (Some(4), 5)];
        let answer = |source| Box::pin(answer::pages(source)) as _;
        check_two(answer, [&THREE, &other], [&[TakesAll], &[TakesAll]]);
        check_two(answer, [&other, &THREE], [&[Takes(3), Works(30), TakesAll], &[Takes(1), Works(5), TakesAll]]);
    }

    #[test]
    fn a_page_may_take_days() {
        check(&[(Some(1), 700 * DAYS), (Some(1), 20)], &[TakesAll]);
    }
}
