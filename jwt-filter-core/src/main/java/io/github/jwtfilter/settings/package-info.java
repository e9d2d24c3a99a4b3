/**
 * The settings file: its catalog of keys, its reader, and typed sections for the other packages; start at {@link
 * io.github.jwtfilter.settings.SettingsReader} for reading and at {@link io.github.jwtfilter.settings.Catalog} for
 * adding a key.
 */
@NullMarked
package io.github.jwtfilter.settings;

import io.github.jwtfilter.NullMarked;
