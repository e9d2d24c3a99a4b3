/**
 * Adapts the guard to the servlet container; to change how a decision is applied to a request, edit
 * {@link io.github.jwtfilter.servlet.FilterDelegate}. The package {@code io.github.jwtfilter.javax} is generated from this one.
 */
@NullMarked
package io.github.jwtfilter.servlet;

import io.github.jwtfilter.NullMarked;
