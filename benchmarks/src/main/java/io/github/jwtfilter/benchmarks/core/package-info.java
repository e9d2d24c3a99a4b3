/** The cost of a token and of a decision, without a server, measured by JMH: {@link CoreBenchmarks} selects the benchmarks. */
package io.github.jwtfilter.benchmarks.core;
