/**
 * The health of a guard for load balancers and operators: whether its keys and stores are usable. To change what makes a guard ready,
 * edit {@link io.github.jwtfilter.internal.health.HealthCheck}.
 */
@NullMarked
package io.github.jwtfilter.internal.health;

import io.github.jwtfilter.NullMarked;
