/**
 * Comparisons in one process by paired rounds: of libraries, {@link LibrariesBenchmark}, and of the steps of this project, {@link
 * StepsBenchmark}.
 */
package io.github.jwtfilter.benchmarks.paired;
