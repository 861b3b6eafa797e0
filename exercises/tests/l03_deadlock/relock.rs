//! The checks of the exercise `relock`. What is told about wrong runs stands in `exercises::deadlock`.

exercises::exercise! {
    "l03_deadlock/relock";

    use exercises::deadlock::price::{Shop, lists_are_apart, shop};
    use exercises::explored::remark_costs;

    /// These prices are known; other lists have others.
    fn asked(things: &'static [&'static str]) -> Shop {
        shop(answer::price, &[("frame", 203), ("hub", 31), ("rim", 47)], things)
    }

    #[test]
    fn a_known_price_is_told() {
        asked(&["rim"]).explored();
        shop(answer::price, &[("hub", 2), ("rim", 70_001)], &["rim"]).explored();
        // A wheel at a special price.
        shop(answer::price, &[("frame", 203), ("hub", 31), ("rim", 47), ("wheel", 50)], &["wheel"]).explored();
    }

    #[test]
    fn an_unknown_price_is_computed_from_the_parts_and_remembered() {
        let found = asked(&["wheel"]).explored();
        remark_costs("the price of a wheel, which has two parts", &found);
        asked(&["bicycle"]).explored();
        shop(answer::price, &[("frame", 70_000), ("hub", 3), ("rim", 5), ("bell", 1)], &["bicycle"]).explored();
        shop(answer::price, &[("box", 1), ("frame", 20), ("hub", 300), ("rim", 4_000)], &["cargo bike"]).explored();
    }

    #[test]
    fn a_known_price_of_a_part_is_used() {
        shop(answer::price, &[("frame", 203), ("hub", 31), ("rim", 47), ("wheel", 50)], &["bicycle"]).explored();
        shop(answer::price, &[("bicycle", 111), ("box", 7), ("hub", 31), ("rim", 47)], &["cargo bike"]).explored();
    }

    #[test]
    fn two_threads_may_ask_at_the_same_time() {
        asked(&["hub", "wheel"]).explored();
        asked(&["wheel", "wheel"]).explored();
        asked(&["bicycle", "wheel"]).explored();
    }

    #[test]
    fn what_others_enter_meanwhile_is_kept() {
        asked(&["wheel"]).kept(2).explored();
    }

    #[test]
    fn a_price_is_right_however_long_it_takes_to_get_the_lock() {
        asked(&["rim"]).kept(1).kept_for_long();
        asked(&["wheel"]).kept(1).kept_for_long();
        asked(&["wheel"]).overtaken();
    }

    #[test]
    fn every_list_has_its_own_prices() {
        lists_are_apart(answer::price);
    }
}
