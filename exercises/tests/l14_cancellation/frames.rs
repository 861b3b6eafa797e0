//! The checks of `frames`: its futures are dropped at each await in turn, at every await, and beside a ticker.

exercises::exercise! {
    "l14_cancellation/frames";

    use exercises::frames::{Read, Read::{Beside, DroppedAtEach, DroppedAtEvery, Slowly}, Reader, Source};
    use exercises::virtual_time::{Costs, Polls};
    use std::pin::Pin;

    const DAY: u64 = 24 * 60 * 60 * 1_000;

    impl Reader for answer::Frames {
        fn next(&mut self) -> Pin<Box<dyn Future<Output = Option<Vec<u8>>> + '_>> {
            Box::pin(answer::Frames::next(self))
        }
    }

    fn new(source: Source) -> Box<dyn Reader> {
        Box::new(answer::Frames::new(source))
    }

    /// Reads frames of these lengths, which come in these pieces: after so many milliseconds so many bytes.
    fn check(frames: &'static [usize], pieces: &'static [(u64, usize)], how: &'static [Read]) {
        exercises::frames::check(new, frames, pieces, how);
    }

    #[test]
    fn frames_come_whole_however_they_are_cut_into_pieces() {
        check(&[5], &[(10, 9)], &[]);
        check(&[5, 8], &[(10, 4), (10, 5), (10, 4), (10, 8)], &[]);
        check(&[5, 8], &[(10, 2), (10, 5), (10, 1), (10, 3), (10, 4), (10, 6)], &[]);
        check(&[3, 2], &[(5, 1), (5, 1), (5, 1), (5, 1), (5, 1), (5, 1), (5, 1), (5, 1), (5, 1), (5, 1), (5, 1), (5, 1), (5, 1)], &[]);
        Costs::tell(Polls::OfAnswer("For 2 frames in 13 pieces its futures are polled"), (19, 0));
    }

    #[test]
    fn one_read_may_bring_several_frames() {
        check(&[5, 1, 9], &[(10, 27)], &[Slowly(50)]);
        check(&[5, 1, 9, 4], &[(10, 16), (30, 19)], &[Slowly(7), Slowly(100)]);
        check(&[2; 500], &[(10, 1_500), (10, 1_500)], &[Slowly(3)]);
    }

    #[test]
    fn a_frame_may_be_empty_and_it_may_be_long() {
        check(&[0], &[(10, 4)], &[]);
        check(&[0, 3, 0, 0, 1, 0], &[(10, 4), (10, 7), (10, 4), (10, 9), (10, 4)], &[Slowly(25)]);
        check(&[70_000, 300, 0, 100_000], &[(10, 4), (10, 256), (10, 65_540), (10, 50_000), (10, 54_516)], &[Beside(3), Slowly(15)]);
        check(&[2_000_003, 1], &[(10, 1_000_000), (10, 1_000_012)], &[]);
    }

    #[test]
    fn what_is_not_whole_at_the_end_is_no_frame() {
        check(&[], &[], &[]);
        check(&[6], &[(10, 4)], &[]);
        check(&[6], &[(10, 3)], &[]);
        check(&[2, 6], &[(10, 6), (10, 9)], &[Slowly(5), DroppedAtEach(0)]);
        check(&[2, 6], &[(10, 8)], &[Slowly(50)]);
        check(&[2, 0], &[(10, 6), (10, 3)], &[]);
        check(&[1, 0x0100_0002], &[(10, 5), (10, 100)], &[]);
    }

    #[test]
    fn nothing_is_lost_at_whichever_await_it_is_dropped() {
        check(&[6], &[(10, 4), (10, 3), (10, 3)], &[DroppedAtEach(0), DroppedAtEach(5), DroppedAtEach(100)]);
        check(&[5, 8, 0, 3], &[(10, 2), (10, 2), (10, 4), (10, 5), (10, 8), (10, 11)], &[DroppedAtEach(0), DroppedAtEach(15)]);
        check(&[3, 4, 2], &[(10, 7), (10, 8), (10, 6)], &[DroppedAtEach(0), DroppedAtEach(10)]);
        check(&[1, 7], &[(10, 1), (10, 1), (10, 1), (10, 6), (10, 1), (10, 6)], &[DroppedAtEach(0), DroppedAtEach(1_000)]);
    }

    #[test]
    fn nothing_is_lost_when_it_is_dropped_at_every_await() {
        check(&[6], &[(10, 4), (10, 3), (10, 3)], &[DroppedAtEvery]);
        check(&[5, 8, 0, 3], &[(10, 2), (10, 2), (10, 4), (10, 5), (10, 8), (10, 11)], &[DroppedAtEvery]);
        check(&[300, 0, 1], &[(1, 1); 313], &[DroppedAtEvery]);
    }

    #[test]
    fn nothing_is_lost_beside_a_ticker() {
        check(&[6, 2], &[(10, 4), (10, 3), (10, 6), (10, 3)], &[Beside(4), Beside(10), Beside(7), Beside(1), Beside(15)]);
        check(&[9, 0, 12], &[(6, 5), (6, 5), (6, 5), (6, 5), (6, 5), (6, 8)], &[Beside(6), Beside(3), Beside(5), Beside(8)]);
    }

    #[test]
    fn two_readers_do_not_disturb_each_other() {
        exercises::frames::check_two(
            new,
            [&[5, 8], &[3, 3, 0]],
            [&[(10, 6), (10, 6), (10, 9)], &[(4, 5), (4, 5), (4, 8)]],
            [7, 3],
        );
    }

    #[test]
    fn a_piece_may_take_days() {
        check(&[4, 4], &[(10, 5), (40 * DAY, 3), (300 * DAY, 8)], &[DroppedAtEach(0), Slowly(100)]);
    }
}
