/**
 * Opens the configured stores of sessions and revocations, removes expired entries from them in the background, and avoids calls to
 * a store that is unavailable; to add a kind of store, edit {@link io.github.jwtfilter.internal.store.Stores}.
 */
@NullMarked
package io.github.jwtfilter.internal.store;

import io.github.jwtfilter.NullMarked;
