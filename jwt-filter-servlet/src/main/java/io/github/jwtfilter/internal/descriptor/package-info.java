/**
 * Reads {@code web.xml}, libraries and class files of an application without servlet types, and finds problems in them; to read
 * another element, edit {@link io.github.jwtfilter.internal.descriptor.WebXml}, to add a finding,
 * {@link io.github.jwtfilter.internal.descriptor.GuardFindings}.
 */
@NullMarked
package io.github.jwtfilter.internal.descriptor;

import io.github.jwtfilter.NullMarked;
