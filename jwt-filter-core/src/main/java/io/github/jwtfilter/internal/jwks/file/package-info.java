/**
 * Loads keys and revocations from files, and reloads them when they change; to change when a reload takes effect, edit
 * {@link io.github.jwtfilter.internal.jwks.file.ReloadingKeySource}.
 */
@NullMarked
package io.github.jwtfilter.internal.jwks.file;

import io.github.jwtfilter.NullMarked;
