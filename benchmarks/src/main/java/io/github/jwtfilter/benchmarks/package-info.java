/** Benchmarks of the filter and its peers; the build starts {@link Main}. */
package io.github.jwtfilter.benchmarks;
