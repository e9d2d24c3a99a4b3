/**
 * Changes of the settings at run time: {@link io.github.jwtfilter.internal.reload.ReloadingGuard} replaces the guard of an application,
 * {@link io.github.jwtfilter.internal.reload.SettingsPoll} detects changes. To let a setting change only with a deployment, edit
 * {@link io.github.jwtfilter.settings.SettingChanges}.
 */
@NullMarked
package io.github.jwtfilter.internal.reload;

import io.github.jwtfilter.NullMarked;
