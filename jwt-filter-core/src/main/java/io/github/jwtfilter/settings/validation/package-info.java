/**
 * Checks across several settings, suggestions for unknown keys, and values that were copied with invisible characters;
 * to add a check, add a class and call it in {@link io.github.jwtfilter.settings.validation.Checks}.
 */
@NullMarked
package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.NullMarked;
