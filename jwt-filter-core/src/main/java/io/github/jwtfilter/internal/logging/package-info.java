/**
 * Logging to SLF4J if the application contains it, otherwise to the JDK, and escaping of all logged text. The entry point is
 * {@link io.github.jwtfilter.internal.logging.Log}.
 */
@NullMarked
package io.github.jwtfilter.internal.logging;

import io.github.jwtfilter.NullMarked;
