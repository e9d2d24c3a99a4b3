/**
 * Tables of fixed size that count events by a key, such as the address of a client; to change the choice of replaced entries, edit
 * {@link io.github.jwtfilter.internal.table.BoundedTable}.
 */
@NullMarked
package io.github.jwtfilter.internal.table;

import io.github.jwtfilter.NullMarked;
