/**
 * The values of settings: their types and parsers; to add a type of value, add its parser to {@link
 * io.github.jwtfilter.settings.value.Parsers}.
 */
@NullMarked
package io.github.jwtfilter.settings.value;

import io.github.jwtfilter.NullMarked;
