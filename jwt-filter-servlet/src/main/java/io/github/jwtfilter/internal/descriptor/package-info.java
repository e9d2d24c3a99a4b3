/**
 * Parses the deployment descriptor {@code web.xml}, without any servlet types; start at
 * {@link io.github.jwtfilter.internal.descriptor.WebXml}.
 */
@NullMarked
package io.github.jwtfilter.internal.descriptor;

import io.github.jwtfilter.NullMarked;
