package io.github.jwtfilter.settings.value;

import io.github.jwtfilter.internal.request.Origins;
import io.github.jwtfilter.internal.request.TrustedProxies;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parsers of the catalog, one per type of value. */
public final class Parsers {

    private Parsers() {}

    public static ValueParser<String> text() {
        return FixedParser.TEXT.typed();
    }

    public static ValueParser<String> printable() {
        return FixedParser.PRINTABLE.typed();
    }

    public static ValueParser<String> headerName() {
        return FixedParser.HEADER_NAME.typed();
    }

    public static ValueParser<List<String>> headerNames() {
        return FixedParser.HEADER_NAMES.typed();
    }

    public static ValueParser<List<String>> headerNamesOrNone() {
        return FixedParser.HEADER_NAMES_OR_NONE.typed();
    }

    public static ValueParser<String> scheme() {
        return FixedParser.SCHEME.typed();
    }

    public static ValueParser<List<String>> methods() {
        return FixedParser.METHODS.typed();
    }

    public static ValueParser<String> headerText() {
        return FixedParser.HEADER_TEXT.typed();
    }

    /** RFC 6265 section 4.1.1 defines a cookie name as a token, like a header name. */
    public static ValueParser<String> cookieName() {
        return headerName();
    }

    public static ValueParser<String> location() {
        return FixedParser.LOCATION.typed();
    }

    public static ValueParser<List<String>> locations() {
        return FixedParser.LOCATIONS.typed();
    }

    public static ValueParser<List<String>> publicKeys() {
        return FixedParser.PUBLIC_KEYS.typed();
    }

    public static ValueParser<List<String>> keyNames() {
        return FixedParser.KEY_NAMES.typed();
    }

    public static ValueParser<String> loginPage() {
        return FixedParser.LOGIN_PAGE.typed();
    }

    public static ValueParser<URI> metadataAddress() {
        return FixedParser.METADATA_ADDRESS.typed();
    }

    public static ValueParser<URI> origin() {
        return FixedParser.ORIGIN.typed();
    }

    public static ValueParser<Origins> origins() {
        return FixedParser.ORIGINS.typed();
    }

    public static ValueParser<Origins> originsOrAny() {
        return FixedParser.ORIGINS_OR_ANY.typed();
    }

    public static ValueParser<URI> keyAddress() {
        return FixedParser.KEY_ADDRESS.typed();
    }

    public static ValueParser<URI> endpoint() {
        return FixedParser.ENDPOINT.typed();
    }

    public static ValueParser<String> clientId() {
        return FixedParser.CLIENT_ID.typed();
    }

    public static ValueParser<List<String>> scopes() {
        return FixedParser.SCOPES.typed();
    }

    public static ValueParser<List<String>> prompt() {
        return FixedParser.PROMPT.typed();
    }

    public static ValueParser<String> destination() {
        return FixedParser.DESTINATION.typed();
    }

    public static ValueParser<Secret> secret() {
        return FixedParser.SECRET.typed();
    }

    public static ValueParser<Secret> unquotedSecret() {
        return FixedParser.UNQUOTED_SECRET.typed();
    }

    public static ValueParser<List<String>> list() {
        return FixedParser.LIST.typed();
    }

    public static ValueParser<Map<String, List<String>>> mapping() {
        return FixedParser.MAPPING.typed();
    }

    public static ValueParser<String> roleSeparator() {
        return FixedParser.ROLE_SEPARATOR.typed();
    }

    public static ValueParser<Map<String, List<String>>> attributes() {
        return FixedParser.ATTRIBUTES.typed();
    }

    public static ValueParser<Map<String, List<String>>> exposedHeaders() {
        return FixedParser.EXPOSED_HEADERS.typed();
    }

    public static ValueParser<Integer> size(int least, int most) {
        return new SizeParser(least, most);
    }

    public static ValueParser<Integer> number(int least, int most) {
        return new NumberParser(least, most);
    }

    /** Returns a parser for numbers, or {@code off}: 0. */
    public static ValueParser<Integer> numberOrOff(int least, int most) {
        return new OffParser<>(number(least, most), 0);
    }

    public static ValueParser<Duration> duration(Duration least, Duration most) {
        return new DurationParser(least, most);
    }

    /** Returns a parser for durations, or {@code off}: zero. */
    public static ValueParser<Duration> durationOrOff(Duration least, Duration most) {
        return new OffParser<>(duration(least, most), Duration.ZERO);
    }

    public static ValueParser<TrustedProxies> addressRanges() {
        return FixedParser.ADDRESS_RANGES.typed();
    }

    public static ValueParser<String> sessionName() {
        return FixedParser.SESSION_NAME.typed();
    }

    public static ValueParser<String> path() {
        return FixedParser.PATH.typed();
    }

    public static ValueParser<String> tablePrefix() {
        return FixedParser.TABLE_PREFIX.typed();
    }

    /** Returns a parser for rates, or {@code off}: no rate. */
    public static ValueParser<Optional<Rate>> rateOrOff() {
        return new OffParser<>(FixedParser.SOME_RATE.typed(), Optional.empty());
    }

    /** Returns the ranges as a list of the settings file, with the names of common ranges. */
    public static String format(TrustedProxies proxies) {
        return AddressRangesParser.format(proxies);
    }

    public static ValueParser<Boolean> bool() {
        return FixedParser.BOOL.typed();
    }

    public static <E extends Enum<E>> ValueParser<E> oneOf(Class<E> type) {
        return new WordParser<>(type);
    }

    public static <E extends Enum<E>> ValueParser<Set<E>> setOf(Class<E> type) {
        return new WordSetParser<>(type);
    }
}
