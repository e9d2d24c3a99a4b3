package io.github.jwtfilter.settings.properties;

import io.github.jwtfilter.internal.resource.LocationResources;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The content of a settings file, or the reason why it is unavailable. */
public final class SettingsFile {
    /** The maximum file size, in bytes: 256 KiB. */
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
     * Creates a readable file.
     *
     * @param name the name for messages
     * @param content its bytes; a file larger than {@link #MAX_BYTES} is unreadable
     * @return the file
     */
    public static SettingsFile of(String name, byte[] content) {
        return content.length > MAX_BYTES
                ? unreadable(name, "it is larger than 256 KiB")
                : new SettingsFile(name, content, null);
    }

    /**
     * Creates an unreadable file. Its settings contain defaults and one error.
     *
     * @param name the name for messages
     * @param reason the reason for the failure
     * @return the file
     */
    public static SettingsFile unreadable(String name, String reason) {
        return new SettingsFile(name, new byte[0], reason);
    }

    /**
     * Reads a file.
     *
     * @param name the name for messages
     * @param resources the resources for the location of the settings file
     * @return the file, or an unreadable one with the reason
     */
    public static SettingsFile load(String name, LocationResources resources) {
        try {
            return of(name, resources.readSettings(MAX_BYTES));
        } catch (IOException e) {
            return unreadable(name, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Returns the name for messages.
     *
     * @return the name
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
