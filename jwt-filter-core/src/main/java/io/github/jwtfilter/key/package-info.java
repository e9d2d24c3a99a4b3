/**
 * The keys that tokens are verified with, where they come from, and which of them a header selects; start at
 * {@link io.github.jwtfilter.key.KeySource}.
 */
@NullMarked
package io.github.jwtfilter.key;

import io.github.jwtfilter.NullMarked;
