/** The measurements with their machine and mode: a small JSON file for each benchmark. */
package io.github.jwtfilter.benchmarks.result;
