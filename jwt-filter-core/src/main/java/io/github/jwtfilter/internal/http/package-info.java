/**
 * Sends requests to issuers, limited in time and size; to change timeouts, headers or connections, edit
 * {@link io.github.jwtfilter.internal.http.HttpTransport}, to change TLS, {@link io.github.jwtfilter.internal.http.TlsSockets}.
 */
@NullMarked
package io.github.jwtfilter.internal.http;

import io.github.jwtfilter.NullMarked;
