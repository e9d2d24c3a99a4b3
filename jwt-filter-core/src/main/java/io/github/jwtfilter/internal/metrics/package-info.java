/**
 * Metrics of a guard: the counters of decisions, the definitions of all metrics, and their output in the text format of Prometheus and
 * as meters of Micrometer. To add a metric, edit {@link io.github.jwtfilter.internal.metrics.MetricCatalog}.
 */
@NullMarked
package io.github.jwtfilter.internal.metrics;

import io.github.jwtfilter.NullMarked;
