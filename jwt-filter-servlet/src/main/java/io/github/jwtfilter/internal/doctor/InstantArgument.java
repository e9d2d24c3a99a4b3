package io.github.jwtfilter.internal.doctor;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses a time: seconds since 1970, or ISO-8601 with an offset. */
final class InstantArgument implements ITypeConverter<Instant> {
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    @Override
    public Instant convert(String text) {
        try {
            Instant instant = text.matches("-?[0-9]+")
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
            if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST)) {
                throw new TypeConversionException("'" + text + "' is not between the years 1970 and 9999");
            }
            return instant;
        } catch (DateTimeException | NumberFormatException e) {
            throw new TypeConversionException(
                    "'" + text + "' is neither seconds since 1970 nor ISO-8601 with an offset");
        }
    }
}
