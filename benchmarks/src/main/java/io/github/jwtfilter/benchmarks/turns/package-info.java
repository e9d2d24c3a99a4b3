/** All who verify tokens in one process, turn by turn, for ratios: {@link TurnsBenchmark}. */
package io.github.jwtfilter.benchmarks.turns;
