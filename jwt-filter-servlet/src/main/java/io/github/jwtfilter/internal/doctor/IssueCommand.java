package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.SigningKey;
import io.github.jwtfilter.internal.signing.TokenWriter;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Signs a token. Prints only the token on standard output, and everything else on standard error. */
@Command(
        name = "issue",
        description = "Signs a token, for tests without an identity provider. Standard output contains the token only.",
        mixinStandardHelpOptions = true)
final class IssueCommand implements Callable<Integer> {
    private final InputStream in;
    private final Clock clock = Clock.systemUTC();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description =
                    "The settings file that accepts the token: issuer, audience, type, matched claims, the claims of"
                            + " name and roles, and the secret, if it has one, are taken from it. With sessions (also those of"
                            + " login = openid), and without --key or --secret-file, the key of session.keys or session.secret"
                            + " signs.")
    private @Nullable Path settingsFile;

    @Option(names = "--key", paramLabel = "FILE", description = "The private key: PEM or a JWK; - for standard input.")
    private @Nullable String keyFile;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "A file with the secret: text, base64:… or hex:…; - for standard input.")
    private @Nullable String secretFile;

    @Option(names = "--alg", description = "The algorithm, such as RS256. Default: the usual one for the key.")
    private @Nullable String algorithm;

    @Option(names = "--kid", description = "The key ID. Default: that of the key in the settings, or its thumbprint.")
    private @Nullable String keyId;

    @Option(names = "--type", paramLabel = "TYP", description = "The type in the header. Default: JWT.")
    private @Nullable String type;

    @Option(names = "--iss", description = "The issuer.")
    private @Nullable String issuer;

    @Option(names = "--aud", description = "The audience. Can be repeated.")
    private List<String> audiences = new ArrayList<>();

    @Option(names = "--sub", description = "The user. Default: ${DEFAULT-VALUE}.")
    private String subject = "test";

    @Option(names = "--role", split = ",", description = "A role. Can be repeated, or a list with commas.")
    private List<String> roles = new ArrayList<>();

    @Option(
            names = "--claim",
            paramLabel = "NAME=VALUE",
            converter = ClaimArgument.class,
            description = "Another claim: name=text, or name:=JSON for numbers, booleans, arrays and objects. Can be"
                    + " repeated, and replaces the claim of that name.")
    private List<ClaimArgument.Claim> claims = new ArrayList<>();

    @Option(
            names = "--expires",
            paramLabel = "DURATION",
            converter = DurationArgument.class,
            description = "The time until the token expires, such as 30s, 10m or 2h; with --expires=-5m it has expired."
                    + " Default: 10m.")
    private Duration lifetime = Duration.ofMinutes(10);

    IssueCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() {
        if (settingsFile == null) {
            return issue((IssuingSettings) null);
        }
        LoadedSettings loaded = SettingsReader.read(settingsFile);
        if (keyFile == null && secretFile == null && SessionSigning.signs(loaded, issuer)) {
            return issue(SessionSigning.open(loaded, issuer, clock));
        }
        IssuingSettings settings = IssuingSettings.open(settingsFile, loaded, issuer, clock);
        try {
            return issue(settings);
        } finally {
            settings.close();
        }
    }

    /** Signs as the application signs the tokens of sessions. */
    private int issue(SessionSigning session) {
        if (algorithm != null || keyId != null || type != null) {
            throw new UnusableInput("--alg, --kid and --type: the settings determine them for tokens of sessions.");
        }
        Instant now = clock.instant();
        Instant end = now.plus(lifetime);
        Map<String, @Nullable Object> all = session.claims(dates(now, end), subject, audiences, roles);
        claims.forEach(claim -> all.put(claim.name(), claim.value()));
        spec.commandLine().getOut().println(sign(session.writer(), all));
        PrintWriter err = spec.commandLine().getErr();
        err.println(
                "token of " + subject + " as in a session, expires " + end + "; the application " + session.summary());
        err.println("Clients send it as a header: Authorization: Bearer TOKEN");
        return ExitCode.FINE;
    }

    private int issue(@Nullable IssuingSettings settings) {
        SigningKey key = new SigningInput(in).read(keyFile, secretFile, settings);
        JwsAlgorithm signing = algorithm(key, settings);
        Instant now = clock.instant();
        Instant end = now.plus(lifetime);
        String typ = type != null ? type : settings == null ? "JWT" : settings.type();
        String kid = keyId != null ? keyId : settings == null ? key.keyId() : settings.keyIdOf(key);
        String token = sign(new TokenWriter(key, signing, typ, kid), claims(settings, now, end));
        spec.commandLine().getOut().println(token);
        PrintWriter err = spec.commandLine().getErr();
        err.println(signing + " token of " + subject + (kid == null ? "" : ", kid " + kid) + ", expires " + end + ".");
        err.println("Clients send it as a header: Authorization: Bearer TOKEN");
        return settings == null || settings.explain(token, err) ? ExitCode.FINE : ExitCode.FINDING;
    }

    private JwsAlgorithm algorithm(SigningKey key, @Nullable IssuingSettings settings) {
        if (algorithm == null) {
            return settings == null ? key.algorithms().iterator().next() : settings.algorithmOf(key);
        }
        JwsAlgorithm named = JwsAlgorithm.ofHeaderName(algorithm);
        if (named == null || !key.algorithms().contains(named)) {
            throw new UnusableInput("--alg: the key cannot sign with " + algorithm + "; it fits " + key.algorithms());
        }
        return named;
    }

    private Map<String, @Nullable Object> claims(@Nullable IssuingSettings settings, Instant now, Instant end) {
        Map<String, @Nullable Object> all = dates(now, end);
        if (settings == null) {
            ClaimDefaults.NONE.addTo(all, issuer, subject, audiences, roles);
        } else {
            settings.claims().addTo(all, issuer, subject, audiences, roles);
        }
        claims.forEach(claim -> all.put(claim.name(), claim.value()));
        return all;
    }

    private static Map<String, @Nullable Object> dates(Instant now, Instant end) {
        Map<String, @Nullable Object> dates = new LinkedHashMap<>();
        Instant from = end.isBefore(now) ? end : now;
        dates.put("iat", from.getEpochSecond());
        dates.put("exp", end.getEpochSecond());
        dates.put("jti", UUID.randomUUID().toString());
        return dates;
    }

    private static String sign(TokenWriter writer, Map<String, @Nullable Object> claims) {
        try {
            return writer.write(claims);
        } catch (IllegalArgumentException e) {
            throw new UnusableInput("--claim: " + e.getMessage());
        }
    }
}
