package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.KeyNameParser;
import io.github.jwtfilter.settings.value.Parsers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The keys that must not be trusted, even if their source contains them. */
public final class RevokedKeys {
    /** The name that matches every key. */
    public static final String EVERY_KEY = "*";

    static final SettingKey<List<String>> REVOKED = SettingKey.of(
                    "keys.revoked",
                    Parsers.keyNames(),
                    Tier.RARE,
                    "Keys that are not trusted, even if their source contains them: key IDs (`kid`, or `x5t` if"
                            + " tokens identify their key by it), JWK thumbprints (RFC 7638, SHA-256, base64url;"
                            + " `check` prints them), or `*` for every key. An item that starts with `file:`,"
                            + " `classpath:` or `/WEB-INF/` is a file with one of these per line, which is read"
                            + " again every 5 seconds; `file:` with a relative path is relative to the settings"
                            + " file. Without a prefix the line applies to every issuer;"
                            + " `issuers.<name>.keys.revoked` adds keys of that issuer. See [When a signing key"
                            + " leaks](emergency.md).")
            .ofFiles();

    private final List<String> names = new ArrayList<>();
    private final List<String> files = new ArrayList<>();

    RevokedKeys(Values values) {
        for (String item : values.find(REVOKED).orElse(Collections.emptyList())) {
            String location = KeyNameParser.location(item);
            if (location == null) {
                names.add(item);
            } else {
                files.add(location);
            }
        }
    }

    /**
     * Returns the names in the settings.
     *
     * @return key IDs, thumbprints and {@link #EVERY_KEY}
     */
    public List<String> names() {
        return Collections.unmodifiableList(names);
    }

    /**
     * Returns the files with further names.
     *
     * @return locations
     */
    public List<String> files() {
        return Collections.unmodifiableList(files);
    }
}
