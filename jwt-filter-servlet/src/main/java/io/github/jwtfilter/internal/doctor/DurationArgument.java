package io.github.jwtfilter.internal.doctor;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses a duration as in the settings, also a negative one: a number and {@code s}, {@code m}, {@code h} or {@code d}. */
final class DurationArgument implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,9})([smhd])");

    @Override
    public Duration convert(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + text + "' is not a duration such as 30s, 10m, 2h or 7d");
        }
        String unit = String.valueOf(matcher.group(2));
        return Duration.parse(
                (unit.equals("d") ? "P" : "PT") + matcher.group(1) + unit.toUpperCase(java.util.Locale.ROOT));
    }
}
