package io.github.jwtfilter.settings.value;

import io.github.jwtfilter.internal.request.Origins;
import io.github.jwtfilter.internal.request.TrustedProxies;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parsers of the catalog, one per type of value. */
public final class Parsers {
    private static final String OFF = "off";

    private Parsers() {}

    public static ValueParser<String> text() {
        return PlainTextParser::parse;
    }

    public static ValueParser<String> headerName() {
        return TokensParser::headerName;
    }

    public static ValueParser<List<String>> headerNames() {
        return TokensParser::headerNames;
    }

    public static ValueParser<List<String>> headerNamesOrNone() {
        return TokensParser::headerNamesOrNone;
    }

    public static ValueParser<String> scheme() {
        return TokensParser::scheme;
    }

    public static ValueParser<List<String>> methods() {
        return TokensParser::methods;
    }

    public static ValueParser<String> headerText() {
        return PlainTextParser::quotable;
    }

    /** RFC 6265 section 4.1.1 defines a cookie name as a token, like a header name. */
    public static ValueParser<String> cookieName() {
        return headerName();
    }

    public static ValueParser<String> location() {
        return LocationParser::parse;
    }

    public static ValueParser<List<String>> locations() {
        return LocationParser::parseList;
    }

    public static ValueParser<List<String>> publicKeys() {
        return LocationParser::parseKeys;
    }

    public static ValueParser<List<String>> keyNames() {
        return KeyNameParser::parseList;
    }

    public static ValueParser<String> loginPage() {
        return WebAddress::loginPage;
    }

    public static ValueParser<URI> metadataAddress() {
        return KeyAddress::parseMetadata;
    }

    public static ValueParser<URI> origin() {
        return WebAddress::origin;
    }

    public static ValueParser<Origins> origins() {
        return OriginsParser::parse;
    }

    public static ValueParser<Origins> originsOrAny() {
        return OriginsParser::parseOrAny;
    }

    public static ValueParser<URI> keyAddress() {
        return KeyAddress::parse;
    }

    public static ValueParser<URI> endpoint() {
        return KeyAddress::parseEndpoint;
    }

    public static ValueParser<String> clientId() {
        return LoginParsers::clientId;
    }

    public static ValueParser<List<String>> scopes() {
        return LoginParsers::scopes;
    }

    public static ValueParser<List<String>> prompt() {
        return LoginParsers::prompt;
    }

    public static ValueParser<String> destination() {
        return LoginParsers::destination;
    }

    public static ValueParser<Secret> secret() {
        return SecretParser::parse;
    }

    public static ValueParser<Secret> unquotedSecret() {
        return SecretParser::unquoted;
    }

    public static ValueParser<List<String>> list() {
        return ListParser::parse;
    }

    public static ValueParser<Map<String, List<String>>> mapping() {
        return ListParser::parseMapping;
    }

    public static ValueParser<Map<String, List<String>>> attributes() {
        return ExposedNames::attributes;
    }

    public static ValueParser<Map<String, List<String>>> exposedHeaders() {
        return ExposedNames::headers;
    }

    public static ValueParser<Integer> size(int least, int most) {
        return new SizeParser(least, most);
    }

    public static ValueParser<Integer> number(int least, int most) {
        return new NumberParser(least, most);
    }

    /** Returns a parser for numbers, or {@code off}: 0. */
    public static ValueParser<Integer> numberOrOff(int least, int most) {
        return orOff(number(least, most), 0);
    }

    public static ValueParser<Duration> duration(Duration least, Duration most) {
        return new DurationParser(least, most);
    }

    public static ValueParser<TrustedProxies> addressRanges() {
        return AddressRangesParser::parse;
    }

    public static ValueParser<String> sessionName() {
        return SessionNames::name;
    }

    public static ValueParser<String> path() {
        return SessionNames::path;
    }

    public static ValueParser<String> tablePrefix() {
        return SessionNames::tablePrefix;
    }

    public static ValueParser<Rate> rate() {
        return Rate::parse;
    }

    /** Returns a parser for rates, or {@code off}: no rate. */
    public static ValueParser<Optional<Rate>> rateOrOff() {
        return orOff(text -> Optional.of(Rate.parse(text)), Optional.empty());
    }

    private static <T> ValueParser<T> orOff(ValueParser<T> parser, T off) {
        return text -> {
            if (text.equals(OFF)) {
                return off;
            }
            try {
                return parser.parse(text);
            } catch (InvalidValueException e) {
                throw new InvalidValueException(String.valueOf(e.getMessage()), e.remedy() + ", or off");
            }
        };
    }

    /** Returns the ranges as a list of the settings file, with the names of common ranges. */
    public static String format(TrustedProxies proxies) {
        return AddressRangesParser.format(proxies);
    }

    public static ValueParser<Boolean> bool() {
        return text -> {
            if (!text.equals("true") && !text.equals("false")) {
                throw new InvalidValueException("is neither true nor false", "write true or false");
            }
            return text.equals("true");
        };
    }

    public static <E extends Enum<E>> ValueParser<E> oneOf(Class<E> type) {
        return text -> {
            for (E constant : type.getEnumConstants()) {
                if (word(constant).equals(text)) {
                    return constant;
                }
            }
            String words =
                    Arrays.stream(type.getEnumConstants()).map(Parsers::word).collect(Collectors.joining(", "));
            throw new InvalidValueException("is not one of the accepted words", "write one of: " + words);
        };
    }

    public static <E extends Enum<E>> ValueParser<Set<E>> setOf(Class<E> type) {
        return text -> {
            Set<E> constants = EnumSet.noneOf(type);
            for (String item : ListParser.parse(text)) {
                constants.add(oneOf(type).parse(item));
            }
            return Collections.unmodifiableSet(constants);
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
