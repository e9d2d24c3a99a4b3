/**
 * Rejects paths that the rules, the server and the application could interpret differently; to change which, edit
 * {@link io.github.jwtfilter.internal.path.RawCheck} for the path as sent and
 * {@link io.github.jwtfilter.internal.path.ViewCheck} for the decoded one.
 */
@NullMarked
package io.github.jwtfilter.internal.path;

import io.github.jwtfilter.NullMarked;
