package io.github.jwtfilter.settings;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The JNDI entries and files in which expressions were found. A later reading of the same settings must not use a default instead: threads
 * of the filter cannot read the entries of the application on every server, and a file may be missing while it is replaced. Thread-safe.
 */
public final class KnownLookups {
    private final Map<String, String> entries = new ConcurrentHashMap<>();
    private final Set<String> files = ConcurrentHashMap.newKeySet();

    /** Creates an empty memory, for the first reading. */
    public KnownLookups() {}

    /**
     * Returns the value of a JNDI entry, which does not change after it was found once.
     *
     * @param name the name of the entry
     * @param lookup returns the value, or null if there is no entry
     * @return the value, or null if it was never found
     */
    public @Nullable String entry(String name, Supplier<@Nullable String> lookup) {
        String known = entries.get(name);
        String found = known == null ? lookup.get() : known;
        if (known == null && found != null) {
            entries.put(name, found);
        }
        return found;
    }

    /**
     * Records that a file exists.
     *
     * @param location its location in an expression
     */
    public void foundFile(String location) {
        files.add(location);
    }

    /**
     * Returns whether a file existed before.
     *
     * @param location its location in an expression
     * @return true if an earlier reading has found it
     */
    public boolean hadFile(String location) {
        return files.contains(location);
    }
}
