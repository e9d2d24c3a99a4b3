/** Measures the filter and its peers; {@link Main} is what the build starts. */
package io.github.jwtfilter.benchmarks;
