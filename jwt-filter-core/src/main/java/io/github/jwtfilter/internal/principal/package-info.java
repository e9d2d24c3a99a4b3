/** Maps a verified token to its principal and roles; start at {@link io.github.jwtfilter.internal.principal.Authenticator}. */
@NullMarked
package io.github.jwtfilter.internal.principal;

import io.github.jwtfilter.NullMarked;
