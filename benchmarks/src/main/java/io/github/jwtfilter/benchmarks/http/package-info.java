/** What filters cost a server: {@link HttpBenchmark}. {@link Candidate} is a filter with its set-up. */
package io.github.jwtfilter.benchmarks.http;
