package io.github.jwtfilter.attack;

/** How a token reaches the guard. */
enum Way {
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

    /** Whether the token arrives as it is: a header loses leading spaces, a cookie loses blanks, quotes and its rest. */
    abstract boolean carries(String token);

    abstract AttackRequest request(String token);
}
