/** Monitoring over JMX. The entry point is {@link io.github.jwtfilter.internal.jmx.KeyMBeans}. */
@NullMarked
package io.github.jwtfilter.internal.jmx;

import io.github.jwtfilter.NullMarked;
