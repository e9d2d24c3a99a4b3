/**
 * Reads a settings file and its overrides: the syntax of properties files, expressions, and the entries of each
 * issuer; the entry point is {@link io.github.jwtfilter.settings.properties.SettingsReader}.
 */
@NullMarked
package io.github.jwtfilter.settings.properties;

import io.github.jwtfilter.NullMarked;
