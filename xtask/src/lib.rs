//! What those who change the course do by command instead of by hand.
//!
//! | module | owns |
//! |---|---|
//! | [`lesson`] | the files of a new lesson |
//! | [`exercise`] | the files of a new exercise |
//! | [`bless`] | the copies of the stubs, and the snapshots |
//! | [`tree`] | the workspace's files: new ones are never written over old ones |
//! | [`template`] | texts with gaps, and what is left to write in them |

pub mod bless;
pub mod exercise;
pub mod lesson;
pub mod template;
pub mod tree;
