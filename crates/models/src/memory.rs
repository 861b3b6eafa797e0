//! How much memory this process holds, where the system tells.
//!
//! Special to Linux; elsewhere the answer is `None` and the tables show a dash.

/// The resident size in bytes: the pages that are in memory now, without what is only reserved.
pub fn resident() -> Option<u64> {
    system::resident()
}

#[cfg(target_os = "linux")]
mod system {
    use std::fs::read_to_string;

    /// The sum over all maps is exact; the kernel keeps the counter in `status` only roughly.
    pub fn resident() -> Option<u64> {
        let exact = read_to_string("/proc/self/smaps_rollup").ok();
        exact
            .and_then(|text| kibibytes(&text, "Rss:"))
            .or_else(|| kibibytes(&read_to_string("/proc/self/status").ok()?, "VmRSS:"))
    }

    /// The number in a line such as `Rss:   1234 kB`, in bytes.
    fn kibibytes(text: &str, name: &str) -> Option<u64> {
        let line = text.lines().find_map(|line| line.strip_prefix(name))?;
        let number: u64 = line.split_whitespace().next()?.parse().ok()?;
        Some(number * 1024)
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    pub fn resident() -> Option<u64> {
        None
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn memory_that_is_written_to_is_resident() {
        const SIZE: usize = 32 << 20;
        let before = resident().expect("Linux tells");
        let written = std::hint::black_box(vec![1u8; SIZE]);
        let grown = resident().expect("Linux tells").saturating_sub(before);
        assert!(grown > SIZE as u64 / 2, "{} bytes", grown);
        drop(written);
    }
}
