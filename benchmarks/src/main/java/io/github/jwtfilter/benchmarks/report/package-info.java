/** The page and the plot, made from the results: {@link Report}. */
package io.github.jwtfilter.benchmarks.report;
