/**
 * What operators can watch over JMX; start at {@link io.github.jwtfilter.monitor.Management}.
 */
@NullMarked
package io.github.jwtfilter.monitor;

import io.github.jwtfilter.NullMarked;
