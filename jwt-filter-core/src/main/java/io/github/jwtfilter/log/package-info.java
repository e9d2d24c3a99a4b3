/**
 * Logging through SLF4J if the application has it, otherwise through the JDK, and the escaping of everything that is logged;
 * start at {@link io.github.jwtfilter.log.Log}.
 */
@NullMarked
package io.github.jwtfilter.log;

import io.github.jwtfilter.NullMarked;
