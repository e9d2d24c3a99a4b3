package io.github.jwtfilter.provider;

import java.util.List;
import java.util.Map;

/** The page of the documentation that shows, for each provider, a settings file and the payload of a token. */
final class ProviderPage {
    private static final SettingsPage PAGE = new SettingsPage("identity-providers.md");

    private ProviderPage() {}

    /** The headings of the sections that show a settings file. */
    static List<String> headings() {
        return PAGE.headings();
    }

    static String settings(String heading) {
        return PAGE.settings(heading);
    }

    static Map<String, Object> payload(String heading) {
        return PAGE.payload(heading);
    }
}
