package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.StrictJson;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses a claim: {@code name=text}, or {@code name:=JSON}. */
final class ClaimArgument implements ITypeConverter<ClaimArgument.Claim> {
    @Override
    public Claim convert(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0 || text.startsWith(":=")) {
            throw new TypeConversionException("a claim is written as name=text or name:=JSON");
        }
        String value = text.substring(equals + 1);
        return text.charAt(equals - 1) == ':'
                ? new Claim(text.substring(0, equals - 1), json(value))
                : new Claim(text.substring(0, equals), value);
    }

    private static @Nullable Object json(String value) {
        JsonObject parsed = StrictJson.parse(("{\"value\":" + value + "}").getBytes(StandardCharsets.UTF_8));
        if (parsed == null || parsed.asMap().size() != 1) {
            throw new TypeConversionException("the text after := is not JSON; write name=text for a string");
        }
        return parsed.get("value");
    }

    /** One claim. */
    static final class Claim {
        private final String name;
        private final @Nullable Object value;

        Claim(String name, @Nullable Object value) {
            this.name = name;
            this.value = value;
        }

        String name() {
            return name;
        }

        @Nullable
        Object value() {
            return value;
        }
    }
}
