/** The page and the plot of the results: {@link Report}. */
package io.github.jwtfilter.benchmarks.report;
