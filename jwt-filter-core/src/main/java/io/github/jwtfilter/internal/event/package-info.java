/**
 * Events of a guard: the observers of decisions, which run on the thread of the request. To observe decisions, implement
 * {@link io.github.jwtfilter.internal.event.DecisionObserver}.
 */
@NullMarked
package io.github.jwtfilter.internal.event;

import io.github.jwtfilter.NullMarked;
