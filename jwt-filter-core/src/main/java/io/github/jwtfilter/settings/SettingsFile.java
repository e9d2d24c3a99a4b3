package io.github.jwtfilter.settings;

import io.github.jwtfilter.resource.LocationResources;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The content of a settings file, or the reason why there is none. */
public final class SettingsFile {
    /** The largest file that is read, in bytes: 256 KiB. */
    public static final int MAX_BYTES = 256 * 1024;

    private final String name;
    private final byte[] content;
    private final @Nullable String failure;

    private SettingsFile(String name, byte[] content, @Nullable String failure) {
        this.name = name;
        this.content = content.clone();
        this.failure = failure;
    }

    /**
     * A file that was read.
     *
     * @param name what problems call it
     * @param content its bytes; more than {@link #MAX_BYTES} count as unreadable
     * @return the file
     */
    public static SettingsFile of(String name, byte[] content) {
        return content.length > MAX_BYTES
                ? unreadable(name, "it is larger than 256 KiB")
                : new SettingsFile(name, content, null);
    }

    /**
     * A file that could not be read. Settings made from it hold defaults and one error.
     *
     * @param name what problems call it
     * @param reason why it could not be read
     * @return the file
     */
    public static SettingsFile unreadable(String name, String reason) {
        return new SettingsFile(name, new byte[0], reason);
    }

    /**
     * Reads a file.
     *
     * @param name what problems call it
     * @param resources what was made for the location of the settings file
     * @return the file, or one that is unreadable and says why
     */
    public static SettingsFile load(String name, LocationResources resources) {
        try {
            return of(name, resources.readSettings(MAX_BYTES));
        } catch (IOException e) {
            return unreadable(name, String.valueOf(e.getMessage()));
        }
    }

    /**
     * What problems call the file.
     *
     * @return its name
     */
    public String name() {
        return name;
    }

    byte[] content() {
        return content.clone();
    }

    @Nullable
    String failure() {
        return failure;
    }
}
