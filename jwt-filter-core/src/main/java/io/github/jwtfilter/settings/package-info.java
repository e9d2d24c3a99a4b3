/**
 * The settings file: its keys, its reader, and typed sections for the other packages; to add a key, edit the section that uses
 * it, such as {@link io.github.jwtfilter.settings.TokenSettings}; {@link io.github.jwtfilter.settings.Catalog} lists the
 * sections.
 */
@NullMarked
package io.github.jwtfilter.settings;

import io.github.jwtfilter.NullMarked;
