//! Sizes of files, as people read them.

/// Returns a number of bytes: `812 bytes`, `124 KiB`, `3.4 MiB`.
pub fn file_size(bytes: u64) -> String {
    const KIB: u64 = 1024;
    const MIB: u64 = 1024 * KIB;
    match bytes {
        1 => "1 byte".to_owned(),
        0..KIB => format!("{bytes} bytes"),
        KIB..MIB => format!("{} KiB", bytes.div_ceil(KIB)),
        _ => {
            let tenths = bytes.div_ceil(MIB / 10);
            format!("{}.{} MiB", tenths / 10, tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short() {
        for (bytes, shown) in [
            (0, "0 bytes"),
            (1, "1 byte"),
            (1023, "1023 bytes"),
            (1024, "1 KiB"),
            (126_976, "124 KiB"),
            (1024 * 1024, "1.1 MiB"),
            (3_500_000, "3.4 MiB"),
        ] {
            assert_eq!(file_size(bytes), shown, "{bytes}");
        }
    }
}
