/**
 * The adapter to the servlet container; start at {@link io.github.jwtfilter.servlet.JwtFilter}. The package
 * {@code io.github.jwtfilter.javax} is generated from it.
 */
@NullMarked
package io.github.jwtfilter.servlet;

import io.github.jwtfilter.NullMarked;
