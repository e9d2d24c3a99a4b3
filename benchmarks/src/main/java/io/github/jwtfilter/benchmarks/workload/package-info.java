/** The keys and tokens of one run, the same for everybody who is measured. {@link Workload} is where to start. */
package io.github.jwtfilter.benchmarks.workload;
