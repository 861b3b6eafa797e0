//! The checks of `port_scanner`: a host on a clock that jumps. What is told stands in `exercises::ports`.

exercises::exercise! {
    "l13_async_patterns/port_scanner";

    use exercises::ports::{self, Kind, Kind::{Accepts, Fails, IsSilent, Refuses}};
    use exercises::virtual_time::{Costs, Polls};

    const DAYS: u64 = 24 * 60 * 60 * 1_000;

    fn check(ports: &[(u16, Kind)], limit: usize, patience: u64) {
        ports::check(answer::scan, ports, limit, patience);
    }

    /// Ports in order from 20 on, which do this.
    fn kinds(kinds: &[Kind], limit: usize, patience: u64) {
        let ports: Vec<(u16, Kind)> = (20..).zip(kinds.iter().copied()).collect();
        check(&ports, limit, patience);
    }

    #[test]
    fn each_port_has_its_state() {
        kinds(&[Accepts(30), Refuses(10), Fails(20), IsSilent, Accepts(80), Refuses(70), Fails(90)], 7, 50);
        check(&[(443, Refuses(5)), (u16::MAX, Accepts(10)), (0, Fails(30)), (80, IsSilent), (22, Accepts(20)), (1, Fails(12))], 3, 40);
        kinds(&[Fails(1), Fails(2), Fails(3), Fails(4), Fails(5), Fails(6), Fails(7), Fails(8), Refuses(9)], 2, 40);
    }

    #[test]
    fn a_silent_port_costs_its_own_patience_alone() {
        kinds(&[IsSilent, Accepts(10), Refuses(10), Accepts(10), IsSilent, Accepts(10), Accepts(10), Fails(10)], 2, 100);
        kinds(&[IsSilent; 9], 4, 70);
        kinds(&[Refuses(30), IsSilent, Accepts(200), IsSilent, Refuses(10)], 1, 100);
    }

    #[test]
    fn another_port_is_tried_when_any_connect_is_over() {
        kinds(&[Accepts(90), Refuses(10), Accepts(10), Fails(10), Accepts(10), Refuses(10), Accepts(10), Fails(10)], 2, 200);
        kinds(&[Accepts(10), Refuses(20), Accepts(100), IsSilent, Fails(10), Accepts(25), Refuses(15), Accepts(35), Fails(5)], 3, 110);
    }

    #[test]
    fn one_at_a_time_and_more_than_there_are_ports_work_too() {
        let some = [Accepts(30), IsSilent, Refuses(10), Accepts(20), Fails(5)];
        for limit in [1, 4, 5, 6, 1_000] {
            kinds(&some, limit, 50);
        }
    }

    #[test]
    fn a_single_port_and_none_at_all_are_scanned_too() {
        for kind in [Accepts(30), Refuses(30), Fails(30), IsSilent, Accepts(0), Refuses(0)] {
            kinds(&[kind], 1, 50);
            kinds(&[kind], 3, 50);
        }
        kinds(&[], 2, 50);
    }

    #[test]
    fn a_port_may_be_in_the_list_several_times() {
        check(&[(80, Accepts(10)), (22, IsSilent), (80, Refuses(30)), (22, Fails(5)), (80, IsSilent), (80, Accepts(20))], 2, 50);
        check(&[(9, Accepts(40)), (9, Refuses(10)), (9, IsSilent)], 3, 50);
    }

    #[test]
    fn hundreds_of_ports_keep_to_the_limit_and_use_it() {
        let kind = |number: u64| match number * 7 % 11 {
            0..4 => Refuses(10 + number * 13 % 53),
            4..7 => Accepts(10 + number * 17 % 61),
            7 | 8 => IsSilent,
            9 => Fails(10 + number * 19 % 59),
            _ => Accepts(200 + number),
        };
        let many: Vec<Kind> = (0..1_030).map(kind).collect();
        kinds(&many[..420], 7, 150);
        kinds(&many[..307], 300, 150);
        kinds(&many[..211], 33, 150);
        kinds(&many, 1_000, 150);
        Costs::tell(Polls::OfCalls("Its connects to 1,030 ports are polled"), (2_222, 0));
    }

    #[test]
    fn a_patience_may_last_for_days() {
        kinds(&[Accepts(3 * DAYS), IsSilent, Refuses(20), Accepts(40 * DAYS), IsSilent], 2, 60 * DAYS);
    }
}
