/** What it takes from a WAR that is deployed to its first page: {@link StartBenchmark}. */
package io.github.jwtfilter.benchmarks.start;
