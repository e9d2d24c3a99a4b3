/**
 * The browser login at an OpenID provider (OpenID Connect Core 1.0 section 3.1); to change the steps of a login, edit {@link
 * io.github.jwtfilter.internal.login.LoginCallback}, to change a request to the token endpoint, {@link
 * io.github.jwtfilter.internal.login.TokenEndpoint}, to change the endpoints, {@link
 * io.github.jwtfilter.internal.login.ProviderMetadata}.
 */
@NullMarked
package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.NullMarked;
