package io.github.jwtfilter.attack;

/** The transports of a token to the guard. */
enum RequestKind {
    HEADER {
        @Override
        boolean carries(String token) {
            return !token.startsWith(" ");
        }

        @Override
        AttackRequest request(String token) {
            return new AttackRequest().header("Authorization", "Bearer " + token);
        }
    },
    COOKIE {
        @Override
        boolean carries(String token) {
            boolean quoted = token.startsWith("\"") && token.endsWith("\"");
            return !token.isEmpty() && token.indexOf(';') < 0 && token.equals(token.trim()) && !quoted;
        }

        @Override
        AttackRequest request(String token) {
            return new AttackRequest().header("Cookie", "theme=dark; " + Target.COOKIE + "=" + token + "; lang=en");
        }
    };

    /**
     * Returns whether the token arrives unchanged: a header loses leading spaces; a cookie loses blanks, quotes and the text
     * after a semicolon.
     */
    abstract boolean carries(String token);

    abstract AttackRequest request(String token);
}
