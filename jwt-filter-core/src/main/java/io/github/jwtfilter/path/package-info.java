/**
 * Rejects paths that the rules, the server and the application could interpret differently; start at
 * {@link io.github.jwtfilter.path.PathGuard}.
 */
@NullMarked
package io.github.jwtfilter.path;

import io.github.jwtfilter.NullMarked;
