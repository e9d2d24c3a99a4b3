/**
 * Parses the deployment descriptor {@code web.xml}, without any servlet types; start at
 * {@link io.github.jwtfilter.descriptor.WebXml}.
 */
@NullMarked
package io.github.jwtfilter.descriptor;

import io.github.jwtfilter.NullMarked;
