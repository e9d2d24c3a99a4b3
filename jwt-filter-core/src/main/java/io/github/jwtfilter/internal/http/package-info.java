/**
 * A bounded HTTP client for GET requests to issuers; to change limits or TLS, edit
 * {@link io.github.jwtfilter.internal.http.HttpTransport}.
 */
@NullMarked
package io.github.jwtfilter.internal.http;

import io.github.jwtfilter.NullMarked;
