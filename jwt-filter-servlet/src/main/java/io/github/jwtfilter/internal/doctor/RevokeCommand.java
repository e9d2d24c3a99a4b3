package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.internal.revocation.RevocationText;
import io.github.jwtfilter.internal.revocation.Revocations;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Revokes a token, a session, a user, a key or all tokens in the store of the settings. */
@Command(
        name = "revoke",
        description =
                "Revokes a token, a session, a user, a key or all tokens, in the database or Redis of the settings. Takes"
                        + " effect in the running applications with the next request.",
        mixinStandardHelpOptions = true)
final class RevokeCommand implements Callable<Integer> {
    private final InputStream in;
    private final Clock clock = Clock.systemUTC();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The settings file, a WAR, or the directory of an unpacked one.")
    private @Nullable Path file;

    @Option(
            names = "--token",
            paramLabel = "-",
            description = "Revoke the token on standard input, which must be valid under the settings: --token -")
    private @Nullable String token;

    @Option(names = "--jti", description = "Revoke the token with this ID.")
    private @Nullable String tokenId;

    @Option(names = "--sid", description = "Revoke the tokens of this session.")
    private @Nullable String sessionId;

    @Option(names = "--subject", paramLabel = "SUB", description = "Revoke the tokens of this user.")
    private @Nullable String subject;

    @Option(
            names = "--key",
            paramLabel = "NAME",
            description = "Revoke the tokens of the key with this ID or JWK thumbprint (RFC 7638); * for every key.")
    private @Nullable String key;

    @Option(names = "--all", description = "Revoke the tokens of every user and issuer.")
    private boolean all;

    @Option(
            names = "--issuer",
            paramLabel = "ISS",
            description =
                    "The issuer of the tokens, for --jti, --sid and --subject. That of the application's own sessions"
                            + " is urn:jwt-filter:NAME, with its session.name or context path. Default: that of the"
                            + " settings, if they have only one.")
    private @Nullable String issuer;

    @Option(
            names = "--issued-before",
            paramLabel = "INSTANT",
            converter = InstantArgument.class,
            description =
                    "For --subject and --all: only tokens that were issued before this time, in seconds since 1970 or"
                            + " ISO-8601 (2026-01-31T12:00:00Z). Default: now.")
    private @Nullable Instant issuedBefore;

    @Option(
            names = "--expires",
            paramLabel = "INSTANT",
            converter = InstantArgument.class,
            description =
                    "For --jti and --sid: the time at which the tokens expire (exp). Default: the longest lifetime from"
                            + " now that the settings allow.")
    private @Nullable Instant expires;

    RevokeCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        requireOneTarget();
        try (RevocationAccess access = RevocationAccess.open(Objects.requireNonNull(file), clock)) {
            return revoke(access);
        } catch (IllegalArgumentException e) {
            throw new UnusableInput(String.valueOf(e.getMessage()));
        }
    }

    private void requireOneTarget() {
        long targets = Stream.of(token, tokenId, sessionId, subject, key, all ? "all" : null)
                .filter(Objects::nonNull)
                .count();
        if (targets != 1) {
            throw new ParameterException(
                    spec.commandLine(), "Give exactly one of --token -, --jti, --sid, --subject, --key and --all.");
        }
        require(token == null || token.equals("-"), "A token is read from standard input only: --token - < token.txt");
        require(
                issuer == null || tokenId != null || sessionId != null || subject != null,
                "--issuer belongs to --jti, --sid and --subject.");
        require(issuedBefore == null || subject != null || all, "--issued-before belongs to --subject and --all.");
        require(expires == null || tokenId != null || sessionId != null, "--expires belongs to --jti and --sid.");
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private int revoke(RevocationAccess access) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (token != null) {
            return new TokenRevoker(access, clock).revoke(new TokenInput(in, true).next(), out);
        }
        StoredRevocation revoked = revoked(access);
        out.println("revoked: " + RevocationText.line(revoked));
        new RevocationNotes(access, clock.instant()).print(revoked, key, out);
        return ExitCode.FINE;
    }

    private StoredRevocation revoked(RevocationAccess access) {
        Revocations revocations = access.revocations();
        Instant before = issuedBefore == null ? clock.instant() : issuedBefore;
        if (key != null) {
            return revocations.revokeKey(key);
        }
        if (subject != null) {
            return revocations.revokeSubject(issuer(access), subject, before);
        }
        if (sessionId != null) {
            return expires == null
                    ? revocations.revokeSession(issuer(access), sessionId)
                    : revocations.revokeSession(issuer(access), sessionId, expires);
        }
        if (tokenId != null) {
            return expires == null
                    ? revocations.revokeToken(issuer(access), tokenId)
                    : revocations.revokeToken(issuer(access), tokenId, expires);
        }
        return revocations.revokeAll(before);
    }

    private String issuer(RevocationAccess access) {
        if (issuer != null) {
            return issuer;
        }
        List<String> known = access.revocations().issuers();
        // A name in brackets depends on the server or on the tenant.
        if (known.size() != 1 || known.get(0).matches(".*[<{].*")) {
            String unknown = access.unknownIssuer();
            throw new UnusableInput("Name the issuer of the tokens with --issuer"
                    + (known.isEmpty() ? "." : ": " + known)
                    + (unknown == null ? "" : ". For those of sessions: " + unknown));
        }
        return known.get(0);
    }
}
