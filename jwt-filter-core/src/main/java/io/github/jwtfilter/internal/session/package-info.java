/**
 * The sessions of users that log in at the application or at an identity provider: access tokens, renewal tokens and their cookies;
 * to change how a session starts and ends, edit {@link io.github.jwtfilter.internal.session.SessionManager}, and for its renewal
 * {@link io.github.jwtfilter.internal.session.TokenRenewal}.
 */
@NullMarked
package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.NullMarked;
