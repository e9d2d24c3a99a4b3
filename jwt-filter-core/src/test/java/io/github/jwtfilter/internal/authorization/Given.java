package io.github.jwtfilter.internal.authorization;

import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TestVerifier;
import io.github.jwtfilter.internal.path.WelcomeFiles;
import io.github.jwtfilter.internal.principal.Authenticator;
import io.github.jwtfilter.internal.principal.TokenPrincipal;
import io.github.jwtfilter.internal.verify.TokenCache;
import io.github.jwtfilter.settings.CollectedProblems;
import io.github.jwtfilter.settings.LoadedSettings;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Rules parsed from lines like {@code 10 = /a : anyone}, with the problems that were reported. */
final class Given {
    private static final Clock CLOCK = Clock.fixed(TestTokens.ISSUED, ZoneOffset.UTC);

    private final CollectedProblems problems = new CollectedProblems();
    private final AccessRules rules;

    private Given(List<String> lines, WelcomeFiles welcomeFiles, List<FrontController> controllers) {
        String[] keys = lines.stream().map(line -> "access." + line).toArray(String[]::new);
        LoadedSettings loaded = TestSettings.loadWith(keys);
        loaded.rejectErrors();
        rules = new AccessRules(loaded.settings().access(), welcomeFiles, controllers, problems.sink());
    }

    static Given lines(String... lines) {
        return new Given(List.of(lines), WelcomeFiles.usual(), List.of());
    }

    static Given linesOf(List<String> lines, List<String> welcomeFiles) {
        return new Given(lines, new WelcomeFiles(welcomeFiles), List.of());
    }

    /** Returns the rules of an application with front controllers and without welcome files. */
    static Given linesWith(List<FrontController> controllers, String... lines) {
        return new Given(List.of(lines), new WelcomeFiles(List.of()), controllers);
    }

    AccessRules rules() {
        return rules;
    }

    List<String> errors() {
        return problems.errors();
    }

    List<String> findings() {
        return problems.findings();
    }

    /** Returns a principal with these claims, in which apostrophes stand for quotes. */
    static TokenPrincipal principal(String... claims) {
        LoadedSettings loaded = TestSettings.loadWith();
        String members = String.join(
                ",",
                Stream.concat(
                                Stream.of("'iss':'https://idp.example.com'", "'aud':'legacy-app'", "'sub':'alice'"),
                                Stream.concat(Stream.of("'exp':1900000000"), Stream.of(claims)))
                        .toList());
        return new Authenticator(
                        TestVerifier.of(loaded, CLOCK),
                        new TokenCache<>(0),
                        loaded.settings().issuers())
                .authenticate(TestTokens.withClaims("{" + members + "}"))
                .value();
    }
}
