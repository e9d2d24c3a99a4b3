/**
 * The command line that checks settings, explains tokens and generates keys; start at
 * {@link io.github.jwtfilter.internal.doctor.Doctor}.
 */
@NullMarked
package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.NullMarked;
