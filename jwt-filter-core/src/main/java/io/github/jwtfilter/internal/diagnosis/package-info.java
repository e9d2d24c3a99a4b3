/**
 * Determines the probable cause of a rejection from the token, the request and the settings, for the command line and the log;
 * to recognize another cause, edit {@link io.github.jwtfilter.internal.diagnosis.Diagnosis} or the class of its subject.
 */
@NullMarked
package io.github.jwtfilter.internal.diagnosis;

import io.github.jwtfilter.NullMarked;
