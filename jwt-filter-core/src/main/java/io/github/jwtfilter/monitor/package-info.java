/** Monitoring over JMX. The entry point is {@link io.github.jwtfilter.monitor.Management}. */
@NullMarked
package io.github.jwtfilter.monitor;

import io.github.jwtfilter.NullMarked;
