/**
 * Exposes the health of the keys over JMX; to add an attribute, edit {@link io.github.jwtfilter.internal.jmx.KeysMXBean}.
 */
@NullMarked
package io.github.jwtfilter.internal.jmx;

import io.github.jwtfilter.NullMarked;
