/**
 * Presets for identity providers; to add one, add a constant to {@link io.github.jwtfilter.settings.preset.Preset}.
 */
@NullMarked
package io.github.jwtfilter.settings.preset;

import io.github.jwtfilter.NullMarked;
