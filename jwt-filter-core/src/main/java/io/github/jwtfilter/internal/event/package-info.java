/**
 * Events of a guard: the observers of decisions, which run on the thread of the request, and the events for listeners and the audit log,
 * which have threads of their own. To observe decisions, implement {@link io.github.jwtfilter.internal.event.DecisionObserver}; to
 * publish an event, use {@link io.github.jwtfilter.internal.event.EventPublisher}; to change queues and threads, edit
 * {@link io.github.jwtfilter.internal.event.EventQueue}.
 */
@NullMarked
package io.github.jwtfilter.internal.event;

import io.github.jwtfilter.NullMarked;
