//! How much of its cores a control group gives this process. Only Linux has such quotas.
//!
//! Source: the kernel's admin guide, `cgroup-v2.rst` (`cpu.max`), and its scheduler guide, `sched-bwc.rst` (`cpu.cfs_quota_us`).

use serde::Serialize;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

/// A quota of CPU time.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Quota {
    /// The cores that are there.
    pub cores: usize,
    /// How many of them the CPU time is worth.
    pub allowed: f64,
    /// The CPU time is given anew after each period; whoever has used it up is stopped until then.
    #[serde(skip)]
    pub period: Duration,
}

/// The quota of this process; `None` where all cores are allowed, and where the system does not tell.
pub fn here() -> Option<Quota> {
    static HERE: OnceLock<Option<Quota>> = OnceLock::new();
    *HERE.get_or_init(|| below(Path::new("/")))
}

/// The same, with the files of the system below `root`.
fn below(root: &Path) -> Option<Quota> {
    let groups = fs::read_to_string(root.join("proc/self/cgroup")).ok()?;
    let cores = cores(&fs::read_to_string(root.join("proc/self/status")).ok()?)?;
    let tree = root.join("sys/fs/cgroup");
    let limits = groups.lines().filter_map(|line| {
        let (_, rest) = line.split_once(':')?;
        let (controllers, group) = rest.split_once(':')?;
        if controllers.is_empty() {
            return along(&tree, group, version_2);
        }
        if !controllers.split(',').any(|one| one == "cpu") {
            return None;
        }
        along(&tree.join(controllers), group, version_1)
            .or_else(|| along(&tree.join("cpu"), group, version_1))
    });
    let (allowed, period) = limits.min_by(|a, b| a.0.total_cmp(&b.0))?;
    (allowed < cores as f64).then_some(Quota {
        cores,
        allowed,
        period,
    })
}

/// The smallest limit of the group and of all groups above it. In a container the group's own path may not exist.
fn along(
    tree: &Path,
    group: &str,
    limit: fn(&Path) -> Option<(f64, Duration)>,
) -> Option<(f64, Duration)> {
    let group = tree.join(group.trim_start_matches('/'));
    let above = group.ancestors().take_while(|path| path.starts_with(tree));
    let paths: Vec<PathBuf> = above.map(PathBuf::from).collect();
    let limits = paths.iter().filter_map(|path| limit(path));
    limits.min_by(|a, b| a.0.total_cmp(&b.0))
}

fn version_2(group: &Path) -> Option<(f64, Duration)> {
    let text = fs::read_to_string(group.join("cpu.max")).ok()?;
    let (quota, period) = text.trim().split_once(' ')?;
    share(quota, period)
}

fn version_1(group: &Path) -> Option<(f64, Duration)> {
    let text = |name: &str| fs::read_to_string(group.join(name)).ok();
    share(&text("cpu.cfs_quota_us")?, &text("cpu.cfs_period_us")?)
}

/// Both in microseconds; a quota that is no positive number is none.
fn share(quota: &str, period: &str) -> Option<(f64, Duration)> {
    let quota: f64 = quota.trim().parse().ok().filter(|quota| *quota > 0.0)?;
    let period: u64 = period.trim().parse().ok().filter(|period| *period > 0)?;
    Some((quota / period as f64, Duration::from_micros(period)))
}

/// How many cores the process may run on, from its `/proc/self/status`, where they are listed like `0-3,8`.
fn cores(status: &str) -> Option<usize> {
    let mut lines = status.lines();
    let list = lines.find_map(|line| line.strip_prefix("Cpus_allowed_list:"))?;
    let counts = list.trim().split(',').map(|part| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
        Some((last + 1).saturating_sub(first))
    });
    counts.sum::<Option<usize>>().filter(|cores| *cores > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A system with these files, on four cores.
    fn system(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let root = std::env::temp_dir().join(format!("course-quota-{name}-{}", std::process::id()));
        let status = ("proc/self/status", "Name:\tx\nCpus_allowed_list:\t0-2,5\n");
        for (path, text) in files.iter().chain([&status]) {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("it has one")).expect("it can be made");
            fs::write(path, text).expect("it can be written");
        }
        root
    }

    /// Mirrors reports of programs in containers that start a thread for each core of the host, or count half a core
    /// as one: what the control group allows is read with its fraction, in both versions of control groups.
    // RedFox20/ReCpp#60: in a container with a quota of 3 cores the pool got a thread for each core of the host.
    #[test]
    fn a_quota_is_read_with_its_fraction() {
        type Files<'a> = &'a [(&'a str, &'a str)];
        let cases: [(&str, Files, Option<f64>); 6] = [
            (
                "half",
                &[
                    ("proc/self/cgroup", "0::/a/b\n"),
                    ("sys/fs/cgroup/a/b/cpu.max", "50000 100000\n"),
                ],
                Some(0.5),
            ),
            (
                "above",
                &[
                    ("proc/self/cgroup", "0::/a/b\n"),
                    ("sys/fs/cgroup/a/b/cpu.max", "max 100000\n"),
                    ("sys/fs/cgroup/a/cpu.max", "150000 100000\n"),
                ],
                Some(1.5),
            ),
            (
                "container",
                &[
                    ("proc/self/cgroup", "0::/gone\n"),
                    ("sys/fs/cgroup/cpu.max", "25000 20000\n"),
                ],
                Some(1.25),
            ),
            (
                "first-version",
                &[
                    ("proc/self/cgroup", "3:cpuset:/\n2:cpu,cpuacct:/a\n0::/\n"),
                    ("sys/fs/cgroup/cpu,cpuacct/a/cpu.cfs_quota_us", "150000\n"),
                    ("sys/fs/cgroup/cpu,cpuacct/a/cpu.cfs_period_us", "100000\n"),
                ],
                Some(1.5),
            ),
            (
                "none",
                &[
                    ("proc/self/cgroup", "1:cpu:/\n"),
                    ("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n"),
                    ("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n"),
                ],
                None,
            ),
            (
                "more-than-there-is",
                &[
                    ("proc/self/cgroup", "0::/\n"),
                    ("sys/fs/cgroup/cpu.max", "800000 100000\n"),
                ],
                None,
            ),
        ];
        for (name, files, allowed) in cases {
            let root = system(name, files);
            let quota = below(&root);
            assert_eq!(quota.map(|quota| quota.allowed), allowed, "{name}");
            assert!(quota.is_none_or(|quota| quota.cores == 4), "{name}");
            fs::remove_dir_all(&root).expect("it can be removed");
        }
        assert_eq!(below(Path::new("/nowhere")), None);
    }
}
