/**
 * Exposes the health of the keys, and the revocations, over JMX; to add an attribute, edit
 * {@link io.github.jwtfilter.internal.jmx.KeysMXBean} or {@link io.github.jwtfilter.internal.jmx.RevocationsMXBean}.
 */
@NullMarked
package io.github.jwtfilter.internal.jmx;

import io.github.jwtfilter.NullMarked;
