//! Every model of every lesson at the sizes of `course run`, with criterion.
//!
//! `cargo bench -p benches -- four-ways` measures one lesson; names are `lesson/work/model`.

use course::lessons::LESSONS;
use criterion::{Criterion, SamplingMode, criterion_group, criterion_main};
use std::time::Duration;

fn models(criterion: &mut Criterion) {
    for lesson in LESSONS {
        let experiments = lesson
            .experiments()
            .expect("the default sizes fit this machine");
        for experiment in experiments {
            let mut group =
                criterion.benchmark_group(format!("{}/{}", lesson.slug, experiment.work));
            // Some models take a second a run: few samples, each of one length.
            group
                .sample_size(10)
                .sampling_mode(SamplingMode::Flat)
                .warm_up_time(Duration::from_millis(500))
                .measurement_time(Duration::from_secs(3));
            for model in &experiment.models {
                group.bench_function(model.name, |bencher| {
                    bencher.iter(|| model.run().expect("the model does its work"));
                });
            }
            group.finish();
        }
    }
}

criterion_group!(benches, models);
criterion_main!(benches);
