/** Notifications of the guard's decisions; start at {@link io.github.jwtfilter.event.GuardListener}. */
@NullMarked
package io.github.jwtfilter.event;

import io.github.jwtfilter.NullMarked;
