/** What was measured, where and how: a small JSON file for each benchmark. */
package io.github.jwtfilter.benchmarks.result;
