/**
 * The sessions of users that log in at the application: access tokens, renewal tokens and their cookies; to change how a session
 * starts, is renewed and ends, edit {@link io.github.jwtfilter.internal.session.SessionManager}.
 */
@NullMarked
package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.NullMarked;
