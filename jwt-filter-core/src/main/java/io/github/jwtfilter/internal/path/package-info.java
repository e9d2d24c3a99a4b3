/**
 * Rejects paths that the rules, the server and the application could interpret differently; start at
 * {@link io.github.jwtfilter.internal.path.PathGuard}.
 */
@NullMarked
package io.github.jwtfilter.internal.path;

import io.github.jwtfilter.NullMarked;
