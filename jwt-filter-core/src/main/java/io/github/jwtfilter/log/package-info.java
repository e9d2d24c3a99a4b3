/**
 * Logging to SLF4J if the application contains it, otherwise to the JDK, and escaping of all logged text. The entry point is
 * {@link io.github.jwtfilter.log.Log}.
 */
@NullMarked
package io.github.jwtfilter.log;

import io.github.jwtfilter.NullMarked;
