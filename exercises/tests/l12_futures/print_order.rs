//! The checks of `print_order`: the very program runs, and its lines are compared.

exercises::exercise! {
    "l12_futures/print_order";

    use exercises::kitchen;

    #[test]
    fn the_lines_are_those_of_the_program() {
        kitchen::judge(&answer::lines());
    }
}
