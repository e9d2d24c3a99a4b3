package io.github.jwtfilter.provider;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.TestGuards;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.internal.jwks.remote.PublishedKeys;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.properties.FakeEnvironment;
import io.github.jwtfilter.settings.properties.FakeResources;
import io.github.jwtfilter.settings.properties.SettingsFile;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** An application with a settings file from the page. */
final class GuardedBySettings implements AutoCloseable {
    /** One minute after the issue of the example tokens. */
    static final Instant NOW = TestTokens.ISSUED.plusSeconds(60);

    private final LoadedSettings loaded;
    private final Guard guard;

    private GuardedBySettings(String settings, Site site, FakeResources files) {
        byte[] content = settings.getBytes(StandardCharsets.UTF_8);
        loaded = SettingsReader.read(SettingsFile.of("page.properties", content), new FakeEnvironment(), files);
        guard = TestGuards.create(loaded, Clock.fixed(NOW, ZoneOffset.UTC), PublishedKeys.from(site::response, files));
    }

    /** Creates an application with the settings of the page and these additional lines. */
    static GuardedBySettings ofPage(Provider provider, String... lines) {
        String settings = ProviderPage.settings(provider.heading()) + String.join("\n", lines);
        return new GuardedBySettings(settings, provider.site(), provider.files());
    }

    static GuardedBySettings of(String settings, Site site) {
        return new GuardedBySettings(settings, site, new FakeResources());
    }

    List<Problem> problems() {
        return loaded.problems().all();
    }

    Decision decide(RequestView request) {
        return guard.decide(request);
    }

    JwtPrincipal accepted(String token) {
        Result<? extends JwtPrincipal> result = guard.authenticate(token);
        if (result.rejection() != null) {
            throw new AssertionError("the token was rejected: " + result.rejection());
        }
        return result.value();
    }

    RejectionReason rejected(String token) {
        Rejection rejection = guard.authenticate(token).rejection();
        if (rejection == null) {
            throw new AssertionError("the token was accepted");
        }
        return rejection.reason();
    }

    @Override
    public void close() {
        guard.close();
    }
}
