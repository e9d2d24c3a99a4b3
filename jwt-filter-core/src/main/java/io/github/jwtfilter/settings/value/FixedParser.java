package io.github.jwtfilter.settings.value;

import java.util.Optional;

/**
 * The parsers without parameters. One class instead of a method reference for each: each start reads the whole catalog, and the
 * JDK generates a class for each method reference that runs the first time, an eighth of the time of a start.
 */
enum FixedParser implements ValueParser<Object> {
    TEXT,
    PRINTABLE,
    HEADER_NAME,
    HEADER_NAMES,
    HEADER_NAMES_OR_NONE,
    SCHEME,
    METHODS,
    HEADER_TEXT,
    LOCATION,
    LOCATIONS,
    PUBLIC_KEYS,
    KEY_NAMES,
    LOGIN_PAGE,
    METADATA_ADDRESS,
    ORIGIN,
    ORIGINS,
    ORIGINS_OR_ANY,
    KEY_ADDRESS,
    ENDPOINT,
    CLIENT_ID,
    SCOPES,
    PROMPT,
    DESTINATION,
    SECRET,
    UNQUOTED_SECRET,
    LIST,
    MAPPING,
    ROLE_SEPARATOR,
    ATTRIBUTES,
    EXPOSED_HEADERS,
    ADDRESS_RANGES,
    SESSION_NAME,
    PATH,
    TABLE_PREFIX,
    SOME_RATE,
    BOOL;

    /** Returns this parser with the type of its values, which {@link Parsers} declares. */
    @SuppressWarnings("unchecked")
    <T> ValueParser<T> typed() {
        return (ValueParser<T>) this;
    }

    @Override
    public Object parse(String text) throws InvalidValueException {
        switch (this) {
            case TEXT:
                return PlainTextParser.parse(text);
            case PRINTABLE:
                return PlainTextParser.printable(text);
            case HEADER_NAME:
                return TokensParser.headerName(text);
            case HEADER_NAMES:
                return TokensParser.headerNames(text);
            case HEADER_NAMES_OR_NONE:
                return TokensParser.headerNamesOrNone(text);
            case SCHEME:
                return TokensParser.scheme(text);
            case METHODS:
                return TokensParser.methods(text);
            case HEADER_TEXT:
                return PlainTextParser.quotable(text);
            case LOCATION:
                return LocationParser.parse(text);
            case LOCATIONS:
                return LocationParser.parseList(text);
            case PUBLIC_KEYS:
                return LocationParser.parseKeys(text);
            case KEY_NAMES:
                return KeyNameParser.parseList(text);
            case LOGIN_PAGE:
                return WebAddress.loginPage(text);
            case METADATA_ADDRESS:
                return KeyAddress.parseMetadata(text);
            case ORIGIN:
                return WebAddress.origin(text);
            case ORIGINS:
                return OriginsParser.parse(text);
            case ORIGINS_OR_ANY:
                return OriginsParser.parseOrAny(text);
            case KEY_ADDRESS:
                return KeyAddress.parse(text);
            case ENDPOINT:
                return KeyAddress.parseEndpoint(text);
            case CLIENT_ID:
                return LoginParsers.clientId(text);
            case SCOPES:
                return LoginParsers.scopes(text);
            case PROMPT:
                return LoginParsers.prompt(text);
            case DESTINATION:
                return LoginParsers.destination(text);
            case SECRET:
                return SecretParser.parse(text);
            case UNQUOTED_SECRET:
                return SecretParser.unquoted(text);
            case LIST:
                return ListParser.parse(text);
            case MAPPING:
                return ListParser.parseMapping(text);
            case ROLE_SEPARATOR:
                return RoleSeparator.parse(text);
            case ATTRIBUTES:
                return ExposedNames.attributes(text);
            case EXPOSED_HEADERS:
                return ExposedNames.headers(text);
            case ADDRESS_RANGES:
                return AddressRangesParser.parse(text);
            case SESSION_NAME:
                return SessionNames.name(text);
            case PATH:
                return SessionNames.path(text);
            case TABLE_PREFIX:
                return SessionNames.tablePrefix(text);
            case SOME_RATE:
                return Optional.of(Rate.parse(text));
            default:
                return bool(text);
        }
    }

    private static boolean bool(String text) throws InvalidValueException {
        if (!text.equals("true") && !text.equals("false")) {
            throw new InvalidValueException("is neither true nor false", "write true or false");
        }
        return text.equals("true");
    }
}
