package io.github.jwtfilter.internal.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.JWK;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.jose.CompactJws;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.TypePolicy;
import io.github.jwtfilter.internal.json.StrictJson;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.resource.LocationResources;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.properties.FakeEnvironment;
import io.github.jwtfilter.settings.properties.SettingsFile;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A directory with files of signing keys, their settings and a clock that the test moves. */
final class SigningFolder {
    static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    final TickingClock clock = new TickingClock(START);
    final FakeEnvironment environment = new FakeEnvironment();
    private final Path directory;

    SigningFolder(Path directory) {
        this.directory = directory;
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    SigningFolder write(String name, String content) {
        return write(name, content.getBytes(UTF_8));
    }

    SigningFolder write(String name, byte[] content) {
        try {
            Files.write(path(name), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    LoadedSettings load(String... lines) {
        String content = "issuer = https://idp.example.com\naudience = app\n" + String.join("\n", lines);
        LocationResources resources =
                LocationResources.of(path("jwt-filter.properties"), getClass().getClassLoader());
        return SettingsReader.read(
                SettingsFile.of("jwt-filter.properties", content.getBytes(UTF_8)), environment, resources);
    }

    /** Returns the keys of settings with sessions in memory. */
    SigningKeys open(String... lines) {
        LoadedSettings loaded = load(withStore(lines));
        SigningKeys keys = open(loaded);
        loaded.rejectErrors();
        return keys;
    }

    private SigningKeys open(LoadedSettings loaded) {
        return SigningKeys.open(
                loaded, "/app", new BackgroundScheduler(Duration.ofSeconds(1)), clock, System::nanoTime);
    }

    /** Returns the problems of such settings. */
    List<String> problems(String... lines) {
        LoadedSettings loaded = load(withStore(lines));
        open(loaded);
        return loaded.problems().all().stream().map(Problem::toString).collect(Collectors.toList());
    }

    static String[] withStore(String... lines) {
        String[] all = Arrays.copyOf(lines, lines.length + 1);
        all[lines.length] = "session.store = memory\nprincipal.prefix = idp/";
        return all;
    }

    /** Returns a JWK Set with private members. */
    static String jwkSet(Object... keys) {
        return "{\"keys\":[" + Arrays.stream(keys).map(SigningFolder::json).collect(Collectors.joining(",")) + "]}";
    }

    private static String json(Object key) {
        return key instanceof JWK ? ((JWK) key).toJSONString() : (String) key;
    }

    /** Returns a private JWK with dates, in seconds from the start of the clock; null for none. */
    static String dated(JWK key, Integer from, Integer until) {
        String json = key.toJSONString();
        String dates = (from == null ? "" : ",\"nbf\":" + (START.getEpochSecond() + from))
                + (until == null ? "" : ",\"exp\":" + (START.getEpochSecond() + until));
        return json.substring(0, json.length() - 1) + dates + "}";
    }

    static String token(SigningKeys keys) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", "alice");
        return keys.writer().write(claims);
    }

    /** Returns the key ID of a token; null if it has none. */
    static String keyIdOf(String token) {
        return header(token).keyId();
    }

    static JoseHeader header(String token) {
        byte[] json = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
        return JoseHeader.of(StrictJson.parse(json), any -> true, TypePolicy.of(Optional.empty()))
                .value();
    }

    /** Returns null if the keys verify the token, otherwise the reason. */
    static RejectionReason check(SigningKeys keys, String token) {
        KeySet set = keys.keySource().current().value();
        return set.verify(header(token), CompactJws.parse(token, token.length()).value(), null)
                .reason();
    }
}
