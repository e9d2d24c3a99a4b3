package io.github.jwtfilter.internal.descriptor;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the WebSocket endpoints of an application by its class files. An application whose files cannot all be examined
 * counts as one with endpoints.
 */
public final class Endpoints {
    private Endpoints() {}

    /**
     * Searches for an endpoint, or for a class that registers endpoints.
     *
     * @param files the files of the application
     * @return a clause that continues "the application": the class that was found, or the file that could not be
     *     examined; null if there are no endpoints
     */
    public static @Nullable String find(ApplicationFiles files) {
        ClassFiles classes = new ClassFiles(files);
        try {
            String found = classes.findInClasses((file, place) -> at(EndpointClass.reason(file, false), place));
            if (found == null) {
                found = classes.findInLibraries((file, place) -> at(EndpointClass.reason(file, true), place));
            }
            return found == null ? null : "has WebSocket endpoints (" + found + ")";
        } catch (IOException e) {
            return "may have WebSocket endpoints (" + e.getMessage() + ")";
        }
    }

    private static @Nullable String at(@Nullable String reason, String place) {
        return reason == null ? null : reason + ", in " + place;
    }
}
