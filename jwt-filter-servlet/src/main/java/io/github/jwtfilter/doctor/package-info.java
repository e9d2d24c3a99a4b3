/**
 * The command line that checks settings, explains tokens and generates keys; start at
 * {@link io.github.jwtfilter.doctor.Doctor}.
 */
@NullMarked
package io.github.jwtfilter.doctor;

import io.github.jwtfilter.NullMarked;
