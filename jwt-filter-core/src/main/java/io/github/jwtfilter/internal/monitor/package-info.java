/**
 * Alerts about requests that may be an attack: many failures of one client, tokens that are used from many addresses, reused renewal
 * tokens, and reasons for rejections that suddenly rise. {@link io.github.jwtfilter.internal.monitor.Monitor} has the counts of an
 * application, {@link io.github.jwtfilter.internal.monitor.RequestMonitor} compares them with the settings. To change a text, edit
 * {@link io.github.jwtfilter.internal.monitor.AlertText}.
 */
@NullMarked
package io.github.jwtfilter.internal.monitor;

import io.github.jwtfilter.NullMarked;
