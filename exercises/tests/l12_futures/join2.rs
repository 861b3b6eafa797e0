//! The checks of `join2`: its future is polled by hand. What is told stands in `exercises::joining`.

exercises::exercise! {
    "l12_futures/join2";

    use exercises::joining::{self, Join, Left, Right, Side};

    fn join2<'a>(a: Side<'a, Left<'a>>, b: Side<'a, Right<'a>>) -> Join<'a> {
        Box::pin(answer::join2(a, b))
    }

    #[test]
    fn nothing_happens_before_the_first_poll() {
        joining::refuse_other_crates();
        joining::is_lazy(join2);
    }

    #[test]
    fn both_are_polled_until_both_are_ready() {
        joining::every_order(join2);
    }

    #[test]
    fn one_may_take_far_longer_than_the_other_one() {
        joining::many_rounds(join2);
    }

    #[test]
    fn a_wake_during_the_poll_is_passed_on() {
        joining::wakes_in_the_poll(join2);
    }

    #[test]
    fn everything_is_dropped_once() {
        joining::drops_halfway(join2);
    }
}
