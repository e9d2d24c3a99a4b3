/** What a token and a decision cost, without a server: JMH. {@link CoreBenchmarks} says what is run. */
package io.github.jwtfilter.benchmarks.core;
