//! What the screens show: keys in, a readable screen out.

use crate::screens_fixture::{noon, press, screen};

#[test]
fn probe() {
    for (size, keys) in [
        ((80, 24), ""),
        ((80, 24), "2"),
        ((80, 24), "j Enter"),
        ((60, 15), ""),
        ((60, 15), "2"),
        ((120, 40), ""),
        ((120, 40), "2 Enter"),
        ((40, 10), ""),
        ((40, 10), "2"),
        ((34, 8), ""),
        ((80, 24), "w"),
        ((80, 24), "p"),
        ((80, 24), "?"),
        ((80, 24), "a 'Acme_\"X_Y\""),
        ((80, 24), "2 / 'stage:open"),
        ((80, 24), "t 'fri"),
        ((80, 24), "S"),
        ((80, 24), "s"),
    ] {
        let mut state = noon(size);
        let effects = press(&mut state, keys);
        println!("== {size:?} {keys} {effects:?}\n{}", screen(&state));
    }
}
