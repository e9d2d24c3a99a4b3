package io.github.jwtfilter.settings;

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
import java.util.Set;
import java.util.stream.Collectors;

/** The parsers of the catalog, one per type of value. */
final class Parsers {
    private Parsers() {}

    static ValueParser<String> text() {
        return PlainTextParser::parse;
    }

    static ValueParser<String> headerName() {
        return PlainTextParser::token;
    }

    static ValueParser<List<String>> headerNames() {
        return TokensParser::headerNames;
    }

    static ValueParser<List<String>> headerNamesOrNone() {
        return TokensParser::headerNamesOrNone;
    }

    static ValueParser<String> scheme() {
        return TokensParser::scheme;
    }

    static ValueParser<List<String>> methods() {
        return TokensParser::methods;
    }

    static ValueParser<String> headerText() {
        return PlainTextParser::quotable;
    }

    /** RFC 6265 section 4.1.1 defines a cookie name as a token, like a header name. */
    static ValueParser<String> cookieName() {
        return headerName();
    }

    static ValueParser<String> location() {
        return LocationParser::parse;
    }

    static ValueParser<List<String>> locations() {
        return LocationParser::parseList;
    }

    static ValueParser<List<String>> publicKeys() {
        return LocationParser::parseKeys;
    }

    static ValueParser<List<String>> keyNames() {
        return KeyNameParser::parseList;
    }

    static ValueParser<String> loginPage() {
        return WebAddress::loginPage;
    }

    static ValueParser<URI> metadataAddress() {
        return KeyAddress::parseMetadata;
    }

    static ValueParser<URI> origin() {
        return WebAddress::origin;
    }

    static ValueParser<Origins> origins() {
        return OriginsParser::parse;
    }

    static ValueParser<Origins> originsOrAny() {
        return OriginsParser::parseOrAny;
    }

    static ValueParser<URI> keyAddress() {
        return KeyAddress::parse;
    }

    static ValueParser<Secret> secret() {
        return SecretParser::parse;
    }

    static ValueParser<Secret> unquotedSecret() {
        return SecretParser::unquoted;
    }

    static ValueParser<List<String>> list() {
        return ListParser::parse;
    }

    static ValueParser<Map<String, List<String>>> mapping() {
        return ListParser::parseMapping;
    }

    static ValueParser<Map<String, List<String>>> attributes() {
        return ExposedNames::attributes;
    }

    static ValueParser<Map<String, List<String>>> exposedHeaders() {
        return ExposedNames::headers;
    }

    static ValueParser<Integer> size(int least, int most) {
        return new SizeParser(least, most);
    }

    static ValueParser<Integer> number(int least, int most) {
        return new NumberParser(least, most);
    }

    static ValueParser<Duration> duration(Duration least, Duration most) {
        return new DurationParser(least, most);
    }

    static ValueParser<TrustedProxies> addressRanges() {
        return AddressRangesParser::parse;
    }

    static ValueParser<Boolean> bool() {
        return text -> {
            if (!text.equals("true") && !text.equals("false")) {
                throw new BadValue("is neither true nor false", "write true or false");
            }
            return text.equals("true");
        };
    }

    static <E extends Enum<E>> ValueParser<E> oneOf(Class<E> type) {
        return text -> {
            for (E constant : type.getEnumConstants()) {
                if (word(constant).equals(text)) {
                    return constant;
                }
            }
            String words =
                    Arrays.stream(type.getEnumConstants()).map(Parsers::word).collect(Collectors.joining(", "));
            throw new BadValue("is not one of the accepted words", "write one of: " + words);
        };
    }

    static <E extends Enum<E>> ValueParser<Set<E>> setOf(Class<E> type) {
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
