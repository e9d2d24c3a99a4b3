package io.github.jwtfilter.migration;

/** A cell of a guide's table: a request of a user, and its expected outcome before and after the migration. */
record Exchange(String method, String path, boolean plainHttp, Person person, Outcome before, Outcome after) {
    private static final String OVER_PLAIN_HTTP = " over plain HTTP";
    private static final String DIFFERENCE = " → ";

    static Exchange written(String request, Person person, String cell) {
        boolean plainHttp = request.endsWith(OVER_PLAIN_HTTP);
        String[] line = request.replace(OVER_PLAIN_HTTP, "").replace("`", "").split(" ");
        String[] outcomes = cell.split(DIFFERENCE);
        return new Exchange(
                line[0],
                line[1],
                plainHttp,
                person,
                Outcome.written(outcomes[0]),
                Outcome.written(outcomes[outcomes.length - 1]));
    }

    @Override
    public String toString() {
        return method + " " + path + (plainHttp ? OVER_PLAIN_HTTP : "") + " by " + person;
    }
}
