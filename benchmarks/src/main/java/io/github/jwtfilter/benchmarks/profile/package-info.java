/** Where our own time goes: {@link ProfileBenchmark}. */
package io.github.jwtfilter.benchmarks.profile;
