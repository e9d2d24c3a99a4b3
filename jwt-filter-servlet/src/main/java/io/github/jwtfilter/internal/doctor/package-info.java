/**
 * The command line that checks settings, explains tokens and generates keys; to add a command, edit
 * {@link io.github.jwtfilter.internal.doctor.Doctor}.
 */
@NullMarked
package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.NullMarked;
