package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jose.CompactJws;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.StrictJson;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.store.StoreAccess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains for each token, or for a request, whether the filter accepts it, with the values of each check and a remedy. */
@Command(
        name = "explain",
        description =
                "Reads tokens from standard input, one per line, and prints the result of each check with the expected"
                        + " and the found value, and a remedy. Also accepts a header as it is copied (Authorization: Bearer ...).",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private static final int MAX_TOKEN = 128 * 1024;

    private final InputStream in;
    private final PrintWriter unescaped;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The settings file, a WAR, or the directory of an unpacked one. Not with --issuer or --jwks.")
    private @Nullable Path file;

    @Mixin
    private ProviderOptions provider = new ProviderOptions();

    @Option(
            names = "--filter",
            paramLabel = "NAME",
            description =
                    "For a WAR with several JwtFilters: the filter-name of the one whose settings are used. Default:"
                            + " the one that is mapped to the path of --request, or the first.")
    private @Nullable String filter;

    @Mixin
    private RequestOptions request = new RequestOptions();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Read the tokens from this file instead of standard input.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = InstantArgument.class,
            description = "Verify as of this time: seconds since 1970, or ISO-8601 (2026-01-31T12:00:00Z).")
    private @Nullable Instant at;

    @Option(names = "--json", description = "Print one JSON object per line, with all values.")
    private boolean json;

    @Mixin
    private ColorOption color = new ColorOption();

    /** Creates the command; {@code unescaped} is standard output, for colors. */
    ExplainCommand(InputStream in, PrintWriter unescaped, Terminal terminal) {
        this.in = in;
        this.unescaped = unescaped;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Clock clock = at == null ? Clock.systemUTC() : Clock.fixed(at, ZoneOffset.UTC);
        TokenInput tokens = new TokenInput(input(), !json);
        try (ExplainSource source = source(tokens);
                Guard guard = GuardFactory.create(
                        source.settings(), clock, source.deployment().withStores(StoreAccess.IF_AVAILABLE))) {
            return explain(new Explainer(guard, source.settings(), clock), source, tokens);
        }
    }

    private ExplainSource source(TokenInput tokens) throws IOException {
        String text = provider.settings(provider.lacksIssuer() ? issuerOf(tokens.peek()) : null);
        Path given = file;
        if (given != null && TokenText.isToken(TokenText.clean(given.toString()))) {
            throw new UnusableInput(TokenText.MISPLACED);
        }
        if ((text == null) == (given == null)) {
            throw new ParameterException(
                    spec.commandLine(), "Give either a settings file or WAR, or --issuer or --jwks.");
        }
        if (given != null) {
            return ExplainSource.ofFile(
                    given, filter, request.present() ? request.request().path() : null, request.contextPath());
        }
        if (filter != null) {
            throw new ParameterException(spec.commandLine(), "--filter belongs to a WAR.");
        }
        return ExplainSource.ofText(String.valueOf(text), Paths.get("").toAbsolutePath());
    }

    /** Returns the unverified issuer of a token, or null if it has none. */
    private static @Nullable String issuerOf(@Nullable String token) {
        Result<CompactJws> parsed =
                token == null ? Result.rejected(RejectionReason.NO_TOKEN) : CompactJws.parse(token, MAX_TOKEN);
        JsonObject claims =
                parsed.reason() == null ? StrictJson.parse(parsed.value().payloadBytes()) : null;
        String issuer = claims == null ? null : claims.string("iss");
        return issuer == null || issuer.trim().isEmpty() ? "unknown" : issuer;
    }

    private ExplainFormat format() {
        Layout layout = color.layout(unescaped, terminal, spec);
        return json ? new ExplainJson(spec.commandLine().getOut()) : new ExplainText(layout);
    }

    private int explain(Explainer explainer, ExplainSource source, TokenInput tokens) throws IOException {
        ExplainFormat format = format();
        boolean described = request.present();
        if (described && request.hasToken()) {
            return print(explainer.explain(request.request()), source, format);
        }
        String token = tokens.next();
        if (described && token == null) {
            return print(explainer.explain(request.request()), source, format);
        }
        int status = ExitCode.FINE;
        boolean any = false;
        for (; token != null; token = tokens.next()) {
            any |= !token.isEmpty();
            ExplainResult result = described
                    ? explainer.explain(
                            request.request(token, source.settings().settings().token()))
                    : explainer.explain(token);
            String remark = tokens.remark();
            if (remark != null) {
                result.note("as the value of a header, the text is rejected: " + remark + ". Only the token in it is"
                        + " explained here; for the whole request add --request and --header.");
            }
            status = Math.max(status, print(result, source, format));
            if (unescaped.checkError()) {
                return status; // as in explain FILE | head -1, with an endless input
            }
        }
        if (!any) {
            throw new UnusableInput("The input contains no token. Write it to standard input: explain FILE < token.txt,"
                    + " or name its file: --token-file token.txt");
        }
        return status;
    }

    private int print(ExplainResult result, ExplainSource source, ExplainFormat format) {
        if (!source.note().isEmpty()) {
            result.note(source.note());
        }
        String unknown = result.accepted() ? null : source.unknownIssuer();
        if (unknown != null) {
            result.note(unknown + " Or add --context-path.");
        }
        if (provider.lacksIssuer()) {
            result.note("the issuer is not checked without --issuer.");
        }
        format.print(result);
        unescaped.flush();
        spec.commandLine().getOut().flush();
        return result.accepted() ? ExitCode.FINE : ExitCode.FINDING;
    }

    private InputStream input() {
        Path given = tokenFile;
        if (given == null) {
            return in;
        }
        try {
            return new ByteArrayInputStream(Files.readAllBytes(given));
        } catch (IOException e) {
            throw new UnusableInput(given + ": there is no such file, or it cannot be read");
        }
    }
}
