/** The decision of the guard on a request; start at {@link io.github.jwtfilter.decision.Decision}. */
@NullMarked
package io.github.jwtfilter.decision;

import io.github.jwtfilter.NullMarked;
