/**
 * Adapts the guard to the servlet container; to change how a decision is applied to a request, edit {@code FilterDelegate}, which
 * {@link io.github.jwtfilter.servlet.JwtFilter} calls. The package {@code io.github.jwtfilter.javax} is generated from this one.
 */
@NullMarked
package io.github.jwtfilter.servlet;

import io.github.jwtfilter.NullMarked;
