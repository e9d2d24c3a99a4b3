/**
 * Comparisons in one process by paired rounds: of libraries, {@link LibrariesBenchmark}, of the steps of this project, {@link
 * StepsBenchmark}, and of sizes of tokens and settings, {@link ScaleBenchmark}.
 */
package io.github.jwtfilter.benchmarks.paired;
