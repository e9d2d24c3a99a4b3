package io.github.jwtfilter.internal.jwks.file;

import io.github.jwtfilter.internal.resource.Resources;
import io.github.jwtfilter.settings.value.RevokedKeysFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The content of a revocation file as of one poll, or the error that prevented the read. Comments are ignored. */
final class RevocationFileContent {
    private final @Nullable String failure;
    private final Set<String> names;
    private final List<RevokedKeysFile.BadLine> badLines;
    private final List<String> faults;

    private RevocationFileContent(
            @Nullable String failure, Set<String> names, List<RevokedKeysFile.BadLine> badLines, List<String> faults) {
        this.failure = failure;
        this.names = names;
        this.badLines = badLines;
        this.faults = faults;
    }

    /** Reads a file; {@code shown} is its location for messages, with expressions unexpanded. */
    static RevocationFileContent read(String location, String shown, Resources resources) {
        try {
            return of(RevokedKeysFile.parse(resources.read(location, RevokedKeysFile.MAX_BYTES)));
        } catch (IOException e) {
            String failure = shown.equals(location)
                    ? String.valueOf(e.getMessage())
                    : "the file that " + shown + " names cannot be read";
            return new RevocationFileContent(
                    failure, Collections.emptySet(), Collections.emptyList(), Collections.singletonList(failure));
        }
    }

    private static RevocationFileContent of(RevokedKeysFile file) {
        List<String> faults = new ArrayList<>();
        for (RevokedKeysFile.BadLine line : file.badLines()) {
            faults.add(line.message());
        }
        return new RevocationFileContent(null, file.names(), file.badLines(), faults);
    }

    boolean isSameAs(RevocationFileContent other) {
        return names.equals(other.names) && faults.equals(other.faults);
    }

    /** Returns the error that prevented the read, or null. */
    @Nullable
    String failure() {
        return failure;
    }

    /** Returns the valid names. */
    Set<String> names() {
        return names;
    }

    /** Returns the invalid lines; empty if the file could not be read. */
    List<RevokedKeysFile.BadLine> badLines() {
        return badLines;
    }

    boolean isValid() {
        return faults.isEmpty();
    }

    /** Returns all problems, for the log. */
    List<String> faults() {
        return faults;
    }
}
