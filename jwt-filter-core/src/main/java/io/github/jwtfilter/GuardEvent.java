package io.github.jwtfilter;

import io.github.jwtfilter.internal.logging.EventText;
import io.github.jwtfilter.internal.logging.LogText;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An event of a guard, for {@link GuardListener}: an instance of one of the subclasses of this package. Immutable, independent of
 * the request, and without tokens, secrets, and claims of tokens that are not verified. Later versions may add subclasses and fields.
 *
 * <p>Texts from requests and tokens may contain any character, such as line breaks; {@link #toString()} escapes them. They are
 * truncated after 500 characters, unpaired surrogates are replaced by U+FFFD, and a JWT in a text by {@code <token>}.
 */
public abstract class GuardEvent {
    private static final int MAX_TEXTS = 50;

    private final String type;
    private final Instant time;
    private final String application;

    GuardEvent(String type, Instant time, String application) {
        this.type = type;
        this.time = time;
        this.application = EventText.of(application);
    }

    /**
     * Returns the type of the event, as in the audit log.
     *
     * @return a fixed text for each subclass, such as {@code request-rejected}
     */
    public final String type() {
        return type;
    }

    /**
     * Returns when the event occurred.
     *
     * @return the time by the clock of the guard
     */
    public final Instant time() {
        return time;
    }

    /**
     * Returns the protected application.
     *
     * @return its context path, {@code /} for the root; in a program the name passed to {@link JwtGuard#start(String)}; empty if it is
     *     not known
     */
    public final String application() {
        return application;
    }

    /**
     * Returns all values of the event by the names of the audit log, for example to forward events of any type.
     *
     * @return an unmodifiable map in the order of the audit log, with values of the types {@link String}, {@link Integer},
     *     {@link Long}, {@link Boolean}, and {@link List} of strings; without entries for missing values
     */
    public final Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("time", time.toString());
        fields.put("event", type);
        if (!application.isEmpty()) {
            fields.put("application", application);
        }
        addTo(fields);
        return Collections.unmodifiableMap(fields);
    }

    /** Adds the values of the event. */
    abstract void addTo(Map<String, Object> fields);

    /** Calls the method of a listener for this type. */
    abstract void passTo(GuardListener listener);

    /** Adds a value unless it is missing. */
    static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    /** Returns an unmodifiable copy of at most 50 texts, bounded like each other text. */
    static List<String> copyOf(Collection<String> texts) {
        return Collections.unmodifiableList(
                texts.stream().limit(MAX_TEXTS).map(EventText::of).collect(Collectors.toList()));
    }

    /** Returns the type and the fields in one line, escaped for logs. */
    @Override
    public final String toString() {
        StringBuilder text = new StringBuilder(type);
        fields().forEach((name, value) -> {
            if (!name.equals("event")) {
                text.append(' ').append(name).append('=').append(escaped(value));
            }
        });
        return text.toString();
    }

    private static String escaped(Object value) {
        if (value instanceof String) {
            return LogText.of((String) value);
        }
        return value instanceof List
                ? ((List<?>) value).stream().map(GuardEvent::escaped).collect(Collectors.joining(", ", "[", "]"))
                : value.toString();
    }
}
