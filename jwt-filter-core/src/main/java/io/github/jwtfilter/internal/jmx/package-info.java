/**
 * Exposes the health of the keys, the revocations and the counters of sessions over JMX; to add an attribute, edit
 * {@link io.github.jwtfilter.internal.jmx.KeysMXBean}, {@link io.github.jwtfilter.internal.jmx.RevocationsMXBean} or
 * {@link io.github.jwtfilter.internal.jmx.SessionsMXBean}.
 */
@NullMarked
package io.github.jwtfilter.internal.jmx;

import io.github.jwtfilter.NullMarked;
