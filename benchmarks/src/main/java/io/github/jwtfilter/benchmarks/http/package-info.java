/** The cost of filters in a server: {@link HttpBenchmark}. {@link Candidate} is a filter with its setup. */
package io.github.jwtfilter.benchmarks.http;
