/** Users during an attack with forged tokens: {@link FloodBenchmark}. {@link Attack} is the load, {@link Users} are measured. */
package io.github.jwtfilter.benchmarks.flood;
