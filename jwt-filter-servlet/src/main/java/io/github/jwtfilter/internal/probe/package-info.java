/**
 * Sends anonymous requests to a running application and reports responses that a protected application would not send; to add
 * a check, edit {@link io.github.jwtfilter.internal.probe.Probe}.
 */
@NullMarked
package io.github.jwtfilter.internal.probe;

import io.github.jwtfilter.NullMarked;
