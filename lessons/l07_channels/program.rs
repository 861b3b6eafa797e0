// Lesson 7 in one file: a producer, a queue, three consumers. It needs crossbeam.

fn main() {}
