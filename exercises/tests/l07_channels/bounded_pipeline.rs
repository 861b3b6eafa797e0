//! The checks of `bounded_pipeline`. TO WRITE: what they prove, and how.

exercises::exercise! {
    "l07_channels/bounded_pipeline";

    use exercises::verdict::Wrong;

    #[test]
    fn the_sum_is_right() {
        let (numbers, expected) = ([3, 5, 8], 16);
        let sum = answer::bounded_pipeline(&numbers);
        if sum != expected {
            let headline = match sum < expected {
                true => "The sum is too small.",
                false => "The sum is too large.",
            };
            Wrong::because(headline)
                .seen(format!("the sum of {numbers:?} is {sum}."))
                .expected(format!("{expected}."))
                .ask("which of the numbers are added?")
                .refuse();
        }
    }
}
