/**
 * The settings as typed sections, and the catalog of their keys; to add a key, edit the section that uses it, such as
 * {@link io.github.jwtfilter.settings.TokenSettings}; {@link io.github.jwtfilter.settings.Catalog} lists the sections.
 */
@NullMarked
package io.github.jwtfilter.settings;

import io.github.jwtfilter.NullMarked;
