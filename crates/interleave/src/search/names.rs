//! Names for threads and objects: the given one, the variable's, or a kind and a number. No two have the same name.

use super::source;
use crate::runtime::World;

/// The names of the threads, in spawn order.
pub(crate) fn of_threads(world: &World) -> Vec<String> {
    let mut names = Vec::new();
    for (i, thread) in world.threads.iter().enumerate() {
        let name = match &thread.name {
            Some(name) => name.clone(),
            None if i == 0 => "main".into(),
            None => format!("thread {i}"),
        };
        names.push(unique(&names, name));
    }
    names
}

/// The names of the objects, in the order in which the run met them.
///
/// A name from the source that several objects share is numbered, like the kind of those that have none.
pub(crate) fn of_objects(world: &World) -> Vec<String> {
    let found: Vec<Option<String>> = world
        .objects
        .iter()
        .map(|object| {
            let from_source = || source::name(object.kind, object.made, object.nth);
            object.name.clone().or_else(from_source)
        })
        .collect();
    let mut names = Vec::new();
    for (i, object) in world.objects.iter().enumerate() {
        let same = |j: &usize| {
            found[*j] == found[i] && (found[i].is_some() || world.objects[*j].kind == object.kind)
        };
        let number = (0..=i).filter(same).count();
        let alone = (0..found.len()).filter(same).count() == 1;
        let name = match &found[i] {
            Some(name) if alone => name.clone(),
            Some(name) => format!("{name} {number}"),
            None => format!("{} {number}", object.kind),
        };
        names.push(unique(&names, name));
    }
    names
}

/// The name, with a number if another object has it already.
fn unique(names: &[String], name: String) -> String {
    if !names.contains(&name) {
        return name;
    }
    (2..)
        .map(|n| format!("{name} ({n})"))
        .find(|candidate| !names.contains(candidate))
        .expect("there are more numbers than names")
}
