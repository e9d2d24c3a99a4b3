/**
 * Exposes the metrics and operations of a guard, the health of the keys, the revocations, the counters of sessions and the rollout report over JMX. Each
 * metric of {@link io.github.jwtfilter.internal.metrics.MetricCatalog} is an attribute; to add another one, edit
 * {@link io.github.jwtfilter.internal.jmx.GuardMXBean}, {@link io.github.jwtfilter.internal.jmx.KeysMXBean}, {@link io.github.jwtfilter.internal.jmx.RevocationsMXBean} or
 * {@link io.github.jwtfilter.internal.jmx.SessionsMXBean}.
 */
@NullMarked
package io.github.jwtfilter.internal.jmx;

import io.github.jwtfilter.NullMarked;
