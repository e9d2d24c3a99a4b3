/**
 * Who the bearer of a verified token is, and in which roles; start at {@link io.github.jwtfilter.identity.Authenticator}.
 */
@NullMarked
package io.github.jwtfilter.identity;

import io.github.jwtfilter.NullMarked;
