package io.github.jwtfilter.settings.properties;

import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.internal.resource.Resources;
import io.github.jwtfilter.settings.KnownLookups;
import io.github.jwtfilter.settings.value.InvalidValueException;
import io.github.jwtfilter.settings.value.StoredText;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** Resolves the expressions in values. */
final class Lookup {
    private static final int MAX_FILE_BYTES = 64 * 1024;

    private final Environment environment;
    private final Resources resources;
    private final KnownLookups known;

    Lookup(Environment environment, Resources resources, KnownLookups known) {
        this.environment = environment;
        this.resources = resources;
        this.known = known;
    }

    /** Returns the text, or null if there is none; a missing file is an error unless there is a default. */
    @Nullable
    String find(String kind, String name, boolean hasDefault) throws InvalidValueException {
        boolean named = !name.isEmpty();
        if (kind.equals("env") && named) {
            return stored(environment.variable(name));
        }
        if (kind.equals("sys") && named) {
            return stored(environment.property(name));
        }
        if (kind.equals("file") && named) {
            return content(name, hasDefault);
        }
        // Any other name could cause JNDI to connect to another machine.
        if (kind.equals("jndi") && name.startsWith("java:")) {
            return stored(known.entry(name, () -> environment.jndi(name)));
        }
        throw new InvalidValueException(
                "contains an unknown ${...} expression",
                "write ${env:NAME}, ${sys:NAME}, ${file:location} or ${jndi:java:...}, or $${ for a literal ${");
    }

    /** Returns the message for a missing value, a predicate without its subject. */
    static String missing(String kind, String name) {
        String noun = "the JNDI entry ";
        if (kind.equals("env")) {
            noun = "the environment variable ";
        } else if (kind.equals("sys")) {
            noun = "the system property ";
        }
        return "names " + noun + LogText.of(name) + ", which is not set";
    }

    private @Nullable String content(String location, boolean hasDefault) throws InvalidValueException {
        try {
            String text = StoredText.of(resources.read(location, MAX_FILE_BYTES));
            known.foundFile(location);
            return text;
        } catch (CharacterCodingException e) {
            throw new InvalidValueException(
                    "names the file " + LogText.of(location) + ", which is not UTF-8 text",
                    "save the file in UTF-8 (PowerShell writes UTF-16 by default), and store bytes that are not text as"
                            + " base64:… or hex:…");
        } catch (IOException e) {
            if (hasDefault && e instanceof FileNotFoundException && !known.hadFile(location)) {
                return null;
            }
            throw new InvalidValueException(
                    "names the file " + LogText.of(location) + ", which cannot be read: " + e.getMessage(),
                    "correct the location, or make the file readable for the server");
        }
    }

    private static @Nullable String stored(@Nullable String text) {
        return text == null ? null : StoredText.of(text);
    }
}
