/** The keys and tokens of one run, the same for all peers; start at {@link Workload}. */
package io.github.jwtfilter.benchmarks.workload;
