/** The time from the deployment of a WAR to its first page: {@link StartBenchmark}. */
package io.github.jwtfilter.benchmarks.start;
