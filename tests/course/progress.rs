//! The progress file: damage, other versions, concurrent writers, and a program that is killed while it writes.

use course::workbook::progress::{Progress, Store};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// What the child says after the first write.
const WRITING: &str = "writing";
/// In the child's environment: the folder to write to, again and again.
const WRITE_TO: &str = "COURSE_TEST_WRITES_TO";

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("progress-{name}"));
    // Left over from the run before.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
    folder
}

fn one_more(progress: &mut Progress) {
    let record = progress.exercises.entry("counter".into()).or_default();
    record.attempts += 1;
}

fn attempts(store: &Store) -> u32 {
    let loaded = store.load();
    assert_eq!(loaded.notice, None);
    loaded.progress.exercise("counter").attempts
}

#[test]
fn what_is_noted_is_there_again() {
    let store = Store::at(&folder("again").join("made/when/needed"));
    assert_eq!(attempts(&store), 0);
    assert_eq!(store.update(one_more).expect("it can be written"), None);
    assert_eq!(attempts(&store), 1);
}

// abhiksark/pythonlings#45: a damaged file of progress was moved over the only good copy.
#[test]
fn a_damaged_file_is_kept_and_a_new_one_begun() {
    let whole = {
        let folder = folder("whole");
        Store::at(&folder)
            .update(one_more)
            .expect("it can be written");
        fs::read(folder.join("progress.json")).expect("it is there")
    };
    let noise: Vec<u8> = (0..10_000_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    for (name, bytes) in [
        ("empty", &b""[..]),
        ("half", &whole[..whole.len() / 2]),
        ("noise", &noise),
        ("not-text", &[0xff, 0xfe]),
        ("other-json", b"[1, 2]"),
        (
            "wrong-type",
            br#"{"exercises": {"counter": {"attempts": "many"}}}"#,
        ),
    ] {
        let folder = folder(name);
        fs::write(folder.join("progress.json"), bytes).expect("it can be written");
        let store = Store::at(&folder);
        assert!(store.load().notice.is_some(), "{name}: nobody is told");
        let notice = store.update(one_more).expect("it can be written");
        let notice = notice.unwrap_or_else(|| panic!("{name}: nobody is told"));
        assert!(
            notice.contains("was damaged") && !notice.contains('\n'),
            "{notice}"
        );
        assert_eq!(attempts(&store), 1, "{name}");
        let kept = damaged(&folder);
        assert_eq!(fs::read(&kept).expect("it is kept"), bytes, "{name}");
    }
}

fn damaged(folder: &PathBuf) -> PathBuf {
    let entries = fs::read_dir(folder).expect("it can be listed");
    let paths = entries.map(|entry| entry.expect("it can be listed").path());
    let mut damaged = paths.filter(|path| path.to_string_lossy().contains("damaged"));
    damaged.next().expect("the damaged file is kept")
}

#[test]
fn a_folder_in_its_place_is_set_aside_too() {
    let folder = folder("folder");
    fs::create_dir(folder.join("progress.json")).expect("it can be made");
    let store = Store::at(&folder);
    assert!(store.update(one_more).expect("it can be written").is_some());
    assert_eq!(attempts(&store), 1);
    assert!(damaged(&folder).is_dir());
}

#[test]
fn what_another_version_has_written_stays() {
    let folder = folder("versions");
    let file = folder.join("progress.json");
    let newer =
        r#"{"version": 2, "streak": 9, "exercises": {"counter": {"attempts": 4, "stars": 5}}}"#;
    fs::write(&file, newer).expect("it can be written");
    let store = Store::at(&folder);
    assert_eq!(store.update(one_more).expect("it can be written"), None);
    assert_eq!(attempts(&store), 5);
    let written = fs::read_to_string(&file).expect("it is there");
    for kept in ["\"version\": 2", "\"streak\": 9", "\"stars\": 5"] {
        assert!(written.contains(kept), "{kept} is lost: {written}");
    }
    // An older one has fewer fields.
    fs::write(&file, r#"{"exercises": {"counter": {"attempts": 7}}}"#).expect("it can be written");
    assert_eq!(attempts(&store), 7);
}

#[test]
fn a_newer_file_that_cannot_be_read_is_not_touched() {
    let folder = folder("newer");
    let file = folder.join("progress.json");
    let newer = r#"{"version": 9, "exercises": []}"#;
    fs::write(&file, newer).expect("it can be written");
    let store = Store::at(&folder);
    let error = store.update(one_more).expect_err("it is not understood");
    assert!(format!("{error:#}").contains("version 9"), "{error:#}");
    assert_eq!(fs::read_to_string(&file).expect("it is there"), newer);
}

#[test]
fn no_update_of_concurrent_writers_is_lost() {
    const EACH: u32 = 25;
    let folder = folder("together");
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let store = Store::at(&folder);
                for _ in 0..EACH {
                    store.update(one_more).expect("the lock is taken in time");
                }
            });
        }
    });
    assert_eq!(attempts(&Store::at(&folder)), 4 * EACH);
}

/// Not a test of its own: what the next one kills.
#[test]
#[ignore = "a child of the next test"]
fn writes_for_ever() {
    if let Ok(folder) = std::env::var(WRITE_TO) {
        let store = Store::at(&PathBuf::from(folder));
        store.update(one_more).expect("it can be written");
        writeln!(std::io::stdout(), "\n{WRITING}").expect("the parent reads");
        loop {
            store.update(one_more).expect("it can be written");
        }
    }
}

#[test]
fn killed_at_any_moment_it_leaves_a_file_that_can_be_read() {
    const TIMES: u64 = 500;
    let folder = folder("killed");
    let store = Store::at(&folder);
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let mut last = 0;
    for time in 0..TIMES {
        let mut child = Command::new(
            std::env::current_exe().expect("the system knows the path of this program"),
        )
        .args([
            "progress::writes_for_ever",
            "--exact",
            "--ignored",
            "--nocapture",
        ])
        .env(WRITE_TO, &folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let out = BufReader::new(child.stdout.take().expect("it is piped"));
        let mut lines = out.lines().map_while(Result::ok);
        assert!(lines.any(|line| line == WRITING), "it ended by itself");
        // So many microseconds into its endless writing.
        wait(Duration::from_micros((random >> 40) % 5_000));
        child.kill().expect("it can be killed");
        child.wait().expect("it can be waited for");
        let now = attempts(&store);
        assert!(
            now > last,
            "kill {time}: {last} attempts were noted, {now} are left"
        );
        last = now;
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the moment of the kill is to be any; nothing is expected of it"
)]
fn wait(time: Duration) {
    thread::sleep(time);
}
