/**
 * Sessions and revocations in the memory of the process, for a single server; to change the limit of entries or its effect, edit
 * {@link io.github.jwtfilter.internal.store.memory.EntryLimit}.
 */
@NullMarked
package io.github.jwtfilter.internal.store.memory;

import io.github.jwtfilter.NullMarked;
