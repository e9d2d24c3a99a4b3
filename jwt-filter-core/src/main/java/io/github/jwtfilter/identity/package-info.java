/** Maps a verified token to its principal and roles; start at {@link io.github.jwtfilter.identity.Authenticator}. */
@NullMarked
package io.github.jwtfilter.identity;

import io.github.jwtfilter.NullMarked;
