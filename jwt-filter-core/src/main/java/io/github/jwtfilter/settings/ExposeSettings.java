package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The claims of the verified token that are exposed to the application as request attributes and headers. */
public final class ExposeSettings {
    /** The key {@code expose.attributes}. */
    public static final SettingKey<Map<String, List<String>>> ATTRIBUTES = SettingKey.of(
            "expose.attributes",
            Parsers.attributes(),
            Tier.RARE,
            "Claims that the application receives as request attributes, as text: `claim -> attribute`, separated by"
                    + " commas. Claims are named as in `roles.claims`. See [Claims for the"
                    + " application](exposed-claims.md).");

    /** The key {@code expose.headers}. */
    public static final SettingKey<Map<String, List<String>>> HEADERS = SettingKey.of(
            "expose.headers",
            Parsers.exposedHeaders(),
            Tier.RARE,
            "Claims that the application receives as request headers: `claim -> header`, separated by commas, for"
                    + " example `email -> X-User-Email`. The filter removes these headers from every client request,"
                    + " even where no token is required and in report-only mode. See [Claims for the"
                    + " application](exposed-claims.md).");

    /** The keys of this section, in the order of the reference page. */
    public static final List<SettingKey<?>> KEYS = Collections.unmodifiableList(Arrays.asList(ATTRIBUTES, HEADERS));

    private final Map<String, List<String>> attributes;
    private final Map<String, List<String>> headers;

    ExposeSettings(Values values) {
        attributes = values.find(ATTRIBUTES).orElse(Collections.emptyMap());
        headers = values.find(HEADERS).orElse(Collections.emptyMap());
    }

    /**
     * Returns the request attributes for exposed claims.
     *
     * @return attribute names by the name or path of the claim; no attribute has two claims
     */
    public Map<String, List<String>> attributes() {
        return attributes;
    }

    /**
     * Returns the request headers for exposed claims.
     *
     * @return header names by the name or path of the claim; no header has two claims
     */
    public Map<String, List<String>> headers() {
        return headers;
    }
}
