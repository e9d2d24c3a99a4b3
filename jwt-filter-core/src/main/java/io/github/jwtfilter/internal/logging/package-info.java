/**
 * Logs to SLF4J if the application contains it, otherwise to the JDK, and escapes all logged text; to change the escaping, edit
 * {@link io.github.jwtfilter.internal.logging.LineEscaper}.
 */
@NullMarked
package io.github.jwtfilter.internal.logging;

import io.github.jwtfilter.NullMarked;
