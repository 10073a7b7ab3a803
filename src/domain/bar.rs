//! Bars made of characters, an eighth of a cell fine.

/// The parts of a cell, from nothing to seven eighths.
const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// Returns a bar as long as `value` is of `most`, which is `width` cells; nothing for 0, and never nothing for more.
pub fn bar(value: usize, most: usize, width: usize) -> String {
    let eighths = (value * width * 8 + most / 2).checked_div(most).unwrap_or(0).min(width * 8);
    let eighths = if value > 0 && width > 0 { eighths.max(1) } else { eighths };
    let mut bar = "█".repeat(eighths / 8);
    bar.push_str(PARTS.get(eighths % 8).copied().unwrap_or_default());
    bar
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bars_are_as_long_as_what_they_stand_for() {
        for (value, most, width, drawn) in [
            (8, 8, 4, "████"),
            (4, 8, 4, "██"),
            (3, 8, 4, "█▌"),
            (1, 1000, 4, "▏"),
            (0, 8, 4, ""),
            (0, 0, 4, ""),
            (5, 5, 0, ""),
        ] {
            assert_eq!(bar(value, most, width), drawn, "{value} of {most} in {width}");
        }
    }

    proptest! {
        #[test]
        fn a_bar_never_leaves_its_room_and_more_is_never_shorter(most in 1usize..500, width in 0usize..80, value in 0usize..500) {
            let length = |value: usize| bar(value.min(most), most, width).chars().count();
            prop_assert!(length(value) <= width);
            prop_assert!(length(value) <= length(value + 1));
        }
    }
}
