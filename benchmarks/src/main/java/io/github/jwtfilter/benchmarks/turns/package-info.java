/**
 * All who verify tokens in one process, turn by turn: how we compare, {@link TurnsBenchmark}, and what our time is spent on,
 * {@link StepsBenchmark}.
 */
package io.github.jwtfilter.benchmarks.turns;
