//! Holds the features of indirect dependencies equal in every build.
//!
//! Cargo builds a crate again, and all that depends on it, where `course`, the checks of exercises or the tests need
//! other features of it. Both `course` and `exercises` depend on this crate, which names all of these features and
//! has no code. `.ci/run` fails where a crate is built twice; the crate to name here is then the first one that cargo
//! compiles again.
