/**
 * Logging through SLF4J where the application has it, else through the JDK; start at {@link io.github.jwtfilter.log.Log}.
 */
@NullMarked
package io.github.jwtfilter.log;

import io.github.jwtfilter.NullMarked;
